//! The rules, each in a file of its own.

mod contact;
mod dates;
mod email;
mod empty;
mod first_person;
mod gaps;
mod length;
mod links;
mod long;
mod named;
mod numbers;
mod overlaps;
mod phone;
mod placeholders;
mod repeated;
mod tense;
mod told;
mod twice;
mod undated;
mod weak;

use crate::finding::Finding;
use crate::reading::Reading;

type Rules = fn(&Reading<'_>, &mut Vec<Finding>);

pub(crate) const ALL: &[Rules] = &[
    contact::rule,
    email::rule,
    phone::rule,
    links::rule,
    dates::rule,
    undated::rule,
    gaps::rule,
    overlaps::rule,
    named::rule,
    empty::rule,
    told::rule,
    long::rule,
    length::rule,
    twice::rule,
    placeholders::rule,
    weak::rule,
    repeated::rule,
    numbers::rule,
    tense::rule,
    first_person::rule,
];
