//! What things are called, and where they are, in words for those who hear the page.

use crdt::schema::ListSpec;
use crdt::view::{Column, Item, ResumeView, Section};

use super::super::item_title;
use super::Way;
use super::groups::company_name;
use super::thing::{Parent, Thing, find_bullet};
use crate::msg;

/// Begins a sentence: "Bullet", "“Designer, Acme”".
pub fn name(view: &ResumeView, thing: &Thing) -> String {
    match thing {
        Thing::Bullet(_) => plain_name(view, thing),
        Thing::Section(_) | Thing::Item(_) | Thing::Company(_) => msg::quoted(&plain_name(view, thing)),
    }
}

/// The same without quotation marks.
pub fn plain_name(view: &ResumeView, thing: &Thing) -> String {
    match thing {
        Thing::Section(id) => view.section(id).map_or(msg::structure_section(), heading).to_owned(),
        Thing::Item(id) => view.item(id).map_or_else(|| msg::structure_entry().to_owned(), name_of_item),
        Thing::Company(id) => {
            let name = company_name(view, id);
            if name.is_empty() { msg::company_new().to_owned() } else { name }
        }
        Thing::Bullet(id) => {
            let one = find_bullet(view, id).map_or("bullet", |(_, ListSpec { one, .. }, _)| one);
            capital(msg::schema(one))
        }
    }
}

/// What a section is called in the editor: as somebody has named it, or as its kind is called in the page's language.
pub fn heading(section: &Section) -> &str {
    if section.title.trim().is_empty() { msg::schema(section.kind.label()) } else { section.heading() }
}

/// "Bullet moved to place 2 of 5 in “Designer, Acme”"; `None` when it is nowhere.
pub fn whereabouts(view: &ResumeView, thing: &Thing) -> Option<String> {
    let parent = thing.parent(view)?;
    let list = thing.siblings(view, &parent)?;
    let at = list.iter().position(|id| id == thing.id())?;
    Some(msg::structure_moved(&name(view, thing), at + 1, list.len(), &place_name(view, &parent)))
}

/// What there is to say when there is no further place that way.
pub fn at_the_end(view: &ResumeView, thing: &Thing, way: Way) -> Option<String> {
    let parent = thing.parent(view)?;
    let (name, place) = (name(view, thing), place_name(view, &parent));
    Some(if way == Way::Up { msg::structure_first(&name, &place) } else { msg::structure_last(&name, &place) })
}

fn place_name(view: &ResumeView, parent: &Parent) -> String {
    match parent {
        Parent::Column(Column::Main) => msg::structure_main_column().to_owned(),
        Parent::Column(Column::Side) => msg::structure_side_column().to_owned(),
        Parent::Section(id) => {
            view.section(id).map_or_else(|| msg::editor_profiles().to_owned(), |one| msg::quoted(heading(one)))
        }
        Parent::List { item, .. } => view
            .item(item)
            .map_or_else(|| msg::structure_its_list().to_owned(), |item| msg::quoted(&name_of_item(item))),
    }
}

/// What an item is called, also when nobody has written anything into it.
pub fn name_of_item(item: &Item) -> String {
    let title = item_title::title(item);
    let one = item.kind.one();
    if title.is_empty() { msg::editor_new_one(one, msg::schema(one)) } else { title }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use crdt::Id;

    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn places_are_told() {
        let Sample { view, talks, .. } = Sample::new();
        let role = &view.section(&Id::from("work")).expect("a section").items[0];
        let bullet = Thing::Bullet(role.list("highlights")[1].id.clone());
        assert_eq!(whereabouts(&view, &bullet).as_deref(), Some("Bullet moved to place 2 of 3 in “Designer, Acme”"));
        let item = Thing::Item(role.id.clone());
        assert_eq!(
            whereabouts(&view, &item).as_deref(),
            Some("“Designer, Acme” moved to place 1 of 2 in “Experience”")
        );
        assert_eq!(at_the_end(&view, &item, Way::Up).as_deref(), Some("“Designer, Acme” is the first in “Experience”"));
        assert_eq!(
            whereabouts(&view, &Thing::Section(talks)).as_deref(),
            Some("“Talks” moved to place 4 of 4 in the main column")
        );
        assert_eq!(whereabouts(&view, &Thing::Section(Id::from("gone"))), None);
    }
}
