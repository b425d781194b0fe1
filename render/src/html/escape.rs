//! Text that cannot be taken for HTML.

/// Adds text, safe between tags and inside quoted attributes alike.
pub(super) fn push(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // No control character has a meaning on a page, and most are errors in HTML.
            _ if letter.is_control() => {}
            _ => html.push(letter),
        }
    }
}

/// Adds ` name="value"`.
pub(super) fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    push(html, value);
    html.push('"');
}
