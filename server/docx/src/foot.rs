//! What stands at the foot of every page: whose it is and which, where the settings want that.

use render::Theme;

use crate::body::{NAMES, runs_from_the_right};
use crate::xml::escaped;

/// The part, as the page of the preview says it; `None` when there is nothing to say.
pub(crate) fn of(theme: &Theme, name: &str) -> Option<String> {
    let name = Some(name.trim()).filter(|name| theme.has_running_name && !name.is_empty());
    let whose = name.map(words);
    // The program that opens the file counts.
    let which = theme.has_numbers.then(|| format!("{}{}{}", field("PAGE"), words(" / "), field("NUMPAGES")));
    if whose.is_none() && which.is_none() {
        return None;
    }
    let said = [whose, which].into_iter().flatten().collect::<Vec<_>>().join(&words(" · "));
    let bidi = if name.is_some_and(runs_from_the_right) { "<w:bidi/>" } else { "" };
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr {NAMES}><w:p><w:pPr><w:pStyle \
         w:val=\"Footer\"/>{bidi}</w:pPr>{said}</w:p></w:ftr>"
    ))
}

fn words(text: &str) -> String {
    let look = if runs_from_the_right(text) { "<w:rPr><w:rtl/></w:rPr>" } else { "" };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn field(what: &str) -> String {
    format!("<w:fldSimple w:instr=\" {what} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}
