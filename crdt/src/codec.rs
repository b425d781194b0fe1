//! The variable-length integers and byte strings of lib0, which the y-protocols are written in.

use crate::protocol::FrameError;

pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// How many bytes are left: no declared count can be larger.
    pub(crate) fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// An unsigned integer of up to 64 bits, seven a byte, least significant first.
    pub(crate) fn uint(&mut self) -> Result<u64, FrameError> {
        let mut value = 0u64;
        for (at, &byte) in self.rest.iter().enumerate() {
            let bits = u64::from(byte & 0x7f);
            let shift = 7 * at as u32;
            if shift > 63 || (shift == 63 && bits > 1) {
                return Err(FrameError::Number);
            }
            value |= bits << shift;
            if byte < 0x80 {
                self.rest = &self.rest[at + 1..];
                return Ok(value);
            }
        }
        Err(FrameError::Truncated)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, FrameError> {
        let (first, rest) = self.rest.split_first().ok_or(FrameError::Truncated)?;
        self.rest = rest;
        Ok(*first)
    }

    pub(crate) fn skip(&mut self, bytes: usize) -> Result<(), FrameError> {
        self.rest = self.rest.get(bytes..).ok_or(FrameError::Truncated)?;
        Ok(())
    }

    /// A byte string behind its length.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], FrameError> {
        let len = usize::try_from(self.uint()?).map_err(|_| FrameError::Number)?;
        if len > self.rest.len() {
            return Err(FrameError::Truncated);
        }
        let (head, rest) = self.rest.split_at(len);
        self.rest = rest;
        Ok(head)
    }

    /// A text behind its length in bytes.
    pub(crate) fn text(&mut self) -> Result<&'a str, FrameError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| FrameError::NotUtf8)
    }
}

pub(crate) fn put_uint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_uint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
