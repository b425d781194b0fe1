//! `GET /resumes/{id}/export`

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use crdt::jsonresume::{self, Export};
use crdt::view::ResumeView;
use serde::{Deserialize, Serialize};
use store::{Resume, ResumeId, Role};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::signed_in::SignedIn;
use crate::extract::{Path, Query};
use crate::problem::{Problem, Result};
use crate::resumes::access::{self, Access};
use crate::resumes::{content, photo, print, titles};
use crate::state::App;

#[derive(Deserialize, IntoParams)]
pub(super) struct Wanted {
    /// pdf, docx, json, html, md or txt.
    #[param(inline)]
    format: Format,
    /// With json: only what JSON Resume 1.0.0 allows, without what is hidden.
    #[serde(default)]
    strict: bool,
    /// With pdf, of a résumé: the id of a cover letter beside it, whose pages come first.
    #[param(value_type = Option<String>)]
    cover: Option<ResumeId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Format {
    Json,
    Html,
    Md,
    Txt,
    Pdf,
    Docx,
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A résumé or a cover letter as a file, or both in one PDF.
#[utoipa::path(get, path = "/resumes/{id}/export", tag = "résumés", params(("id" = String, Path), Wanted), responses(
    (status = OK, description = "The file"),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "A cover letter with another format than pdf"),
    (status = NOT_IMPLEMENTED, body = Problem, description = "PDF, and the server has no Chromium"),
    (status = SERVICE_UNAVAILABLE, body = Problem, description = "PDF: too many are being printed, or Chromium does not answer"),
))]
pub(super) async fn export(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<ResumeId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let Access { resume, .. } = access::to_document(&app, &me, id, Role::Viewer).await?;
    let title = titles::open(&app, &resume)?;
    if let Some(cover) = wanted.cover {
        return together(&app, &me, &resume, cover, wanted.format).await;
    }
    let (text, content_type, ending) = match wanted.format {
        Format::Json => {
            let (is_cover, export) =
                (resume.beside.is_some(), if wanted.strict { Export::Strict } else { Export::Lossless });
            let json = content::read(&app, id, move |document| match is_cover {
                true => crdt::cover::export(document, false),
                false => jsonresume::export(document, export),
            });
            (json.await?.pretty(), "application/json", "json")
        }
        Format::Html => {
            let view = shown(&app, &resume).await?;
            (
                render::html::document(&view, &title, render::templates::css(&view.settings.template)),
                "text/html; charset=utf-8",
                "html",
            )
        }
        Format::Md => (render::markdown(&said(&app, &resume).await?), "text/markdown; charset=utf-8", "md"),
        Format::Txt => (render::text(&said(&app, &resume).await?), "text/plain; charset=utf-8", "txt"),
        Format::Pdf => {
            let view = shown(&app, &resume).await?;
            let pdf = print::pdf(&app, &[&view], &title).await?;
            return Ok(file(pdf, PDF, &format!("{title}.pdf")));
        }
        Format::Docx => {
            let view = said(&app, &resume).await?;
            let name = format!("{title}.docx");
            // Packing is work for more than a moment: off the async threads.
            let made = tokio::task::spawn_blocking(move || docx::write(&view, &title));
            let docx = made.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
            return Ok(file(docx, DOCX, &name));
        }
    };
    Ok(file(text, content_type, &format!("{title}.{ending}")))
}

const PDF: &str = "application/pdf";

/// A letter and the résumé behind it, as one PDF.
async fn together(app: &App, me: &SignedIn, resume: &Resume, cover: ResumeId, format: Format) -> Result<Response> {
    if format != Format::Pdf {
        return Err(Problem::invalid_field("cover", "goes with format=pdf only; export the letter by its own id"));
    }
    let letter = access::to_document(app, me, cover, Role::Viewer).await?.resume;
    if letter.beside != Some(resume.id) {
        return Err(Problem::not_found("cover letter beside this résumé"));
    }
    let view = photo::in_view(app, resume).await?;
    let said = content::read(app, cover, crdt::Document::read).await?;
    let title = format!("{} – {}", titles::open(app, resume)?, titles::open(app, &letter)?);
    let pdf = print::pdf(app, &[&crdt::cover::beside(&view, &said), &view], &title).await?;
    Ok(file(pdf, PDF, &format!("{title}.pdf")))
}

/// What a file says: a résumé, or a letter with the head and the look of its résumé.
async fn said(app: &App, resume: &Resume) -> Result<ResumeView> {
    let said = content::read(app, resume.id, crdt::Document::read).await?;
    let Some(beside) = resume.beside else { return Ok(said) };
    let head = content::read(app, beside, crdt::Document::read).await?;
    Ok(crdt::cover::beside(&head, &said))
}

/// What a file shows: the photo too.
async fn shown(app: &App, resume: &Resume) -> Result<ResumeView> {
    if resume.beside.is_some() { said(app, resume).await } else { photo::in_view(app, resume).await }
}

/// A download. Its text is people's own, so no browser may run anything in it.
fn file(body: impl IntoResponse, content_type: &'static str, name: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
        ),
    );
    if let Ok(disposition) = HeaderValue::from_str(&disposition(name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// RFC 6266: the name in UTF-8, percent-encoded, and a plain one for old clients.
fn disposition(name: &str) -> String {
    let safe = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    let name: String = name.chars().map(safe).collect();
    let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out_of_the_header() {
        assert_eq!(
            disposition("Ada's \"cv\"/é\n.json"),
            "attachment; filename=\"Ada's -cv--_-.json\"; filename*=UTF-8''Ada%27s%20-cv--%C3%A9-.json"
        );
        assert_eq!(
            disposition("Özgeçmiş 简历.pdf"),
            "attachment; filename=\"_zge_mi_ __.pdf\"; filename*=UTF-8''%C3%96zge%C3%A7mi%C5%9F%20%E7%AE%80%E5%8E%86.pdf"
        );
    }
}
