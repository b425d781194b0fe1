//! A person at the REST API.

use anyhow::{Context, bail, ensure};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

/// Everybody's password.
pub const PASSWORD: &str = "four plain words together";

/// An account and its session, kept as a cookie.
#[derive(Clone, Debug)]
pub struct User {
    client: Client,
    base: String,
    /// The account's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub email: String,
}

/// An answer of the API.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: StatusCode,
    /// `Content-Type`, or nothing.
    pub content_type: String,
    /// `ETag`, or nothing.
    pub etag: String,
    /// The body as it came.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none.
    pub fn json(&self) -> anyhow::Result<Value> {
        serde_json::from_str(&self.body).with_context(|| format!("no JSON: {}", self.body))
    }

    /// The body as JSON, if the status is this one.
    ///
    /// # Errors
    /// When it is another; with the body.
    pub fn expect(&self, status: u16) -> anyhow::Result<Value> {
        ensure!(self.status.as_u16() == status, "{status} was expected, not {}: {}", self.status, self.body);
        if self.body.is_empty() { Ok(Value::Null) } else { self.json() }
    }

    /// Checks that this is a problem of this status, and gives what it says.
    ///
    /// # Errors
    /// When it is something else.
    pub fn problem(&self, status: u16) -> anyhow::Result<Value> {
        let problem = self.expect(status)?;
        ensure!(self.content_type.starts_with("application/problem+json"), "not a problem: {}", self.content_type);
        for key in ["type", "title", "detail"] {
            ensure!(problem[key].as_str().is_some_and(|text| !text.is_empty()), "a problem without {key}: {problem}");
        }
        ensure!(problem["status"] == status, "a problem with another status: {problem}");
        Ok(problem)
    }
}

impl User {
    /// Makes an account on the server at `base` and signs in.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn register(base: &str, name: &str) -> anyhow::Result<Self> {
        let mut user = Self::stranger(base, name)?;
        let body = json!({ "email": user.email, "name": name, "password": PASSWORD });
        let me = user.post("/auth/register", body).await?.expect(201)?;
        user.id = text(&me, "id")?;
        Ok(user)
    }

    /// Signs in with an account that exists already.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn sign_in(base: &str, name: &str) -> anyhow::Result<Self> {
        let mut user = Self::stranger(base, name)?;
        let answer = user.post("/auth/login", json!({ "email": user.email, "password": PASSWORD })).await?;
        ensure!(answer.status.is_success(), "{name} cannot sign in: {} {}", answer.status, answer.body);
        user.id = text(&user.get("/me").await?.expect(200)?, "id")?;
        Ok(user)
    }

    /// Somebody who is not signed in.
    ///
    /// # Errors
    /// When no HTTP client can be made.
    pub fn stranger(base: &str, name: &str) -> anyhow::Result<Self> {
        let client = Client::builder().cookie_store(true).build()?;
        let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let email = format!("{}@example.org", word.to_lowercase());
        Ok(Self { client, base: base.to_owned(), id: String::new(), name: name.to_owned(), email })
    }

    /// The same session at another address, such as another replica's.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// Asks; `path` is below `/api/v1`.
    ///
    /// # Errors
    /// When nobody answers. Every status is an answer.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> anyhow::Result<Answer> {
        let mut request = self.client.request(method, format!("{}/api/v1{path}", self.base));
        if let Some(body) = body {
            request = request.json(&body);
        }
        self.answer(request).await
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> anyhow::Result<Answer> {
        let response = request.send().await?;
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (content_type, etag) = (header("content-type").to_owned(), header("etag").to_owned());
        Ok(Answer { status: response.status(), content_type, etag, body: response.text().await? })
    }

    /// GET.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn get(&self, path: &str) -> anyhow::Result<Answer> {
        self.send(Method::GET, path, None).await
    }

    /// POST.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn post(&self, path: &str, body: Value) -> anyhow::Result<Answer> {
        self.send(Method::POST, path, Some(body)).await
    }

    /// POST of a body that need not be JSON, declared as JSON.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn post_text(&self, path: &str, body: String) -> anyhow::Result<Answer> {
        let request = self.client.post(format!("{}/api/v1{path}", self.base));
        self.answer(request.header("content-type", "application/json").body(body)).await
    }

    /// PUT of a JSON body that takes the place of what carries this ETag.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn put_text(&self, path: &str, body: String, etag: &str) -> anyhow::Result<Answer> {
        let request = self.client.put(format!("{}/api/v1{path}", self.base));
        self.answer(request.header("content-type", "application/json").header("if-match", etag).body(body)).await
    }

    /// GET with a bearer token instead of the session.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn get_with_token(&self, path: &str, token: &str) -> anyhow::Result<Answer> {
        let client = Client::new();
        self.answer(client.get(format!("{}/api/v1{path}", self.base)).bearer_auth(token)).await
    }

    /// Makes a token.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn token(&self) -> anyhow::Result<String> {
        text(&self.post("/tokens", json!({ "name": "test" })).await?.expect(201)?, "token")
    }

    /// Makes a résumé from the text of a JSON Resume file; numbers go out digit for digit.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn import(&self, text_of_file: &str) -> anyhow::Result<String> {
        let answer = self.post_text("/resumes", format!("{{\"resume\":{text_of_file}}}")).await?;
        text(&answer.expect(201)?, "id")
    }

    /// The export as text.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn export(&self, resume: &str, query: &str) -> anyhow::Result<String> {
        let answer = self.get(&format!("/resumes/{resume}/export?{query}")).await?;
        match answer.status {
            StatusCode::OK => Ok(answer.body),
            status => bail!("no export: {status} {}", answer.body),
        }
    }

    /// The export as PDF.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn pdf(&self, resume: &str) -> anyhow::Result<Vec<u8>> {
        self.file(resume, "pdf").await
    }

    /// The résumé as a file of a format: `pdf`, `docx`, `txt` …
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn file(&self, resume: &str, format: &str) -> anyhow::Result<Vec<u8>> {
        let address = format!("{}/api/v1/resumes/{resume}/export?format={format}", self.base);
        let response = self.client.get(address).send().await?;
        ensure!(response.status() == StatusCode::OK, "no {format}: {} {}", response.status(), response.text().await?);
        Ok(response.bytes().await?.to_vec())
    }

    /// The résumé's content as JSON.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn content(&self, resume: &str) -> anyhow::Result<Value> {
        Ok(self.get(&format!("/resumes/{resume}")).await?.expect(200)?["resume"].take())
    }

    /// Lets somebody with an account in.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn share(&self, resume: &str, with: &Self, role: &str) -> anyhow::Result<()> {
        let body = json!({ "email": with.email, "role": role });
        self.post(&format!("/resumes/{resume}/members"), body).await?.expect(201).map(drop)
    }

    /// Gives a member another role.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn change_role(&self, resume: &str, of: &Self, role: &str) -> anyhow::Result<()> {
        let (path, body) = (format!("/resumes/{resume}/members/{}", of.id), json!({ "role": role }));
        self.send(Method::PATCH, &path, Some(body)).await?.expect(200).map(drop)
    }
}

fn text(value: &Value, key: &str) -> anyhow::Result<String> {
    value[key].as_str().map(str::to_owned).with_context(|| format!("no {key} in {value}"))
}
