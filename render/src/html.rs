//! The page as HTML and CSS.

mod escape;
mod first;
mod icon;
mod letter;
mod speech;
mod style;
mod turning;
mod write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use crdt::view::ResumeView;

use speech::Speech;

use crate::script::Scripts;
use crate::sheet::Sheet;
use crate::{Language, Paper, Theme, fonts, templates, theme};

/// The script that lays the page into sheets, as a module: the preview and the print use the same.
pub const PAGINATE: &str = include_str!("../script/paginate.js");

/// A page for a container in somebody's document: all its rules are scoped under `.tandem-page`.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The rules of every page, without a `style` element around them. Those of its template come behind them.
    pub css: String,
    /// The key of the template: see [`crate::templates::css`].
    pub template: &'static str,
    /// One element of class `tandem-page`. Sections, items and bullets carry `data-object="<id>"`, their texts and
    /// dates `data-field="<object>/<field>"`.
    pub body: String,
    pub paper: Paper,
    /// What it is in, as far as it says: BCP 47.
    pub language: &'static str,
}

/// The page for the preview, as wide and at least as high as one sheet of paper.
pub fn page(view: &ResumeView) -> Page {
    themed(view, &Theme::of(&view.settings), Scripts::of_resume(view))
}

/// `scripts`: of the résumé, which is counted once.
fn themed(view: &ResumeView, theme: &Theme, scripts: Scripts) -> Page {
    let mut sheet = Sheet::of_scripts(view, scripts);
    sheet.photo = sheet.photo.filter(|_| theme.has_photo);
    let (language, speech) = (Language::of(&view.settings, scripts), Speech::of(view, scripts));
    Page {
        css: style::page(theme, with_own_words(scripts, language)),
        template: theme.template,
        body: write::body(&sheet, theme, language, speech),
        language: speech.language,
        paper: theme.paper,
    }
}

/// With the letters of the page's own words.
fn with_own_words(mut scripts: Scripts, language: Language) -> Scripts {
    // Its name need not have all kinds of its letters: that of Japanese has no kana.
    scripts.add(language.name());
    scripts.add(language.word("skills"));
    scripts
}

/// The beginning of the page: at least what fits on the first sheet, and not much more.
pub fn first_page(mut view: ResumeView) -> Page {
    first::cut(&mut view);
    page(&view)
}

/// A complete HTML file that looks like a sheet of paper on a screen and prints as one.
///
/// It loads nothing and runs nothing, and says so in its content security policy. `template` are the rules of the page's
/// template: the web app loads them beside the program.
pub fn document(view: &ResumeView, title: &str, template: &str) -> String {
    let theme = Theme::of(&view.settings);
    let page = themed(view, &theme, Scripts::of_resume(view));
    let around = style::document(&theme);
    let name = name(view, title);
    file(&page, &name, "", &[&page.css, template, &around])
}

/// A complete HTML file that is to be printed: its letters are in it. It flows in one column until [`paginate`]
/// has been run in it.
pub fn print(view: &ResumeView, title: &str) -> String {
    print_all(&[view], title)
}

/// The same of several readings of one look, one after the other: a cover letter, and the résumé behind it. Each begins a
/// sheet, and counts its own. Nothing for none.
pub fn print_all(views: &[&ResumeView], title: &str) -> String {
    let Some(first) = views.first() else { return String::new() };
    let theme = Theme::of(&first.settings);
    let mut letters = Scripts::default();
    let pages = views.iter().map(|view| {
        let scripts = Scripts::of_resume(view);
        letters.join(with_own_words(scripts, Language::of(&view.settings, scripts)));
        themed(view, &theme, scripts)
    });
    let page = pages.reduce(|all, next| Page { body: all.body + "\n" + &next.body, ..all });
    let Some(page) = page.map(|page| Page { css: style::page(&theme, letters), ..page }) else { return String::new() };
    let stacks = [theme.font, theme.heading_font].map(|font| theme::families(font, letters));
    let faces = fonts::faces_for(&page.body, &stacks);
    let letters =
        fonts::css(faces.into_iter(), |face| format!("data:font/woff2;base64,{}", BASE64_STANDARD.encode(face.bytes)));
    let around = style::print(page.paper);
    let css = [&letters, &page.css, templates::css(page.template), &around];
    file(&page, &name(first, title), "font-src data:; ", &css)
}

/// A function without arguments, in JavaScript, that lays the pages of [`print`] and [`print_all`] into sheets.
pub fn paginate() -> String {
    let module = PAGINATE.replace("export function", "function");
    format!(
        "() => {{\n{module}\nfor (const flow of [...document.querySelectorAll(\".tandem-page\")]) \
         flow.replaceWith(...paginate(flow));\n}}"
    )
}

/// What the document is called: its title, or who it is about.
fn name(view: &ResumeView, title: &str) -> String {
    let names = [title.to_owned(), view.basics.fields.plain("name"), "Résumé".to_owned()];
    let names = names.map(|name| crate::words::one_line(&crdt::view::RichText::from_plain(name)));
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

fn file(page: &Page, name: &str, policy: &str, css: &[&str]) -> String {
    let size = css.iter().map(|css| css.len()).sum::<usize>() + page.body.len() + 1024;
    let mut html = String::with_capacity(size);
    html.push_str("<!doctype html>\n<html");
    escape::attribute(&mut html, "lang", page.language);
    html.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.push_str(policy);
    html.push_str("img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape::push(&mut html, name);
    html.push_str("</title>\n<style>\n");
    css.iter().for_each(|css| html.push_str(css));
    html.push_str("</style>\n</head>\n<body>\n<main>\n");
    html.push_str(&page.body);
    html.push_str("\n</main>\n</body>\n</html>\n");
    html
}
