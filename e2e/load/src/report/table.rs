//! Rows of tables: a server each.

use crate::subjects::Kind;

use super::results::{Cell, Runs};
use super::{Column, Unit};

/// The heads of the columns.
pub fn heads(columns: &[Column]) -> Vec<String> {
    std::iter::once(String::new()).chain(columns.iter().map(|column| column.head.to_owned())).collect()
}

/// The row of one server; nothing when it took no part.
pub fn row(kind: Kind, runs: &Runs, columns: &[Column]) -> Option<Vec<String>> {
    let all = runs.of(kind);
    if all.is_empty() {
        return None;
    }
    let mut row = vec![kind.name().to_owned()];
    if all.iter().all(Result::is_err) {
        row.push("failed".into());
        row.resize(columns.len() + 1, String::new());
        return Some(row);
    }
    row.extend(columns.iter().map(|column| written(&runs.cell(kind, column.key), column.unit)));
    Some(row)
}

/// "median (least–most)", the unit once, or the words.
fn written(cell: &Cell, unit: Unit) -> String {
    match cell {
        Cell::Nothing => "–".into(),
        Cell::Words(words) => words.join(" / "),
        Cell::Numbers(spread) => {
            let (least, most) = (unit.bare(spread.least), unit.bare(spread.most));
            let spread = unit.write(spread.median);
            if least == most { spread } else { format!("{spread} ({least}–{most})") }
        }
    }
}
