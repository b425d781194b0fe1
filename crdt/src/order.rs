//! Order keys: texts over 62 letters that sort as bytes, with room between any two.

use crate::Random;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// A key that sorts strictly between two others; `None` stands for the end on that side.
///
/// Two random letters follow, so that two people who insert at the same place rarely make the same key (and when they
/// do, ids decide). Gives `None` when there is no room: the neighbours are equal, out of order or not keys of ours.
pub(crate) fn between(before: Option<&str>, after: Option<&str>, rng: &mut dyn Random) -> Option<String> {
    let low = digits(before.unwrap_or(""))?;
    let high = match after {
        Some(key) => Some(digits(key)?),
        None => None,
    };
    let mut key = middle(&low, high.as_deref())?;
    let bits = rng.next_u64();
    key.push((bits % BASE as u64) as usize);
    // Never a zero at the end: nothing sorts between "a" and "a0".
    key.push(1 + (bits / BASE as u64 % (BASE as u64 - 1)) as usize);
    Some(key.into_iter().map(|digit| char::from(DIGITS[digit])).collect())
}

/// Keys for a whole list, in order, all of the same length.
pub(crate) fn sequence(count: usize) -> Vec<String> {
    let mut width = 1;
    while BASE.pow(width) <= (count + 1) * 2 {
        width += 1;
    }
    let step = BASE.pow(width) / (count + 1);
    (1..=count)
        .map(|at| {
            let mut rest = at * step;
            let mut key = vec![b'V'; width as usize + 1];
            for digit in key[..width as usize].iter_mut().rev() {
                *digit = DIGITS[rest % BASE];
                rest /= BASE;
            }
            key.into_iter().map(char::from).collect()
        })
        .collect()
}

fn digits(key: &str) -> Option<Vec<usize>> {
    key.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte)).collect()
}

/// Digits strictly above `low` and, whatever follows them, strictly below `high`.
fn middle(low: &[usize], high: Option<&[usize]>) -> Option<Vec<usize>> {
    let mut key = Vec::new();
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
            // At the open end a small step keeps the keys of a growing list short.
            key.push(if open_end && at < low.len() { floor + 1 } else { floor.midpoint(ceiling) });
            return Some(key);
        }
        key.push(floor);
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
        assert!(keys.iter().all(|key| key.len() < 60), "keys stay short");
    }

    #[test]
    fn appending_keeps_keys_short() {
        let mut rng = Steps(1);
        let mut last = None;
        for _ in 0..1_000 {
            let key = between(last.as_deref(), None, &mut rng).expect("room");
            assert!(last.as_ref().is_none_or(|last| *last < key));
            last = Some(key);
        }
        assert!(last.expect("made").len() < 24);
    }

    #[test]
    fn equal_or_foreign_neighbours_leave_no_room() {
        let mut rng = Steps(3);
        assert_eq!(between(Some("a"), Some("a"), &mut rng), None);
        assert_eq!(between(Some("b"), Some("a"), &mut rng), None);
        assert_eq!(between(Some("a"), Some("a0"), &mut rng), None);
        assert_eq!(between(Some("ü"), None, &mut rng), None);
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
