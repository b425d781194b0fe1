//! Letters asked for, made, thrown away.

use crdt::json::{Json, Object};

use crate::api::{ApiError, resumes};
use crate::keep;
use crate::msg;

/// A letter in the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    pub id: String,
    pub title: String,
}

/// Those beside a résumé, or those in its bin; without the server those that this device keeps.
pub async fn list(user: String, resume: String, in_bin: bool) -> Result<Vec<Listed>, String> {
    match resumes::covers(&resume, in_bin).await {
        Ok(letters) => Ok(letters.into_iter().map(|letter| Listed { id: letter.id, title: letter.title }).collect()),
        Err(ApiError::Unreachable) if !in_bin => {
            let kept = keep::covers(&user, &resume).await.unwrap_or_default();
            Ok(kept.into_iter().map(|kept| Listed { id: kept.id, title: kept.about.title }).collect())
        }
        Err(failure) => Err(failure.message()),
    }
}

/// A letter of today, signed by whom the résumé is of; gives its id.
pub async fn make(resume: &str, name: String) -> Result<String, ApiError> {
    let now = js_sys::Date::new_0();
    let today = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    let mut letter = Object::new();
    letter.insert("date".to_owned(), Json::from(today));
    letter.insert("signature".to_owned(), Json::from(name));
    letter.insert("paragraphs".to_owned(), Json::Array(vec![Json::from("")]));
    resumes::create_cover(resume, msg::letter(), Json::Object(letter)).await.map(|made| made.id)
}
