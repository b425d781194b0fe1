//! A place between two neighbours, and what is left of it when others have changed the list meanwhile.

use crdt::view::ResumeView;
use crdt::{Id, Place};

use super::groups;
use super::thing::{Parent, Thing};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Up,
    Down,
}

/// A place in a list, by the things above and below it as they were when somebody chose it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    pub parent: Parent,
    pub above: Option<Id>,
    pub below: Option<Id>,
}

impl Spot {
    pub fn first(view: &ResumeView, parent: Parent) -> Self {
        let below = parent.children(view).and_then(|list| list.first().cloned());
        Self { parent, above: None, below }
    }

    pub fn last(view: &ResumeView, parent: Parent) -> Self {
        let above = parent.children(view).and_then(|list| list.last().cloned());
        Self { parent, above, below: None }
    }

    /// One step among the siblings; nowhere from the end.
    pub fn step(view: &ResumeView, thing: &Thing, way: Way) -> Option<Self> {
        let parent = thing.parent(view)?;
        // The links of the contact block know no companies.
        if let (Thing::Item(id), Parent::Section(section)) = (thing, &parent)
            && view.section(section).is_some()
        {
            return groups::step(view, id, way);
        }
        let list = thing.siblings(view, &parent)?;
        let at = list.iter().position(|id| id == thing.id())?;
        let (above, below) = match way {
            Way::Up => {
                let next = at.checked_sub(1)?;
                (next.checked_sub(1).map(|above| list[above].clone()), Some(list[next].clone()))
            }
            Way::Down => (Some(list.get(at + 1)?.clone()), list.get(at + 2).cloned()),
        };
        Some(Self { parent, above, below })
    }

    /// Where the thing goes now: beside the neighbour that is left, at the end that was meant when there is none. `None`
    /// when it stands there already, when it is gone, or when the list is.
    pub fn resolve(&self, view: &ResumeView, thing: &Thing) -> Option<Place> {
        let own = thing.parent(view)?;
        if !thing.fits(view, &self.parent) {
            return None;
        }
        let with_it = thing.siblings(view, &self.parent)?;
        let list: Vec<&Id> = with_it.iter().filter(|id| *id != thing.id()).collect();
        let find = |id: &Option<Id>| id.as_ref().and_then(|id| list.iter().position(|other| *other == id));
        let (at, place) = match (find(&self.above), find(&self.below)) {
            (Some(above), _) => (above + 1, Place::After(self.end(view, thing, list[above]))),
            (None, Some(below)) => (below, Place::Before(list[below].clone())),
            (None, None) if self.above.is_none() && self.below.is_some() => (0, Place::First),
            (None, None) => (list.len(), Place::Last),
        };
        let stays = own == self.parent && with_it.iter().position(|id| id == thing.id()) == Some(at);
        (!stays).then_some(place)
    }

    /// Behind which one a thing goes that goes below this one: a company, below all roles of another.
    fn end(&self, view: &ResumeView, thing: &Thing, above: &Id) -> Id {
        let roles = if matches!(thing, Thing::Company(_)) { groups::roles_of(view, above) } else { Vec::new() };
        roles.into_iter().next_back().unwrap_or_else(|| above.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn bullets(view: &ResumeView) -> (Parent, Vec<Id>) {
        let role = &view.section(&Id::from("work")).expect("a section").items[0];
        let parent = Parent::List { item: role.id.clone(), key: "highlights" };
        let list = parent.children(view).expect("a list");
        (parent, list)
    }

    #[test]
    fn a_step_goes_over_one_neighbour() {
        let Sample { view, .. } = Sample::new();
        let (parent, list) = bullets(&view);
        let step = |at: usize, way| {
            let thing = Thing::Bullet(list[at].clone());
            Spot::step(&view, &thing, way).and_then(|spot| spot.resolve(&view, &thing))
        };
        assert_eq!(step(0, Way::Up), None);
        assert_eq!(step(2, Way::Down), None);
        assert_eq!(step(1, Way::Up), Some(Place::Before(list[0].clone())));
        assert_eq!(step(2, Way::Up), Some(Place::After(list[0].clone())));
        assert_eq!(step(0, Way::Down), Some(Place::After(list[1].clone())));
        let thing = Thing::Bullet(list[1].clone());
        let here = Spot { parent, above: Some(list[0].clone()), below: Some(list[2].clone()) };
        assert_eq!(here.resolve(&view, &thing), None, "it stands there");
    }

    #[test]
    fn what_others_have_deleted_or_moved_leaves_the_nearest_place() {
        let mut sample = Sample::new();
        let (parent, list) = bullets(&sample.view);
        let thing = Thing::Bullet(list[2].clone());
        let spot = Spot { parent: parent.clone(), above: Some(list[0].clone()), below: Some(list[1].clone()) };
        sample.document.edit(|edit| edit.delete(&list[0], 1));
        // Above the other one that is left.
        assert_eq!(spot.resolve(&sample.document.read(), &thing), Some(Place::Before(list[1].clone())));
        sample.document.edit(|edit| edit.delete(&list[1], 1));
        let view = sample.document.read();
        assert_eq!(spot.resolve(&view, &thing), None, "alone, it stands everywhere");
        let elsewhere = view.section(&Id::from("work")).expect("a section").items[1].id.clone();
        let gone = Some(Id::from("gone"));
        let into = Parent::List { item: elsewhere.clone(), key: "highlights" };
        let spot = Spot { parent: into, above: gone.clone(), below: gone.clone() };
        assert_eq!(spot.resolve(&view, &thing), Some(Place::Last));
        let spot = Spot { above: None, ..spot };
        assert_eq!(spot.resolve(&view, &thing), Some(Place::First));
        sample.document.edit(|edit| edit.delete(&elsewhere, 1));
        assert_eq!(spot.resolve(&sample.document.read(), &thing), None, "the item is gone");
        sample.document.edit(|edit| {
            edit.undelete(&elsewhere);
            edit.delete(&list[2], 1);
        });
        assert_eq!(spot.resolve(&sample.document.read(), &thing), None, "the bullet is gone");
    }

    #[test]
    fn sections_go_to_the_ends_of_columns() {
        let Sample { view, talks, more, .. } = Sample::new();
        let thing = Thing::Section(talks);
        let main = Parent::Column(crdt::view::Column::Main);
        assert_eq!(Spot::first(&view, main.clone()).resolve(&view, &thing), Some(Place::Before(Id::from("work"))));
        assert_eq!(Spot::last(&view, main).resolve(&view, &thing), None, "it is the last one");
        let side = Parent::Column(crdt::view::Column::Side);
        assert_eq!(Spot::last(&view, side).resolve(&view, &thing), Some(Place::After(more)));
    }
}
