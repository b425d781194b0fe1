//! Several roles in a row at one place, under one heading.

use crdt::company::{Company, place_name};
use crdt::view::Item;

use crate::dates::Wording;
use crate::words::one_line;

use super::entry::{self, Entry};
use super::{Block, Group};

/// The blocks of a run of entries: neighbours of one group and one place joined.
pub(super) fn joined<'a>(entries: Vec<(&'a Item, Entry<'a>)>, wording: Wording) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut rest = entries.into_iter().peekable();
    while let Some((item, entry)) = rest.next() {
        let mut company = Company::of(item);
        let mut roles = vec![(item, entry)];
        while let Some(next) = rest.next_if(|(next, _)| company.takes(next)) {
            roles.push(next);
        }
        // Roles without a place have nothing to stand under.
        if roles.len() == 1 || company.name().is_empty() {
            blocks.extend(roles.into_iter().map(|(_, entry)| Block::Entry(entry)));
        } else {
            blocks
                .extend(group(&roles.into_iter().map(|(item, _)| item).collect::<Vec<_>>(), wording).map(Block::Group));
        }
    }
    blocks
}

fn group<'a>(roles: &[&'a Item], wording: Wording) -> Option<Group<'a>> {
    let holder = roles.iter().find(|role| !place_name(role).is_empty())?;
    let (place, about) = holder.kind.place()?;
    // The heading says what is the same for all who say it; where they differ, each says its own.
    let is_same = |key: &'static str| {
        let words = one_line(holder.fields.text(key));
        let mut others = roles.iter().map(|role| one_line(role.fields.text(key)));
        !words.is_empty() && others.all(|other| other.is_empty() || other == words)
    };
    let is_said = |key: &'static str| key == place || (about.contains(&key) && is_same(key));
    let (head, about) = entry::heading(holder, wording, is_said);
    let roles = roles.iter().map(|role| entry::without(role, wording, is_said)).filter(|role| !role.is_empty());
    let mut roles: Vec<Entry<'a>> = roles.collect();
    // The heading is not left behind.
    let break_before = roles.first_mut().is_some_and(|first| std::mem::take(&mut first.paging.break_before));
    Some(Group { break_before, head, about, roles })
}
