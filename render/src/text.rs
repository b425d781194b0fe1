//! The résumé as plain text.

use crdt::view::ResumeView;

/// The whole résumé; empty for an empty one.
pub fn text(view: &ResumeView) -> String {
    format!("{}\n", view.basics.fields.plain("name"))
}
