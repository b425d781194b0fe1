//! Lines below the head of an entry that say more than a text does.

use serde_json::{Map, Value};

use super::{Plan, head};
use crate::Why;
use crate::lines::{Line, Run};
use crate::reading::Draft;
use crate::words::{clean, put};

/// A short line below the head that says what is still missing: the company, the school, the position, the town. Gives
/// the fields that were made of it.
pub(super) fn own_line(
    item: &mut Map<String, Value>,
    key: &str,
    plan: &Plan,
    head: &Line,
    line: &Line,
    text: &str,
) -> Option<Vec<&'static str>> {
    let is_short = text.chars().count() <= 70 && !text.ends_with(['.', ':', ';', '!', '?']) && !text.contains('\n');
    // In files whose entries have headings, a line below is text, unless it stands out.
    let is_beside = clean(&line.text()) != text;
    let has = |key: &str| item.contains_key(key);
    let is_marked = |run: &Run| run.bold || run.italic;
    let is_all_marked = || line.runs.iter().all(|run| is_marked(run) || run.text.trim().is_empty());
    let is_free = head.level().is_none() || is_beside && line.runs.iter().any(is_marked) || is_all_marked();
    if !is_short || !is_free || !matches!(key, "work" | "volunteer" | "education") {
        return None;
    }
    match (has(plan.title) || has("studyType"), has(plan.place)) {
        // The heading was the place.
        (true, false) if head.level().is_some() && !head::is_role(&clean(&head.text())) && !head::is_place(text) => {
            let above = item.remove(plan.title).or_else(|| item.remove("studyType"))?;
            item.insert(plan.place.to_owned(), above);
            put(item, plan.title, text);
            Some(vec![plan.place, plan.title])
        }
        (true, false) => {
            let (place, town) = if key == "work" { head::town(text) } else { (text, "") };
            put(item, plan.place, place);
            put(item, "location", town);
            Some(if town.is_empty() { vec![plan.place] } else { vec![plan.place, "location"] })
        }
        (false, true) => {
            let field = if key == "education" { "studyType" } else { plan.title };
            put(item, field, text);
            Some(vec![field])
        }
        (true, true) if key == "work" && is_beside && !has("location") => {
            put(item, "location", text);
            Some(vec!["location"])
        }
        _ => None,
    }
}

/// Of several texts of a role, the first says what the company does when it is short and no sentence.
pub(super) fn about_the_place(
    draft: &mut Draft,
    item: &mut Map<String, Value>,
    key: &str,
    path: &str,
    texts: &mut Vec<Line>,
) {
    let is_about = |line: &Line| {
        let text = line.text();
        text.chars().count() <= 80 && !text.ends_with(['.', '!', '?', ':', ';']) && !text.contains('\n')
    };
    if key == "work" && texts.len() > 1 && !item.contains_key("description") && is_about(&texts[0]) {
        let text = texts.remove(0).text();
        draft.unsure(format!("{path}.description"), Why::AboutPlace, &text);
        put(item, "description", &text);
    }
}
