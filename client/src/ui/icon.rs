//! Icons: one line drawing of 16 × 16 each, in the colour of the text around them.

use dioxus::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    Auto,
    Back,
    Bin,
    Check,
    Checklist,
    Close,
    Columns,
    Copy,
    Date,
    Down,
    Download,
    Eye,
    EyeOff,
    Grip,
    Link,
    More,
    Pencil,
    Person,
    Plus,
    Redo,
    Rows,
    Search,
    Sheets,
    Sun,
    Moon,
    Tag,
    Undo,
    Up,
    Upload,
    Warning,
}

impl Glyph {
    /// Whether it points to where one came from, which is elsewhere when the page runs from right to left.
    const fn is_pointing(self) -> bool {
        matches!(self, Self::Back | Self::Undo | Self::Redo)
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Auto => "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z",
            Self::Back => "M9.5 3.5 5 8l4.5 4.5",
            Self::Bin => "M2.5 4.500h11M6 4.500V2.800h4v1.700M4 4.500l.6 8.700h6.800l.6-8.700M6.7 7v3.700M9.3 7v3.7",
            Self::Check => "m3 8.5 3.2 3.200L13 4.8",
            Self::Checklist => {
                "m2.200 4.500 1.300 1.300L6 3.200M2.200 11l1.300 1.300L6 9.700M8.500 4.700h5M8.500 11.200h5"
            }
            Self::Close => "m4 4 8 8m0-8-8 8",
            Self::Columns => "M2.5 3h11v10h-11ZM9.8 3v10",
            Self::Copy => "M6 6h7.200v7.200H6Zm4-.2V2.800H2.800V10h3",
            Self::Date => "M2.5 3.800h11v9.700h-11ZM2.5 7h11M5.5 2.200v3M10.5 2.200v3",
            Self::Down => "M8 3v10m4.2-4.200L8 13 3.8 8.8",
            Self::Download => "M8 2.500V10m3.5-3.300L8 10.2 4.5 6.700M3 13.500h10",
            Self::Eye => {
                "M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z"
            }
            Self::EyeOff => {
                "M6.3 4a6 6 0 0 1 1.7-.3c4 0 6.5 4.3 6.5 4.300a12 12 0 0 1-1.8 2.200M4.2 5.300A11 11 0 0 0 1.5 8S4 12.3 8 12.300c1 0 1.9-.3 2.7-.7M6.7 6.600a2 2 0 0 0 2.8 2.800M2.5 2.500l11 11"
            }
            Self::Grip => "M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01",
            Self::Link => {
                "M6.800 9.200a2.600 2.600 0 0 0 3.700 0l2.200-2.200a2.600 2.600 0 0 0-3.700-3.700l-.8.8M9.200 6.800a2.600 2.600 0 0 0-3.700 0L3.300 9a2.600 2.600 0 0 0 3.700 3.700l.8-.8"
            }
            Self::More => "M3.500 8v.01M8 8v.01M12.500 8v.01",
            Self::Pencil => "M10.4 3.2 12.8 5.6 5.6 12.800H3.200v-2.400Z",
            Self::Person => {
                "M6.5 7.800a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.200ZM1.8 13.500c0-2.4 2-3.8 4.7-3.800s4.7 1.4 4.7 3.800M12.7 4.500v4M10.7 6.500h4"
            }
            Self::Plus => "M8 3.200v9.600M3.2 8h9.6",
            Self::Sun => {
                "M8 10.700a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.400ZM8 1.500v1.300M8 13.200v1.300M1.5 8h1.300M13.2 8h1.300M3.4 3.400l.9.9M11.7 11.700l.9.9M3.4 12.600l.9-.9M11.7 4.300l.9-.9"
            }
            Self::Moon => "M13.2 9.600A5.6 5.6 0 0 1 6.4 2.800a5.6 5.6 0 1 0 6.8 6.800Z",
            Self::Rows => "M2.500 4h11M2.500 8h11M2.500 12h11",
            Self::Sheets => {
                "M2.500 2.500h4.500v4.500h-4.500ZM9 2.500h4.500v4.500H9ZM2.500 9h4.500v4.500h-4.500ZM9 9h4.500v4.500H9Z"
            }
            Self::Tag => "M2.500 2.500h5.300l5.700 5.700-5.300 5.300-5.700-5.700ZM5.400 5.400v.01",
            Self::Search => "M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM10.300 10.300 13.500 13.500",
            Self::Redo => "M10.5 3l3 3-3 3M13.5 6H6.300a3.5 3.5 0 0 0 0 7H10",
            Self::Undo => "M5.5 3 2.5 6l3 3M2.5 6h7.200a3.5 3.5 0 0 1 0 7H6",
            Self::Up => "M8 13V3M3.8 7.2 8 3l4.2 4.2",
            Self::Upload => "M8 10.500V3M4.5 6.3 8 2.800l3.5 3.500M3 13.500h10",
            Self::Warning => "M8 2.5 14.6 13.500H1.400ZM8 6.500v3.200M8 11.500v.1",
        }
    }
}

/// A picture beside or instead of words; the words are the button's own.
#[component]
pub fn Icon(glyph: Glyph) -> Element {
    rsx! {
        svg {
            class: if glyph.is_pointing() { "icon pointing" } else { "icon" },
            view_box: "0 0 16 16",
            width: "16",
            height: "16",
            "aria-hidden": "true",
            path { d: glyph.path() }
            if glyph == Glyph::Auto {
                path { class: "icon-filled", d: "M8 2.5a5.5 5.5 0 0 1 0 11Z" }
            }
        }
    }
}
