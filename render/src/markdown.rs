//! The résumé as Markdown (CommonMark).

use crdt::view::ResumeView;

/// The whole résumé; empty for an empty one.
pub fn markdown(view: &ResumeView) -> String {
    format!("# {}\n", view.basics.fields.plain("name"))
}
