//! Companies: which roles stand together, and what a move does to that.

use crdt::Id;
use crdt::company::{companies, holder, place_name};
use crdt::view::{Item, ResumeView};

use super::spot::{Spot, Way};
use super::thing::{Parent, Thing};

/// What becomes of the company of an item that is moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Regroup {
    /// It is in the same one, or in none.
    Stay,
    Leave,
    /// It comes into that of this role.
    Join(Id),
}

/// The items of its section, those together that stand at one place, and which of them holds the item.
fn runs_of<'a>(view: &'a ResumeView, item: &Id) -> Option<(Id, Vec<&'a [Item]>, usize)> {
    let holds = |run: &&[Item]| run.iter().any(|one| one.id == *item);
    view.sections.iter().find_map(|section| {
        let runs = companies(&section.items);
        let at = runs.iter().position(&holds)?;
        Some((section.id.clone(), runs, at))
    })
}

/// Whether an item is one of several roles.
pub fn is_in_company(view: &ResumeView, item: &Id) -> bool {
    runs_of(view, item).is_some_and(|(_, runs, at)| runs[at].len() > 1)
}

/// The last role above an item, and the name of its company, when the two could be at one and are not.
pub fn company_above(view: &ResumeView, item: &Id) -> Option<(Id, String)> {
    let (_, runs, at) = runs_of(view, item)?;
    let own = runs[at].first().filter(|first| first.id == *item && runs[at].len() == 1)?;
    let run = runs[at.checked_sub(1)?];
    let above = run.last().filter(|above| above.kind == own.kind && own.kind.place().is_some())?;
    Some((above.id.clone(), holder(run).map(place_name).unwrap_or_default()))
}

/// An item that goes between two roles of a company joins it; one that goes away from its own leaves it.
pub fn regroup(view: &ResumeView, thing: &Thing, spot: &Spot) -> Regroup {
    let (Thing::Item(id), Parent::Section(section)) = (thing, &spot.parent) else { return Regroup::Stay };
    let own = runs_of(view, id);
    let run_at = |neighbour: &Option<Id>| {
        let (at_section, runs, at) = runs_of(view, neighbour.as_ref()?)?;
        (at_section == *section).then(|| runs[at].to_vec())
    };
    let (above, below) = (run_at(&spot.above), run_at(&spot.below));
    let is_own =
        |run: &Option<Vec<Item>>| run.as_ref().is_some_and(|run| run.len() > 1 && run.iter().any(|one| one.id == *id));
    if is_own(&above) || is_own(&below) {
        return Regroup::Stay;
    }
    match (above, &spot.above) {
        (Some(run), Some(with)) if run.len() > 1 && run.last().is_some_and(|last| last.id != *with) => {
            Regroup::Join(with.clone())
        }
        _ if own.is_some_and(|(_, runs, at)| runs[at].len() > 1) => Regroup::Leave,
        _ => Regroup::Stay,
    }
}

/// One step of an item: over a whole company, or within its own.
pub fn step(view: &ResumeView, item: &Id, way: Way) -> Option<Spot> {
    let (section, runs, at) = runs_of(view, item)?;
    let parent = Parent::Section(section);
    let id = |item: Option<&Item>| item.map(|item| item.id.clone());
    if runs[at].len() > 1 {
        let role = runs[at].iter().position(|one| one.id == *item)?;
        let spot = match way {
            Way::Up => {
                let next = role.checked_sub(1)?;
                let before = next.checked_sub(1).map(|before| &runs[at][before]);
                let above = before.or_else(|| runs[at.checked_sub(1)?].last());
                Spot { parent, above: id(above), below: id(runs[at].get(next)) }
            }
            Way::Down => {
                let next = runs[at].get(role + 1)?;
                let after = runs[at].get(role + 2).or_else(|| runs.get(at + 1)?.first());
                Spot { parent, above: Some(next.id.clone()), below: id(after) }
            }
        };
        return Some(spot);
    }
    match way {
        Way::Up => {
            let next = at.checked_sub(1)?;
            let above = next.checked_sub(1).and_then(|before| runs[before].last());
            Some(Spot { parent, above: id(above), below: id(runs[next].first()) })
        }
        Way::Down => {
            let next = runs.get(at + 1)?;
            Some(Spot { parent, above: id(next.last()), below: id(runs.get(at + 2).and_then(|run| run.first())) })
        }
    }
}

