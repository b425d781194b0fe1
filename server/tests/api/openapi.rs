//! `/api/v1/openapi.json`

use std::collections::BTreeSet;

use reqwest::StatusCode;

use crate::app::TestApp;

const ROUTES: &[&str] = &[
    "DELETE /api/v1/me",
    "DELETE /api/v1/resumes/{id}",
    "DELETE /api/v1/resumes/{id}/members/{user_id}",
    "DELETE /api/v1/resumes/{id}/photo/{photo}",
    "DELETE /api/v1/sessions/{id}",
    "DELETE /api/v1/tokens/{id}",
    "GET /api/v1/invitations/{secret}",
    "GET /api/v1/me",
    "GET /api/v1/resumes",
    "GET /api/v1/resumes/{id}",
    "GET /api/v1/resumes/{id}/checkup",
    "GET /api/v1/resumes/{id}/covers",
    "GET /api/v1/resumes/{id}/export",
    "GET /api/v1/resumes/{id}/first-page",
    "GET /api/v1/resumes/{id}/members",
    "GET /api/v1/resumes/{id}/photo/{photo}",
    "GET /api/v1/resumes/{id}/readback",
    "GET /api/v1/resumes/{id}/tags",
    "GET /api/v1/sessions",
    "GET /api/v1/sync/{resume_id}",
    "GET /api/v1/tokens",
    "GET /healthz",
    "GET /metrics",
    "GET /readyz",
    "PATCH /api/v1/me",
    "PATCH /api/v1/resumes/{id}",
    "PATCH /api/v1/resumes/{id}/members/{user_id}",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/logout",
    "POST /api/v1/auth/register",
    "POST /api/v1/import",
    "POST /api/v1/invitations/{secret}/accept",
    "POST /api/v1/resumes",
    "POST /api/v1/resumes/{id}/covers",
    "POST /api/v1/resumes/{id}/duplicate",
    "POST /api/v1/resumes/{id}/members",
    "POST /api/v1/resumes/{id}/photo",
    "POST /api/v1/resumes/{id}/undelete",
    "POST /api/v1/tokens",
    "PUT /api/v1/resumes/{id}",
    "PUT /api/v1/resumes/{id}/tags",
];

#[tokio::test]
async fn every_route_is_described() {
    let app = TestApp::start().await;
    let description = app.anonymous().get("/openapi.json").await.expect(StatusCode::OK).json();
    let paths = description["paths"].as_object().expect("paths");
    let described: BTreeSet<String> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("methods").keys().map(|method| method.to_uppercase());
            methods.map(|method| format!("{method} {path}")).collect::<Vec<_>>()
        })
        .collect();
    let expected: BTreeSet<String> = ROUTES.iter().map(|route| (*route).to_owned()).collect();
    assert_eq!(described, expected);
}

#[tokio::test]
async fn every_described_route_exists() {
    let app = TestApp::start().await;
    for route in ROUTES {
        let (method, path) = route.split_once(' ').expect("a method and a path");
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let answer = app.anonymous().send(method, &format!("/{path}"), None, &[]).await;
        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{route}");
        assert!(!answer.body.contains("unknown-address"), "{route}: {}", answer.body);
    }
}

#[tokio::test]
async fn references_lead_somewhere() {
    let app = TestApp::start().await;
    let answer = app.anonymous().get("/openapi.json").await;
    let schemas = answer.json()["components"]["schemas"].clone();
    for part in answer.body.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().expect("a name");
        assert!(schemas.get(name).is_some(), "{name} is not described");
    }
}
