//! From figures to tables.

mod figures;
mod goals;
mod page;
mod results;
mod table;

pub use figures::{Column, Figures, Unit, Value};
pub use goals::Goal;
pub use page::{Frame, judgements, page, remarks};
pub use results::{Results, Runs};
pub use table::{heads, row};
