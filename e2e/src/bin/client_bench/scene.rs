//! The résumé that is measured: ten sections, sixty bullets in three of them, and everything filled in.

use anyhow::{Context, ensure};
use e2e::{Server, User};
use serde_json::{Value, json};

/// A résumé on a server, its owner, and two people who may write in it too.
#[derive(Debug)]
pub struct Scene {
    pub base: String,
    pub resume: String,
    pub owner: User,
    pub others: [User; 2],
}

impl Scene {
    /// Makes the people and the résumé.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn make(server: &Server) -> anyhow::Result<Self> {
        let base = server.url();
        let owner = User::register(&base, "Ada").await?;
        let others = [User::register(&base, "Bob").await?, User::register(&base, "Cem").await?];
        let resume = owner.import(&resume().to_string()).await?;
        for other in &others {
            owner.share(&resume, other, "editor").await?;
        }
        Ok(Self { base, resume, owner, others })
    }
}

/// The bullets of three items, in three different places of the fields: one for the owner, two for the others. They lie
/// in one screen, so that all that is written is also seen.
///
/// # Errors
/// When the résumé is another.
pub fn bullets(ids: &[String]) -> anyhow::Result<[String; 3]> {
    ensure!(ids.len() >= 8, "the first item has {} bullets", ids.len());
    let field = |at: usize| ids.get(at).map(|id| format!("{id}/text")).context("a bullet");
    Ok([field(3)?, field(1)?, field(5)?])
}

/// In all: sections, bullets of work, volunteering and projects.
pub const SIZE: (usize, usize) = (10, 60);

fn resume() -> Value {
    let work: Vec<Value> = (0..4).map(|at| role("name", at, 8)).collect();
    let volunteer: Vec<Value> = (0..2).map(|at| role("organization", at, 6)).collect();
    let projects: Vec<Value> = (0..4).map(|at| role("name", at, 4)).collect();
    let small = |key: &str, more: &str, count: usize| -> Vec<Value> {
        (0..count).map(|at| json!({ key: format!("{key} number {at}"), more: "Said in a few words" })).collect()
    };
    json!({
        "basics": {
            "name": "Ada Lovelace", "label": "Analyst of engines", "email": "ada@example.org", "phone": "+44 20 7946 0000",
            "url": "https://example.org", "summary": line(7) + " " + &line(11),
            "location": { "city": "London", "countryCode": "GB" },
            "profiles": [{ "network": "Mathstodon", "username": "ada", "url": "https://example.org/@ada" }],
        },
        "work": work, "volunteer": volunteer, "projects": projects,
        "education": [{ "institution": "Home", "area": "Mathematics", "studyType": "Lessons", "startDate": "1828",
            "endDate": "1840", "courses": ["Algebra", "Calculus", "Logic"] }],
        "skills": (0..4).map(|at| json!({ "name": format!("Skill {at}"), "level": "Expert",
            "keywords": ["one", "two", "three", "four"] })).collect::<Vec<_>>(),
        "awards": small("title", "awarder", 2), "certificates": small("name", "issuer", 2),
        "publications": small("name", "publisher", 3), "languages": small("language", "fluency", 3),
        "references": small("name", "reference", 2),
    })
}

fn role(name: &str, at: usize, bullets: usize) -> Value {
    json!({
        name: format!("Company {at}"), "position": "Lead engineer", "url": "https://example.org/company",
        "startDate": format!("{}-03", 2010 + at), "endDate": format!("{}-02", 2011 + at), "summary": line(at),
        "highlights": (0..bullets).map(|number| line(at * 10 + number)).collect::<Vec<_>>(),
    })
}

/// A line as long as bullets are.
fn line(number: usize) -> String {
    const PARTS: [&str; 5] = [
        "Led a team of seven that moved the billing of two million customers",
        "Cut the time of a release from nine days to forty minutes",
        "Wrote the plan, the budget and the first prototype",
        "Found and removed a fault that had cost the company a day each month",
        "Taught three classes of newcomers",
    ];
    format!("{}, and {}.", PARTS[number % 5], PARTS[(number / 5 + 2) % 5].to_lowercase())
}
