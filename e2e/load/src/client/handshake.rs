//! The upgrade from HTTP. The answer is believed when it says 101: these are our own children, not the internet.

use std::io;

use super::Door;

/// What asks for a WebSocket at this door.
pub fn request(door: &Door) -> String {
    let protocol = door.subprotocol.map(|name| format!("Sec-WebSocket-Protocol: {name}\r\n")).unwrap_or_default();
    format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{protocol}\r\n",
        door.path, door.address
    )
}

/// Where the messages begin in what the server has sent so far; `None` while the answer is not complete.
///
/// # Errors
/// When it is another answer than 101.
pub fn answered(bytes: &[u8]) -> io::Result<Option<usize>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    if bytes.starts_with(b"HTTP/1.1 101") {
        return Ok(Some(end + 4));
    }
    let line = bytes.split(|byte| *byte == b'\r').next().unwrap_or_default();
    Err(io::Error::other(format!("no WebSocket: {}", String::from_utf8_lossy(line))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_behind_the_answer_is_kept() {
        assert_eq!(answered(b"HTTP/1.1 101 Switching").ok(), Some(None));
        assert_eq!(answered(b"HTTP/1.1 101 x\r\na: b\r\n\r\nrest").ok(), Some(Some(24)));
        assert!(answered(b"HTTP/1.1 404 Not Found\r\n\r\n").is_err());
    }
}
