//! What an update brings, read off its bytes without applying it: the observers share the machine with the servers,
//! and must cost little.

use super::lib0::{Reader, Unreadable};

type Result<T> = std::result::Result<T, Unreadable>;

/// Calls `brings(client, first, end)` for the clocks of each struct of a V1 update. Holes (`Skip`) are left out.
///
/// # Errors
/// When the bytes are not such an update. What came before was told already.
pub fn structs(update: &[u8], mut brings: impl FnMut(u64, u32, u32)) -> Result<()> {
    let mut reader = Reader(update);
    for _ in 0..reader.uint()? {
        let count = reader.uint()?;
        let client = reader.uint()?;
        let mut clock = reader.uint()?;
        for _ in 0..count {
            let info = reader.byte()?;
            let length = length(&mut reader, info)?;
            if info & 0x1f != 10 {
                brings(client, clock as u32, (clock + length) as u32);
            }
            clock += length;
        }
    }
    Ok(())
}

/// The length of one struct in clocks. GC (0) and Skip (10) are a length and nothing else.
fn length(reader: &mut Reader<'_>, info: u8) -> Result<u64> {
    let kind = info & 0x1f;
    if matches!(kind, 0 | 10) {
        return reader.uint();
    }
    let (left, right) = (info & 0x80 != 0, info & 0x40 != 0);
    for _ in 0..2 * (u8::from(left) + u8::from(right)) {
        reader.uint()?;
    }
    if !left && !right {
        if reader.uint()? == 1 {
            reader.bytes()?;
        } else {
            reader.uint()?;
            reader.uint()?;
        }
        if info & 0x20 != 0 {
            reader.bytes()?;
        }
    }
    content(reader, kind)
}

fn content(reader: &mut Reader<'_>, kind: u8) -> Result<u64> {
    match kind {
        1 => return reader.uint(),
        2 => {
            let count = reader.uint()?;
            for _ in 0..count {
                reader.bytes()?;
            }
            return Ok(count);
        }
        3 | 5 => drop(reader.bytes()?),
        4 => return Ok(utf16(reader.bytes()?)),
        6 => {
            reader.bytes()?;
            reader.bytes()?;
        }
        7 => {
            if matches!(reader.uint()?, 3 | 5) {
                reader.bytes()?;
            }
        }
        8 => {
            let count = reader.uint()?;
            for _ in 0..count {
                any(reader)?;
            }
            return Ok(count);
        }
        9 => {
            reader.bytes()?;
            any(reader)?;
        }
        _ => return Err(Unreadable),
    }
    Ok(1)
}

/// The length of a UTF-8 text in UTF-16 code units: each character has one first byte, and those of four bytes count twice.
fn utf16(text: &[u8]) -> u64 {
    text.iter().map(|byte| u64::from(byte & 0xc0 != 0x80) + u64::from(*byte >= 0xf0)).sum()
}

fn any(reader: &mut Reader<'_>) -> Result<()> {
    match reader.byte()? {
        126 | 127 | 120 | 121 => Ok(()),
        125 => reader.uint().map(drop),
        124 => reader.skip(4),
        122 | 123 => reader.skip(8),
        119 | 116 => reader.bytes().map(drop),
        118 => (0..reader.uint()?).try_for_each(|_| {
            reader.bytes()?;
            any(reader)
        }),
        117 => (0..reader.uint()?).try_for_each(|_| any(reader)),
        _ => Err(Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use crdt::{Document, FieldRef};

    use super::*;

    fn ranges(update: &[u8]) -> Vec<(u64, u32, u32)> {
        let mut ranges = Vec::new();
        structs(update, |client, from, to| ranges.push((client, from, to))).expect("readable");
        ranges
    }

    /// The same as [`ranges`], for each client what it has without a hole.
    fn heads(update: &[u8]) -> Vec<(u64, u32)> {
        let mut heads = std::collections::BTreeMap::new();
        for (client, from, to) in ranges(update) {
            assert!(from <= *heads.entry(client).or_insert(0));
            heads.insert(client, to);
        }
        heads.into_iter().collect()
    }

    fn state_vector(document: &Document) -> Vec<(u64, u32)> {
        let bytes = document.state_vector();
        let mut reader = Reader(&bytes);
        let mut vector: Vec<_> = (0..reader.uint().expect("a count"))
            .map(|_| (reader.uint().expect("a client"), reader.uint().expect("a clock") as u32))
            .collect();
        vector.sort_unstable();
        vector
    }

    #[test]
    fn a_whole_resume_reads_as_its_state_vector() {
        let sample = r#"{"basics":{"name":"Ada 🦀 Löwe","summary":"x","profiles":[{"network":"n"}]},
            "work":[{"name":"W","startDate":"2020-01","highlights":["one","two"],"odd":[1,2.5,null,{"a":[true]}]}]}"#;
        let json = crdt::json::Json::parse(sample).expect("JSON");
        let mut document = Document::new(5);
        crdt::jsonresume::import(&mut document, &json, &mut Dice(7)).expect("a résumé");
        let field = FieldRef::basics("name");
        document.edit(|edit| edit.replace_text(&field, 1..3, "🦀é"));
        assert_eq!(heads(&document.encode()), state_vector(&document));
    }

    #[test]
    fn a_merged_update_covers_what_its_parts_did() {
        let mut document = Document::new(9);
        let field = FieldRef::basics("name");
        let mut parts = vec![document.upgrade()];
        parts.extend((0..5).map(|at| document.edit(|edit| edit.replace_text(&field, at..at, "é")).1));
        let mut other = Document::new(10);
        other.apply_all(parts.iter().map(Vec::as_slice)).expect("they fit");
        assert_eq!(heads(&other.encode()), heads(&document.encode()));
    }

    #[test]
    fn holes_are_not_brought() {
        // One client with Skip of 5, then GC of 3.
        assert_eq!(ranges(&[1, 2, 7, 0, 10, 5, 0, 3, 0]), [(7, 5, 8)]);
    }

    #[test]
    fn bytes_that_end_early_are_no_update() {
        assert_eq!(structs(&[1, 1, 7, 0, 4, 1, 1], |_, _, _| {}), Err(Unreadable));
    }

    struct Dice(u64);

    impl crdt::Random for Dice {
        fn next_u64(&mut self) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            self.0
        }
    }
}
