//! Sections, items and bullets, and the lists in which they stand.

use crdt::company::companies;
use crdt::schema::ListSpec;
use crdt::view::{Bullet, Column, Item, ResumeView, Section};
use crdt::{Id, SectionKind};

/// What can be moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Thing {
    Section(Id),
    Item(Id),
    /// All roles of the company in which this one stands.
    Company(Id),
    Bullet(Id),
}

/// What has an order: a column of sections, a section of items, a list of bullets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parent {
    Column(Column),
    /// Also `profiles`, the links of the contact block.
    Section(Id),
    List {
        item: Id,
        key: &'static str,
    },
}

/// Whether a section stands in the editor: it has something in it, or somebody made or named it.
pub fn is_shown(section: &Section) -> bool {
    !section.items.is_empty() || section.kind == SectionKind::Custom || !section.title.trim().is_empty()
}

/// The sections that stand in the editor, in order.
pub fn shown_sections(view: &ResumeView) -> impl Iterator<Item = &Section> {
    view.sections.iter().filter(|section| is_shown(section))
}

/// Every item with the id of its section, the links of the contact block first.
pub(super) fn items(view: &ResumeView) -> impl Iterator<Item = (Id, &Item)> {
    let profiles = view.basics.profiles.iter().map(|item| (profiles(), item));
    let others = view.sections.iter().flat_map(|section| section.items.iter().map(|item| (section.id.clone(), item)));
    profiles.chain(others)
}

pub(super) fn profiles() -> Id {
    Id::from(SectionKind::Profiles.key())
}

/// The item, the list and the bullet itself.
pub fn find_bullet<'a>(view: &'a ResumeView, id: &Id) -> Option<(&'a Item, &'static ListSpec, &'a Bullet)> {
    items(view).find_map(|(_, item)| {
        item.kind.lists().iter().find_map(|spec| {
            let bullet = item.list(spec.key).iter().find(|bullet| bullet.id == *id)?;
            Some((item, spec, bullet))
        })
    })
}

impl Thing {
    pub fn id(&self) -> &Id {
        match self {
            Self::Section(id) | Self::Item(id) | Self::Company(id) | Self::Bullet(id) => id,
        }
    }

    /// What its element is called on the page.
    pub fn key(&self) -> Id {
        match self {
            Self::Company(id) => Id::from(format!("company-{id}")),
            _ => self.id().clone(),
        }
    }

    /// What it has its place among; it is one of them itself, where it stands there. A company stands among companies,
    /// each of which is known by its first role, and itself by the role that it was named by.
    pub fn siblings(&self, view: &ResumeView, parent: &Parent) -> Option<Vec<Id>> {
        let (Self::Company(own), Parent::Section(section)) = (self, parent) else { return parent.children(view) };
        let runs = companies(&view.section(section)?.items);
        let known_by = |run: &&[Item]| match run.iter().any(|role| role.id == *own) {
            true => Some(own.clone()),
            false => run.first().map(|first| first.id.clone()),
        };
        Some(runs.iter().filter_map(known_by).collect())
    }

    /// Where it stands; `None` when it is gone.
    pub fn parent(&self, view: &ResumeView) -> Option<Parent> {
        match self {
            Self::Section(id) => view.section(id).map(|section| Parent::Column(section.column)),
            Self::Item(id) | Self::Company(id) => {
                items(view).find(|(_, item)| item.id == *id).map(|(section, _)| Parent::Section(section))
            }
            Self::Bullet(id) => {
                find_bullet(view, id).map(|(item, spec, _)| Parent::List { item: item.id.clone(), key: spec.key })
            }
        }
    }

    /// Whether it may stand there: an item among items of its kind, a bullet with marks among bullets with marks, a
    /// keyword among keywords.
    pub fn fits(&self, view: &ResumeView, parent: &Parent) -> bool {
        match (self, parent) {
            (Self::Section(_), Parent::Column(_)) => true,
            (Self::Item(id) | Self::Company(id), Parent::Section(section)) => {
                let kind = match view.section(section) {
                    Some(section) => Some(section.kind),
                    None => (*section == profiles()).then_some(SectionKind::Profiles),
                };
                kind.is_some() && view.item(id).map(|item| item.kind) == kind
            }
            (Self::Bullet(id), Parent::List { item, key }) => {
                let there = view.item(item).and_then(|item| item.kind.list(key));
                find_bullet(view, id).zip(there).is_some_and(|((_, own, _), there)| are_alike(own, there))
            }
            _ => false,
        }
    }

    /// The list of an item that would take this bullet.
    pub fn list_in(&self, view: &ResumeView, item: &Item) -> Option<&'static ListSpec> {
        let Self::Bullet(id) = self else { return None };
        let (_, own, _) = find_bullet(view, id)?;
        // Its own kind of list first, where an item has several.
        let mut lists = item.kind.lists().iter().filter(|spec| are_alike(own, spec));
        lists.clone().find(|spec| spec.key == own.key).or_else(|| lists.next())
    }
}

fn are_alike(one: &ListSpec, other: &ListSpec) -> bool {
    one.rich == other.rich && (one.rich || one.key == other.key)
}

impl Parent {
    /// What stands there, in order; `None` when it is gone itself. Of a column, the sections that the editor shows.
    pub fn children(&self, view: &ResumeView) -> Option<Vec<Id>> {
        match self {
            Self::Column(column) => {
                Some(shown_sections(view).filter(|one| one.column == *column).map(|one| one.id.clone()).collect())
            }
            Self::Section(id) => {
                let items = match view.section(id) {
                    Some(section) => &section.items,
                    None if *id == profiles() => &view.basics.profiles,
                    None => return None,
                };
                Some(items.iter().map(|item| item.id.clone()).collect())
            }
            Self::List { item, key } => {
                Some(view.item(item)?.list(key).iter().map(|bullet| bullet.id.clone()).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn things_stand_in_their_lists_and_fit_into_like_ones() {
        let Sample { view, .. } = Sample::new();
        let role = view.section(&Id::from("work")).expect("a section").items[0].clone();
        let bullet = Thing::Bullet(role.list("highlights")[0].id.clone());
        let own = Parent::List { item: role.id.clone(), key: "highlights" };
        assert_eq!(bullet.parent(&view), Some(own.clone()));
        assert_eq!(own.children(&view).map(|list| list.len()), Some(3));

        let project = view.section(&Id::from("projects")).expect("a section").items[0].clone();
        assert!(bullet.fits(&view, &Parent::List { item: project.id.clone(), key: "highlights" }));
        assert!(!bullet.fits(&view, &Parent::List { item: project.id.clone(), key: "keywords" }));
        assert!(!bullet.fits(&view, &Parent::Section(Id::from("work"))));
        assert_eq!(bullet.list_in(&view, &project).map(|spec| spec.key), Some("highlights"));
        let keyword = Thing::Bullet(project.list("keywords")[0].id.clone());
        assert!(!keyword.fits(&view, &Parent::List { item: project.id.clone(), key: "roles" }));

        let item = Thing::Item(role.id);
        assert!(item.fits(&view, &Parent::Section(Id::from("work"))));
        assert!(!item.fits(&view, &Parent::Section(Id::from("skills"))));
        assert!(!item.fits(&view, &Parent::Section(profiles())));
        assert_eq!(Thing::Item(Id::from("gone")).parent(&view), None);
        assert!(!Thing::Item(Id::from("gone")).fits(&view, &Parent::Section(Id::from("gone"))));
    }
}
