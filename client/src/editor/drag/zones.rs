//! The lists on the page that a thing could go to: what the résumé says, with the rectangles that the page gives them.

use std::collections::HashMap;

use crdt::Id;
use crdt::view::{Column, Item, ResumeView};

use super::super::structure::{Parent, Thing, heading, name, shown_sections};
use super::aim::{Flow, Row, Zone};
use super::geometry::Rect;
use crate::msg;

/// In which part of the editor something is dragged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Surface {
    Fields,
    Outline,
}

/// Where the page shows sections, items and bullets, by their ids. What is folded away is not in it.
pub type Rects = HashMap<String, Rect>;

/// Every list that is there for this thing, in no order.
pub fn zones(view: &ResumeView, thing: &Thing, surface: Surface, rects: &Rects) -> Vec<Zone> {
    match thing {
        Thing::Section(_) => columns(view, rects),
        // The outline shows no items.
        _ if surface == Surface::Outline => Vec::new(),
        Thing::Item(_) | Thing::Company(_) => sections(view, thing, rects),
        Thing::Bullet(_) => lists(view, thing, rects),
    }
}

fn rows(ids: impl Iterator<Item = Id>, rects: &Rects) -> Vec<Row> {
    ids.filter_map(|id| rects.get(id.as_str()).map(|rect| Row { rect: *rect, id })).collect()
}

fn columns(view: &ResumeView, rects: &Rects) -> Vec<Zone> {
    let column = |column: Column| {
        let ids = shown_sections(view).filter(|section| section.column == column).map(|section| section.id.clone());
        let rows = rows(ids, rects);
        let area = rows.iter().map(|row| row.rect).reduce(Rect::union)?;
        let parent = Parent::Column(column);
        Some(Zone { parent, area, flow: Flow::Down, rows, fits: true, name: String::new() })
    };
    [Column::Main, Column::Side].into_iter().filter_map(column).collect()
}

fn sections(view: &ResumeView, thing: &Thing, rects: &Rects) -> Vec<Zone> {
    let zone = |id: Id, heading: &str, items: &[Item], area: Rect| {
        let parent = Parent::Section(id);
        let rows = match thing {
            Thing::Company(_) => companies(thing.siblings(view, &parent).unwrap_or_default(), rects),
            _ => rows(items.iter().map(|item| item.id.clone()), rects),
        };
        let fits = thing.fits(view, &parent);
        Zone { parent, area, flow: Flow::Down, rows, fits, name: msg::quoted(heading) }
    };
    let mut zones: Vec<Zone> = shown_sections(view)
        .filter_map(|one| Some(zone(one.id.clone(), heading(one), &one.items, *rects.get(one.id.as_str())?)))
        .collect();
    // The links of the contact block: around them are fields, to which nothing can be dragged.
    let links = rows(view.basics.profiles.iter().map(|item| item.id.clone()), rects);
    if let Some(area) = links.iter().map(|row| row.rect).reduce(Rect::union) {
        zones.push(zone(Id::from("profiles"), msg::editor_profiles(), &view.basics.profiles, area));
    }
    zones
}

/// Each with the card of all its roles.
fn companies(ids: Vec<Id>, rects: &Rects) -> Vec<Row> {
    let card = |id: &Id| rects.get(Thing::Company(id.clone()).key().as_str()).or_else(|| rects.get(id.as_str()));
    ids.into_iter().filter_map(|id| card(&id).map(|rect| Row { rect: *rect, id })).collect()
}

fn lists(view: &ResumeView, thing: &Thing, rects: &Rects) -> Vec<Zone> {
    let items = view.sections.iter().flat_map(|section| &section.items).chain(&view.basics.profiles);
    let zone = |item: &Item| {
        let area = *rects.get(item.id.as_str())?;
        let Some(spec) = thing.list_in(view, item) else {
            let parent = Parent::List { item: item.id.clone(), key: "" };
            let name = name(view, &Thing::Item(item.id.clone()));
            return Some(Zone { parent, area, flow: Flow::Down, rows: Vec::new(), fits: false, name });
        };
        let rows = rows(item.list(spec.key).iter().map(|bullet| bullet.id.clone()), rects);
        let flow = if spec.rich { Flow::Down } else { Flow::Wrap { right_to_left: msg::is_right_to_left() } };
        let parent = Parent::List { item: item.id.clone(), key: spec.key };
        Some(Zone { parent, area, flow, rows, fits: true, name: String::new() })
    };
    items.filter_map(zone).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::structure::sample::Sample;
    use super::*;

    /// One below the other, in the order of the ids.
    fn stacked<'a>(ids: impl Iterator<Item = &'a Id>) -> Rects {
        let rect = |at: usize| Rect::new(0.0, 100.0 * at as f64, 300.0, 100.0 * at as f64 + 90.0);
        ids.enumerate().map(|(at, id)| (id.to_string(), rect(at))).collect()
    }

    #[test]
    fn only_what_the_page_shows_is_there() {
        let Sample { view, talks, more, .. } = Sample::new();
        let (work, skills) = (Id::from("work"), Id::from("skills"));
        let rects = stacked([&work, &skills, &talks, &more].into_iter());
        let section = Thing::Section(talks.clone());
        let both = zones(&view, &section, Surface::Outline, &rects);
        let columns: Vec<(Parent, usize)> = both.iter().map(|zone| (zone.parent.clone(), zone.rows.len())).collect();
        assert_eq!(columns, [(Parent::Column(Column::Main), 3), (Parent::Column(Column::Side), 1)]);

        let talk = Thing::Item(view.section(&talks).expect("a section").items[0].id.clone());
        let found = zones(&view, &talk, Surface::Fields, &rects);
        let fitting: Vec<bool> = found.iter().map(|zone| zone.fits).collect();
        assert_eq!(fitting, [false, false, true, true]);
        assert!(zones(&view, &talk, Surface::Outline, &rects).is_empty());
        assert!(zones(&view, &talk, Surface::Fields, &Rects::default()).is_empty());
    }

    #[test]
    fn a_bullet_finds_the_cards_of_items() {
        let Sample { view, .. } = Sample::new();
        let role = &view.section(&Id::from("work")).expect("a section").items[0];
        let skill = &view.section(&Id::from("skills")).expect("a section").items[0];
        let bullets = role.list("highlights").iter().map(|bullet| &bullet.id);
        let rects = stacked([&role.id, &skill.id].into_iter().chain(bullets));
        let bullet = Thing::Bullet(role.list("highlights")[0].id.clone());
        let found = zones(&view, &bullet, Surface::Fields, &rects);
        assert_eq!(found.iter().map(|zone| (zone.fits, zone.rows.len())).collect::<Vec<_>>(), [(true, 3), (false, 0)]);
        assert_eq!(found[1].name, "“Rust”");
    }
}
