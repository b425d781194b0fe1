//! Where a thing can be sent without dragging it.

use crdt::view::{Column, ResumeView};

use super::spot::Spot;
use super::thing::{Parent, Thing, items, shown_sections};
use super::words::{heading, name_of_item};
use crate::msg;

/// One line of the menu.
#[derive(Clone, PartialEq, Debug)]
pub struct Destination {
    pub label: String,
    /// Smaller, below it.
    pub note: String,
    pub spot: Spot,
}

/// Everywhere else where it fits: the end of other lists and sections; for a section the ends of the columns, for a
/// company those of its section.
pub fn destinations(view: &ResumeView, thing: &Thing) -> Vec<Destination> {
    let Some(own) = thing.parent(view) else { return Vec::new() };
    let to = |label: String, note: &str, parent: Parent| {
        let spot = Spot::last(view, parent);
        Destination { label, note: note.to_owned(), spot }
    };
    let all: Vec<Destination> = match thing {
        Thing::Section(_) => {
            let Parent::Column(column) = own else { return Vec::new() };
            let other = if column == Column::Main { Column::Side } else { Column::Main };
            let other_name = if other == Column::Side { msg::structure_to_side() } else { msg::structure_to_main() };
            let first = Spot::first(view, own.clone());
            vec![
                Destination { label: msg::structure_to_top().to_owned(), note: String::new(), spot: first },
                to(msg::structure_to_end().to_owned(), "", own),
                to(other_name.to_owned(), "", Parent::Column(other)),
            ]
        }
        Thing::Company(_) => {
            let first = Spot::first(view, own.clone());
            vec![
                Destination { label: msg::structure_to_top().to_owned(), note: String::new(), spot: first },
                to(msg::structure_to_end().to_owned(), "", own),
            ]
        }
        Thing::Item(_) => {
            let sections = shown_sections(view).map(|section| (section, Parent::Section(section.id.clone())));
            let fitting = sections.filter(|(_, parent)| *parent != own && thing.fits(view, parent));
            fitting.map(|(section, parent)| to(heading(section).to_owned(), "", parent)).collect()
        }
        Thing::Bullet(_) => items(view)
            .filter_map(|(section, item)| {
                let list = thing.list_in(view, item)?;
                let parent = Parent::List { item: item.id.clone(), key: list.key };
                let heading = view.section(&section).map_or("", heading);
                (parent != own).then(|| to(name_of_item(item), heading, parent))
            })
            .collect(),
    };
    all.into_iter().filter(|destination| destination.spot.resolve(view, thing).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use crdt::{Id, Place};

    use super::super::sample::Sample;
    use super::*;

    fn labels(view: &ResumeView, thing: &Thing) -> Vec<String> {
        destinations(view, thing).into_iter().map(|destination| destination.label).collect()
    }

    #[test]
    fn a_menu_names_every_other_place_that_fits() {
        let Sample { view, talks, more, .. } = Sample::new();
        let role = &view.section(&Id::from("work")).expect("a section").items[0];
        let bullet = Thing::Bullet(role.list("highlights")[0].id.clone());
        assert_eq!(labels(&view, &bullet), ["Navy", "Tandem", "New entry", "New entry"]);
        assert!(labels(&view, &Thing::Item(role.id.clone())).is_empty(), "there is one section of roles");
        let talk = Thing::Item(view.section(&talks).expect("a section").items[0].id.clone());
        assert_eq!(labels(&view, &talk), ["More"]);
        assert_eq!(labels(&view, &Thing::Section(Id::from("work"))), ["The end", "The side column"]);
        assert_eq!(labels(&view, &Thing::Section(more)), ["The main column"]);
        let to = &destinations(&view, &talk)[0].spot;
        assert_eq!(to.resolve(&view, &talk), Some(Place::Last));
    }
}
