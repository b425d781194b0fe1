//! Order keys: texts over 62 letters that sort as bytes, with room between any two.

use crate::Random;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// A key that sorts strictly between two others; `None` stands for the end on that side.
///
/// A key is a whole number and a fraction. The number's first letter says its sign and length (`a` one digit, `b` two…;
/// `Z` one digit below zero, `Y` two…), so that growing a list at either end counts up or down and keys stay short.
/// Two random letters end the fraction: two people who insert at the same place rarely make the same key (and when
/// they do, ids decide). Gives `None` when there is no room: the neighbours are equal, out of order or not ours.
pub(crate) fn between(before: Option<&str>, after: Option<&str>, rng: &mut dyn Random) -> Option<String> {
    let low = match before {
        Some(key) => Some(Key::parse(key)?),
        None => None,
    };
    let high = match after {
        Some(key) => Some(Key::parse(key)?),
        None => None,
    };
    let (number, mut fraction) = match (low, high) {
        (None, None) => (ZERO.to_owned(), Vec::new()),
        (Some(low), None) => (count(low.number, Step::Up)?, Vec::new()),
        (None, Some(high)) => (count(high.number, Step::Down)?, Vec::new()),
        (Some(low), Some(high)) if low.number == high.number => {
            (low.number.to_owned(), middle(&low.fraction, Some(&high.fraction))?)
        }
        (Some(low), Some(high)) if low.number < high.number => match count(low.number, Step::Up) {
            Some(next) if *next < *high.number => (next, Vec::new()),
            _ => (low.number.to_owned(), middle(&low.fraction, None)?),
        },
        _ => return None,
    };
    let bits = rng.next_u64();
    fraction.push((bits % BASE as u64) as usize);
    // Never a zero at the end: nothing sorts between "a" and "a0".
    fraction.push(1 + (bits / BASE as u64 % (BASE as u64 - 1)) as usize);
    Some(number + &letters(&fraction))
}

/// Keys for a whole list, in order.
pub(crate) fn sequence(length: usize) -> Vec<String> {
    let mut number = ZERO.to_owned();
    let mut keys = Vec::with_capacity(length);
    while keys.len() < length {
        keys.push(format!("{number}V"));
        // The numbers end beyond 62 to the 26th.
        number = count(&number, Step::Up).unwrap_or(number);
    }
    keys
}

const ZERO: &str = "a0";

struct Key<'a> {
    number: &'a str,
    fraction: Vec<usize>,
}

impl<'a> Key<'a> {
    fn parse(key: &'a str) -> Option<Self> {
        let digits = digits_of(*key.as_bytes().first()?)?;
        let number = key.get(..=digits)?;
        value(number.get(1..)?)?;
        Some(Self { number, fraction: value(key.get(digits + 1..)?)? })
    }
}

/// How many digits a number has, by its first letter.
fn digits_of(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 1),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 1),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Up,
    Down,
}

/// The number after or before another. `None` at the last one.
fn count(number: &str, step: Step) -> Option<String> {
    let head = *number.as_bytes().first()?;
    let mut digits = value(number.get(1..)?)?;
    let (edge, wrapped) = if step == Step::Up { (BASE - 1, 0) } else { (0, BASE - 1) };
    for digit in digits.iter_mut().rev() {
        if *digit != edge {
            *digit = if step == Step::Up { *digit + 1 } else { *digit - 1 };
            return Some(char::from(head).to_string() + &letters(&digits));
        }
        *digit = wrapped;
    }
    // Every digit ran over: the next length, or over zero.
    let head = match (step, head) {
        (Step::Up, b'z') | (Step::Down, b'A') => return None,
        (Step::Up, b'Z') => b'a',
        (Step::Down, b'a') => b'Z',
        (Step::Up, head) => head + 1,
        (Step::Down, head) => head - 1,
    };
    Some(char::from(head).to_string() + &letters(&vec![wrapped; digits_of(head)?]))
}

fn value(letters: &str) -> Option<Vec<usize>> {
    letters.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte)).collect()
}

fn letters(digits: &[usize]) -> String {
    digits.iter().map(|digit| char::from(DIGITS[*digit])).collect()
}

/// A fraction strictly above `low` and, whatever follows it, strictly below `high`.
fn middle(low: &[usize], high: Option<&[usize]>) -> Option<Vec<usize>> {
    let mut fraction = Vec::new();
    let mut open_end = high.is_none();
    for at in 0.. {
        let floor = low.get(at).copied().unwrap_or(0);
        let ceiling = match high {
            Some(high) if !open_end => *high.get(at)?,
            _ => BASE,
        };
        if ceiling < floor {
            return None;
        }
        if ceiling - floor > 1 {
            fraction.push(floor.midpoint(ceiling));
            return Some(fraction);
        }
        fraction.push(floor);
        open_end |= ceiling > floor;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Steps(u64);

    impl Random for Steps {
        fn next_u64(&mut self) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0 >> 7
        }
    }

    #[test]
    fn there_is_always_room() {
        let mut rng = Steps(7);
        let mut keys = vec![between(None, None, &mut rng).expect("room")];
        for round in 0..3_000 {
            let at = match round % 4 {
                0 => 0,
                1 => keys.len(),
                _ => rng.next_u64() as usize % (keys.len() + 1),
            };
            let before = at.checked_sub(1).map(|left| keys[left].clone());
            let after = keys.get(at).cloned();
            let key = between(before.as_deref(), after.as_deref(), &mut rng).expect("room");
            keys.insert(at, key);
        }
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| key.len() < 24), "keys stay short");
    }

    #[test]
    fn growing_at_an_end_keeps_keys_short() {
        let mut rng = Steps(1);
        let mut last = None;
        for _ in 0..1_000 {
            let key = between(last.as_deref(), None, &mut rng).expect("room");
            assert!(last.as_ref().is_none_or(|last| *last < key));
            last = Some(key);
        }
        assert!(last.expect("made").len() < 7);
        let mut first = None;
        for _ in 0..1_000 {
            let key = between(None, first.as_deref(), &mut rng).expect("room");
            assert!(first.as_ref().is_none_or(|first| *first > key));
            first = Some(key);
        }
        assert!(first.expect("made").len() < 7);
    }

    #[test]
    fn equal_or_foreign_neighbours_leave_no_room() {
        let mut rng = Steps(3);
        assert_eq!(between(Some("a0V"), Some("a0V"), &mut rng), None);
        assert_eq!(between(Some("a1V"), Some("a0V"), &mut rng), None);
        assert_eq!(between(Some("a0V"), Some("a0V0"), &mut rng), None);
        for foreign in ["", "ü", "5", "c0", "a", "a0ü"] {
            assert_eq!(between(Some(foreign), None, &mut rng), None, "{foreign}");
        }
    }

    #[test]
    fn a_sequence_is_in_order() {
        for count in [0, 1, 2, 61, 62, 500] {
            let keys = sequence(count);
            assert_eq!(keys.len(), count);
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(keys.iter().all(|key| !key.ends_with('0')));
        }
    }
}
