//! The order of things: what stands where, what may go where, and what that is called. Knows nothing of the page.

mod destinations;
mod groups;
mod spot;
mod thing;
mod words;

#[cfg(test)]
pub mod sample;

pub use destinations::destinations;
pub use groups::{Regroup, company_above, is_in_company, regroup, roles_of};
pub use spot::{Spot, Way};
pub use thing::{Parent, Thing, find_bullet, is_shown, shown_sections};
pub use words::{at_the_end, heading, name, name_of_item, plain_name, whereabouts};
