//! What the check-up says of whole résumés, and what it does not say.

#[path = "checkup/common.rs"]
mod common;

#[path = "checkup/contact.rs"]
mod contact;
#[path = "checkup/dates.rs"]
mod dates;
#[path = "checkup/empty.rs"]
mod empty;
#[path = "checkup/gaps.rs"]
mod gaps;
#[path = "checkup/hostile.rs"]
mod hostile;
#[path = "checkup/long.rs"]
mod long;
#[path = "checkup/order.rs"]
mod order;
#[path = "checkup/overlaps.rs"]
mod overlaps;
#[path = "checkup/samples.rs"]
mod samples;
#[path = "checkup/tense.rs"]
mod tense;
#[path = "checkup/words.rs"]
mod words;
