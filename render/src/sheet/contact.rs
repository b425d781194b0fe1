//! The line under the name: where, mail, telephone, website, profiles.

use crdt::view::{Basics, Item};

use crate::links;
use crate::words::one_line;

use super::field::{address, append, join, words};
use super::{Contact, Field, Piece, Tone, Way};

const OBJECT: &str = "basics";

pub(super) fn all(basics: &Basics) -> Vec<Contact<'_>> {
    let line = |key| words(OBJECT, &basics.fields, key, Tone::Plain);
    let email = line("email").map(|field| Field { href: links::mailto(&field.plain()), ..field });
    let phone = line("phone").map(|field| Field { href: links::tel(&field.plain()), ..field });
    let url = address(OBJECT, &basics.fields, "url", Tone::Plain);

    let own = [(Way::Email, email), (Way::Phone, phone), (Way::Link, url)];
    let own = own.into_iter().filter_map(|(way, field)| Some((way, vec![Piece::Field(field?)])));
    let own = [(Way::Place, location(basics))].into_iter().chain(own);
    let own = own.map(|(way, pieces)| Contact { object: OBJECT, way, pieces });
    let profiles = basics.profiles.iter().filter(|item| !item.hidden);
    let profiles = profiles.map(|item| Contact { object: item.id.as_str(), way: Way::Link, pieces: profile(item) });
    own.chain(profiles).filter(|contact| !contact.pieces.is_empty()).collect()
}

fn location(basics: &Basics) -> Vec<Piece<'_>> {
    let line = |key| words(OBJECT, &basics.fields, key, Tone::Plain);
    let mut place = join(line("location.address"), ", ");
    let town = join([line("location.postalCode"), line("location.city")].into_iter().flatten(), " ");
    append(&mut place, ", ", town);
    append(&mut place, ", ", join([line("location.region"), line("location.countryCode")].into_iter().flatten(), ", "));
    place
}

/// A profile: its address, and before it what the address does not say already.
pub(super) fn profile(item: &Item) -> Vec<Piece<'_>> {
    let object = item.id.as_str();
    let url = address(object, &item.fields, "url", Tone::Plain);
    let said = one_line(item.fields.text("url")).to_lowercase();
    let unsaid = |key| {
        let field = words(object, &item.fields, key, Tone::Plain)?;
        let name: String = field.plain().to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
        (!said.contains(name.trim_start_matches('@'))).then_some(field)
    };
    let mut line = join(unsaid("network"), "");
    append(&mut line, ": ", join([unsaid("username"), url].into_iter().flatten(), ", "));
    line
}
