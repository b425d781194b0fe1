//! Résumés and letters as PDF.

use axum::http::StatusCode;
use bytes::Bytes;
use crdt::view::ResumeView;
use pdf::{Job, PdfError};

use crate::problem::{Problem, Result};
use crate::state::App;

/// The pages of the preview, as they print: of several readings one after the other.
///
/// # Errors
/// 501 when this server has no Chromium, 503 when it is busy or does not answer.
pub async fn pdf(app: &App, views: &[&ResumeView], title: &str) -> Result<Bytes> {
    let job = Job { html: render::html::print_all(views, title), before: render::html::paginate() };
    match app.printer.print(&job).await {
        Ok(printed) => {
            let author = views.first().map(|view| view.basics.fields.plain("name")).unwrap_or_default();
            Ok(pdf::with_author(printed.pdf, author.trim()))
        }
        Err(PdfError::NoBrowser) => Err(Problem::new(
            StatusCode::NOT_IMPLEMENTED,
            "no-browser",
            "This server has no Chromium to make PDFs with. Print the page from your browser and choose \"Save as PDF\": \
             the pages are the same.",
        )),
        Err(PdfError::Busy) => Err(Problem::unavailable("Many PDFs are being made right now. Try again in a moment.")),
        Err(error) => {
            tracing::error!(%error, "a PDF was not made");
            Err(Problem::unavailable(
                "The PDF was not made: Chromium does not answer on the server. Try again, or print the page from your \
                 browser: the pages are the same.",
            ))
        }
    }
}