/// All roles of the company in which one stands, in order.
pub fn roles_of(view: &ResumeView, role: &Id) -> Vec<Id> {
    runs_of(view, role).map(|(_, runs, at)| runs[at].iter().map(|one| one.id.clone()).collect()).unwrap_or_default()
}

/// What the company is called in which a role stands; empty when nobody has named it.
pub fn company_name(view: &ResumeView, role: &Id) -> String {
    runs_of(view, role).and_then(|(_, runs, at)| holder(runs[at]).map(place_name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crdt::{Document, FieldRef, Place, Seeded};

    use super::*;

    /// `a`, a company of `b` and `c`, and `d`.
    fn roles() -> (ResumeView, [Id; 4]) {
        let mut document = Document::new(1);
        document.upgrade();
        let (work, mut dice) = (Id::from("work"), Seeded::new(1));
        let (ids, _) = document.edit(|edit| {
            let ids = ["a", "b", "c", "d"].map(|name| {
                let id = edit.add_item(&work, &Place::Last, &mut dice);
                edit.set_text(&FieldRef::new(id.clone(), "name"), name);
                id
            });
            edit.join_company(&ids[2], &ids[1], &mut dice);
            ids
        });
        (document.read(), ids)
    }

    #[test]
    fn a_step_goes_over_a_company_or_within_it() {
        let (view, [a, b, c, d]) = roles();
        let ends = |id: &Id, way| step(&view, id, way).map(|spot| (spot.above, spot.below));
        assert_eq!(ends(&a, Way::Down), Some((Some(c.clone()), Some(d.clone()))));
        assert_eq!(ends(&d, Way::Up), Some((Some(a.clone()), Some(b.clone()))));
        assert_eq!(ends(&c, Way::Up), Some((Some(a.clone()), Some(b.clone()))));
        assert_eq!(ends(&b, Way::Down), Some((Some(c.clone()), Some(d.clone()))));
        assert_eq!(ends(&b, Way::Up), None, "it leaves");
        assert_eq!(company_above(&view, &d), Some((c.clone(), "b".to_owned())));
        assert_eq!(company_above(&view, &c), None, "it is in it");
        assert!(is_in_company(&view, &b) && !is_in_company(&view, &a));
    }

    #[test]
    fn a_company_moves_whole_and_past_whole_companies() {
        let (view, [a, b, c, d]) = roles();
        let place = |role: &Id, spot: &Spot| spot.resolve(&view, &Thing::Company(role.clone()));
        let step = |role: &Id, way| {
            let spot = Spot::step(&view, &Thing::Company(role.clone()), way);
            spot.and_then(|spot| place(role, &spot))
        };
        // Whichever of its roles it was named by.
        for role in [&b, &c] {
            assert_eq!(roles_of(&view, role), [b.clone(), c.clone()]);
            assert_eq!(step(role, Way::Up), Some(Place::Before(a.clone())));
            assert_eq!(step(role, Way::Down), Some(Place::After(d.clone())));
        }
        assert_eq!(company_name(&view, &c), "b");
        // Past it whole.
        assert_eq!(step(&a, Way::Down), Some(Place::After(c.clone())));
        assert_eq!(step(&d, Way::Up), Some(Place::After(a.clone())));
        let parent = Parent::Section(Id::from("work"));
        assert_eq!(place(&b, &Spot::last(&view, parent.clone())), Some(Place::After(d.clone())));
        assert_eq!(place(&b, &Spot::first(&view, parent.clone())), Some(Place::Before(a.clone())));
        assert_eq!(place(&d, &Spot::last(&view, parent)), None, "it stands there");
        assert_eq!(step(&Id::from("gone"), Way::Up), None);
    }

    #[test]
    fn a_drop_among_roles_joins_and_one_elsewhere_leaves() {
        let (view, [a, b, c, d]) = roles();
        let parent = Parent::Section(Id::from("work"));
        let drop = |id: &Id, above: Option<&Id>, below: Option<&Id>| {
            let spot = Spot { parent: parent.clone(), above: above.cloned(), below: below.cloned() };
            regroup(&view, &Thing::Item(id.clone()), &spot)
        };
        assert_eq!(drop(&a, Some(&b), Some(&c)), Regroup::Join(b.clone()));
        assert_eq!(drop(&a, Some(&c), Some(&d)), Regroup::Stay);
        assert_eq!(drop(&b, Some(&c), Some(&d)), Regroup::Stay, "at the end of its own");
        assert_eq!(drop(&b, Some(&d), None), Regroup::Leave);
        assert_eq!(drop(&c, None, Some(&a)), Regroup::Leave);
    }
}
