//! Several roles in a row at one place, under one heading.

use crdt::view::Item;

use crate::words::one_line;

use super::entry::{self, Entry};
use super::{Block, Group};

/// The blocks of a run of entries: neighbours of one group and one place joined.
pub(super) fn joined<'a>(entries: Vec<(&'a Item, Entry<'a>)>) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut rest = entries.into_iter().peekable();
    while let Some((item, entry)) = rest.next() {
        let mut roles = vec![item];
        let mut alone = Some(entry);
        while let Some((next, _)) = rest.next_if(|(next, _)| belong_together(item, next)) {
            roles.push(next);
            alone = None;
        }
        blocks.push(match alone {
            Some(entry) => Block::Entry(entry),
            None => Block::Group(group(&roles)),
        });
    }
    blocks
}

fn belong_together(first: &Item, next: &Item) -> bool {
    let (place, _) = entry::place_fields(first.kind);
    let name = one_line(first.fields.text(place));
    let other = one_line(next.fields.text(place));
    let is_same_group = first.group.is_some() && first.group == next.group && first.kind == next.kind;
    // A role may leave the company's name to the heading; one with another name stands for itself.
    is_same_group && !name.is_empty() && (other.is_empty() || other == name)
}

fn group<'a>(roles: &[&'a Item]) -> Group<'a> {
    let Some(&first) = roles.first() else {
        return Group { head: Vec::new(), about: Vec::new(), roles: Vec::new() };
    };
    let (place, about) = entry::place_fields(first.kind);
    // The heading says what is the same for all; where they differ, each says its own.
    let is_same = |key: &'static str| {
        let words = one_line(first.fields.text(key));
        !words.is_empty() && roles.iter().all(|role| one_line(role.fields.text(key)) == words)
    };
    let is_said = |key: &'static str| key == place || (about.contains(&key) && is_same(key));
    let (head, about) = entry::heading(first, is_said);
    let roles = roles.iter().map(|role| entry::without(role, is_said)).filter(|role| !role.is_empty());
    Group { head, about, roles: roles.collect() }
}
