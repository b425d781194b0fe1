//! A year and its months.

use crdt::view::{DateValue, PartialDate};
use dioxus::prelude::*;

use crate::msg;
use crate::ui::{Glyph, Icon};
use crate::words::short_month;

#[component]
pub fn MonthPicker(value: Option<DateValue>, ongoing: bool, onpick: EventHandler<Option<String>>) -> Element {
    let chosen = match value {
        Some(DateValue::Partial(date)) => Some(date),
        _ => None,
    };
    let mut year = use_signal(|| chosen.map_or_else(this_year, |date| date.year));
    let is_month =
        move |month: u8| chosen.is_some_and(|date: PartialDate| date.year == year() && date.month == Some(month));
    let is_year = chosen.is_some_and(|date| date.year == year() && date.month.is_none());
    rsx! {
        div { class: "picker-year",
            button {
                class: "icon-button small",
                r#type: "button",
                "aria-label": msg::date_year_before(),
                onclick: move |_| year -= 1,
                Icon { glyph: Glyph::Back }
            }
            button {
                class: "picker-cell",
                r#type: "button",
                "aria-pressed": if is_year { "true" } else { "false" },
                title: msg::date_year_alone(),
                onclick: move |_| onpick.call(Some(format!("{:04}", year()))),
                "{year}"
            }
            button {
                class: "icon-button small turned",
                r#type: "button",
                "aria-label": msg::date_year_after(),
                onclick: move |_| year += 1,
                Icon { glyph: Glyph::Back }
            }
        }
        div { class: "picker-months",
            for month in 1..=12u8 {
                button {
                    key: "{month}",
                    class: "picker-cell",
                    r#type: "button",
                    "aria-pressed": if is_month(month) { "true" } else { "false" },
                    onclick: move |_| onpick.call(Some(format!("{:04}-{month:02}", year()))),
                    {short_month(month)}
                }
            }
        }
        button { class: "picker-cell", r#type: "button", onclick: move |_| onpick.call(None),
            if ongoing { {msg::date_present()} } else { {msg::date_none()} }
        }
    }
}

fn this_year() -> i32 {
    js_sys::Date::new_0().get_full_year() as i32
}
