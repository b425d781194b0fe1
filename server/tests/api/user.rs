//! Who speaks to the server: somebody without an account, or with one.

use std::ops::Deref;

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

/// Every test user's password.
pub const PASSWORD: &str = "correct horse battery";

/// A browser without an account, with its own cookies.
#[derive(Clone, Debug)]
pub struct Anonymous {
    pub client: Client,
    pub url: String,
}

impl Anonymous {
    pub fn new(url: &str) -> Self {
        let client = Client::builder().cookie_store(true).build().expect("a client");
        Self { client, url: url.to_owned() }
    }

    /// `path` below /api/v1, or the whole path when it begins with `//`.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Answer {
        let url = match path.strip_prefix('/').filter(|rest| rest.starts_with('/')) {
            Some(whole) => format!("{}{whole}", self.url),
            None => format!("{}/api/v1{path}", self.url),
        };
        let mut request = self.client.request(method, url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }

    pub async fn put(&self, path: &str, body: Value, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::PUT, path, Some(body), headers).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body), &[]).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// A body exactly as given, said to be JSON.
    pub async fn post_text(&self, path: &str, text: impl Into<String>) -> Answer {
        let request = self.client.post(format!("{}/api/v1{path}", self.url));
        let request = request.header(CONTENT_TYPE, "application/json").body(text.into());
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn login(&self, email: &str, password: &str) -> Answer {
        self.post("/auth/login", json!({ "email": email, "password": password })).await
    }
}

/// Somebody with an account, signed in by a cookie.
#[derive(Clone, Debug)]
pub struct User {
    browser: Anonymous,
    pub id: String,
    pub email: String,
}

impl Deref for User {
    type Target = Anonymous;

    fn deref(&self) -> &Anonymous {
        &self.browser
    }
}

impl User {
    pub async fn register(url: &str, name: &str) -> Self {
        let browser = Anonymous::new(url);
        let email = format!("{}@example.org", name.to_lowercase());
        let body = json!({ "email": email, "name": name, "password": PASSWORD });
        let account = browser.post("/auth/register", body).await.expect(StatusCode::CREATED);
        Self { browser, id: account.text("id"), email }
    }

    /// A new résumé's id.
    pub async fn new_resume(&self, content: Value) -> String {
        self.post("/resumes", json!({ "resume": content })).await.expect(StatusCode::CREATED).text("id")
    }

    /// A new API token.
    pub async fn new_token(&self) -> String {
        self.post("/tokens", json!({ "name": "a test" })).await.expect(StatusCode::CREATED).text("token")
    }

    /// Makes `other` a member of this user's résumé.
    pub async fn share(&self, resume: &str, other: &User, role: &str) {
        let body = json!({ "email": other.email, "role": role });
        self.post(&format!("/resumes/{resume}/members"), body).await.expect(StatusCode::CREATED);
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.text().await.expect("a body") }
    }

    /// The status must be this one.
    #[track_caller]
    pub fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// A text in the JSON, by its key.
    #[track_caller]
    pub fn text(&self, key: &str) -> String {
        self.json()[key].as_str().expect(key).to_owned()
    }

    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// It must be a problem of this status and kind, in the right type; its JSON comes back.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:tandem:problem:{kind}"), "{problem}");
        assert_eq!(problem["status"], status);
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{problem}");
        problem
    }
}
