//! Small pictures before the ways to reach the person.

use super::escape::attribute;
use crate::sheet::Way;

/// A picture that says nothing the words beside it do not.
pub(super) fn push(html: &mut String, way: Way) {
    // Drawn for this page, in a square of sixteen.
    let path = match way {
        Way::Place => {
            "M8 14.5s4.7-4.6 4.7-8a4.7 4.7 0 0 0-9.4 0c0 3.4 4.7 8 4.7 8ZM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z"
        }
        Way::Email => "M2 3.5h12v9H2zM2.3 4 8 8.6 13.7 4",
        Way::Phone => "M3.2 2.5h2.6l1.2 3-1.6 1.2a9 9 0 0 0 3.9 3.9l1.2-1.6 3 1.2v2.6c-5.5 1.5-11.8-4.8-10.3-10.3Z",
        Way::Link => {
            "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.8-.8"
        }
    };
    html.push_str("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path");
    attribute(html, "d", path);
    html.push_str("/></svg>");
}
