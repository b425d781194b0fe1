//! Cover letters: the list of those beside a résumé, and the editor of one.

mod bench;
mod fields;
mod list;
mod make;

pub use bench::LetterBench;
pub use list::Letters;
