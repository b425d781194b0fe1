//! Addresses that do not open anything: those that the page does not make a link of, and hosts that cannot exist.

use crdt::FieldRef;
use crdt::schema::Form;
use crdt::view::{Item, RichText, Value};

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::quoted;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut look = |at: FieldRef, address: &str| {
        if !address.trim().is_empty() && !opens(address) {
            found.push(Finding { words: quoted(address), ..remark(Rule::LinkMalformed, Severity::Problem, at) });
        }
    };
    let basics = &reading.view.basics;
    look(FieldRef::basics("url"), &basics.fields.plain("url"));
    marks(basics.fields.text("summary"), |address| look(FieldRef::basics("summary"), address));
    let profiles = basics.profiles.iter().filter(|item| !item.hidden);
    for item in profiles.chain(reading.entries.iter().map(|entry| entry.item)) {
        in_item(item, &mut look);
    }
}

fn in_item(item: &Item, look: &mut impl FnMut(FieldRef, &str)) {
    for (key, value) in item.fields.iter() {
        let Value::Text(text) = value else { continue };
        let at = FieldRef::new(item.id.clone(), key);
        if item.kind.field(key).is_some_and(|field| field.form == Form::Url) {
            look(at, &text.plain());
        } else {
            marks(text, |address| look(at.clone(), address));
        }
    }
    for bullet in item.lists.values().flatten().filter(|bullet| !bullet.hidden) {
        marks(&bullet.text, |address| look(FieldRef::bullet(&bullet.id), address));
    }
}

/// The addresses behind words.
fn marks(text: &RichText, look: impl FnMut(&str)) {
    text.spans.iter().filter_map(|span| span.marks.link.as_deref()).for_each(look);
}

fn opens(address: &str) -> bool {
    let Some(address) = render::link(address) else { return false };
    let Some((_, rest)) = address.split_once("://") else { return true };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    // An address of the sixth version has no dots.
    let host = if host.starts_with("%5B") { return true } else { host.split(':').next().unwrap_or_default() };
    host.contains('.') && host.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens() {
        for good in [
            "https://okafor.example",
            "github.com/mina",
            "www.x.org/a?b#c",
            "http://x.org:8080/",
            "mailto:a@b.org",
            "a@b.org",
            "tel:+4670",
            "https://bücher.example/ä",
        ] {
            assert!(opens(good), "{good}");
        }
    }

    #[test]
    fn what_does_not() {
        for bad in [
            "linkedin",
            "https://linkedin/in/mina",
            "https://https://x.org",
            "http//x.org",
            "htps:/x.org",
            "my site.org",
            "n/a",
            "javascript:alert(1)",
            "https://",
            "https://x..org",
        ] {
            assert!(!opens(bad), "{bad}");
        }
    }
}
