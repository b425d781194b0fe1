//! What was written in one go.

use crate::letters::Letter;

/// Letters that follow each other closely on one line.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) letters: Vec<Letter>,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
}

/// Puts letters together that are drawn one after the other.
pub(crate) fn of(letters: Vec<Letter>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for letter in letters {
        match cells.last_mut() {
            Some(last) if last.takes(&letter) => {
                last.left = last.left.min(letter.left);
                last.right = last.right.max(letter.right);
                last.size = last.size.max(letter.size);
                last.letters.push(letter);
            }
            _ => cells.push(Cell {
                left: letter.left,
                right: letter.right,
                y: letter.y,
                size: letter.size,
                letters: vec![letter],
            }),
        }
    }
    cells.iter_mut().for_each(Cell::trim);
    cells.retain(|cell| !cell.letters.is_empty());
    cells
}

impl Cell {
    fn takes(&self, letter: &Letter) -> bool {
        let size = self.size.max(letter.size);
        // Also to the left: writing that runs from the right.
        let gap = (letter.left - self.right).max(self.left - letter.right);
        (letter.y - self.y).abs() < size * 0.2 && gap < size * 0.9
    }

    /// Spaces at the ends say nothing, and would hide the white between columns.
    fn trim(&mut self) {
        let kept = self.letters.iter().filter(|letter| !letter.is_blank());
        let ends = kept.fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), letter| {
            (left.min(letter.left), right.max(letter.right))
        });
        (self.left, self.right) = ends;
        self.letters.retain(|letter| letter.left >= ends.0 && letter.right <= ends.1);
    }
}
