//! One WebSocket, without a copy or an allocation for an ordinary message.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use tokio::net::TcpSocket;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use super::{Door, frame, handshake};

/// What is read at once. Shared by all sockets of the thread: what a message needs is done before the next read.
const SCRATCH: usize = 256 * 1024;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; SCRATCH]);
}

/// A message of the server.
#[derive(Clone, Copy, Debug)]
pub enum Message<'a> {
    Binary(&'a [u8]),
    Ping(&'a [u8]),
    Close { code: u16, reason: &'a [u8] },
    Other,
}

/// The half that sends.
#[derive(Debug)]
pub struct Socket {
    stream: OwnedWriteHalf,
    /// What the kernel did not take yet.
    waiting: RefCell<Vec<u8>>,
    flushing: Cell<bool>,
}

/// The half that receives.
#[derive(Debug)]
pub struct Receiver {
    stream: OwnedReadHalf,
    /// The beginning of a message whose rest has not come.
    kept: Vec<u8>,
    /// The parts of a message in several frames, behind its opcode.
    parts: Option<(u8, Vec<u8>)>,
}

/// Connects and upgrades. `window`: the size of the kernel's receive buffer, its own choice without.
///
/// # Errors
/// When there is no connection or no WebSocket.
pub async fn open(door: &Door, window: Option<u32>) -> io::Result<(Rc<Socket>, Receiver)> {
    let socket = TcpSocket::new_v4()?;
    if let Some(window) = window {
        socket.set_recv_buffer_size(window)?;
    }
    let stream = socket.connect(door.address).await?;
    stream.set_nodelay(true)?;
    let (mut read, write) = stream.into_split();
    let socket = Rc::new(Socket { stream: write, waiting: RefCell::default(), flushing: Cell::new(false) });
    socket.write(handshake::request(door).as_bytes());
    let mut kept = Vec::new();
    let start = loop {
        if let Some(start) = handshake::answered(&kept)? {
            break start;
        }
        if read.read_buf(&mut kept).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    };
    kept.drain(..start);
    Ok((socket, Receiver { stream: read, kept, parts: None }))
}

impl Socket {
    /// Sends one binary message. What the kernel does not take at once goes out in the background.
    pub fn send(self: &Rc<Self>, payload: &[u8]) {
        self.write(&frame::binary(payload));
    }

    /// Sends bytes that are WebSocket frames already. On a socket that is gone they are lost: the receiver tells.
    pub fn write(self: &Rc<Self>, bytes: &[u8]) {
        let mut waiting = self.waiting.borrow_mut();
        let mut rest = bytes;
        if waiting.is_empty() && !self.flushing.get() {
            match self.stream.try_write(bytes) {
                Ok(count) => rest = &bytes[count..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => return,
            }
        }
        waiting.extend_from_slice(rest);
        if !waiting.is_empty() && !self.flushing.replace(true) {
            tokio::task::spawn_local(self.clone().flush());
        }
    }

    async fn flush(self: Rc<Self>) {
        while !self.waiting.borrow().is_empty() {
            if self.stream.writable().await.is_err() {
                break;
            }
            let mut waiting = self.waiting.borrow_mut();
            match self.stream.try_write(&waiting) {
                Ok(count) => drop(waiting.drain(..count)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => waiting.clear(),
            }
        }
        self.flushing.set(false);
    }
}

impl Receiver {
    /// Waits for bytes and tells of every message in them.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn receive(&mut self, mut hear: impl FnMut(Message<'_>)) -> io::Result<()> {
        // What came together with the answer to the handshake.
        if !self.kept.is_empty() && self.parts.is_none() {
            let kept = std::mem::take(&mut self.kept);
            let used = self.messages(&kept, &mut hear)?;
            self.kept = kept[used..].to_vec();
        }
        // Not `readable` and `try_read`: those ask the kernel once more for each message, to hear that there is nothing.
        poll_fn(|context| BUFFER.with_borrow_mut(|buffer| self.poll(context, buffer, &mut hear))).await
    }

    fn poll(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut [u8],
        hear: &mut impl FnMut(Message<'_>),
    ) -> Poll<io::Result<()>> {
        let mut read = ReadBuf::new(buffer);
        ready!(Pin::new(&mut self.stream).poll_read(context, &mut read))?;
        let new = read.filled();
        if new.is_empty() {
            return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into()));
        }
        if self.kept.is_empty() {
            let used = self.messages(new, hear)?;
            self.kept.extend_from_slice(&new[used..]);
            return Poll::Ready(Ok(()));
        }
        let mut bytes = std::mem::take(&mut self.kept);
        bytes.extend_from_slice(new);
        let used = self.messages(&bytes, hear)?;
        bytes.drain(..used);
        // A message of a megabyte shall not keep a megabyte for each of a thousand clients.
        if !bytes.is_empty() {
            self.kept = bytes;
        }
        Poll::Ready(Ok(()))
    }

    /// Tells of the whole messages at the front; gives how many bytes they took.
    fn messages(&mut self, bytes: &[u8], hear: &mut impl FnMut(Message<'_>)) -> io::Result<usize> {
        let mut at = 0;
        while let Some((opcode, last, payload)) = split(&bytes[at..]) {
            at += payload.end;
            let payload = &bytes[at - payload.len()..at];
            match (opcode, last) {
                (0, _) => {
                    let Some((opcode, mut parts)) = self.parts.take() else { continue };
                    parts.extend_from_slice(payload);
                    if last {
                        hear(message(opcode, &parts));
                    } else {
                        self.parts = Some((opcode, parts));
                    }
                }
                (opcode, false) => self.parts = Some((opcode, payload.to_vec())),
                (opcode, true) => hear(message(opcode, payload)),
            }
        }
        Ok(at)
    }
}

fn message(opcode: u8, payload: &[u8]) -> Message<'_> {
    match opcode {
        2 => Message::Binary(payload),
        8 => match payload {
            [high, low, reason @ ..] => Message::Close { code: u16::from_be_bytes([*high, *low]), reason },
            _ => Message::Close { code: 1005, reason: &[] },
        },
        9 => Message::Ping(payload),
        _ => Message::Other,
    }
}

/// The opcode of the first WebSocket frame, whether it is the last of its message, and where its payload lies.
fn split(bytes: &[u8]) -> Option<(u8, bool, std::ops::Range<usize>)> {
    let [first, second, rest @ ..] = bytes else { return None };
    let (length, start) = match second & 0x7f {
        126 => (u16::from_be_bytes(*rest.first_chunk()?).into(), 4),
        127 => (u64::from_be_bytes(*rest.first_chunk()?) as usize, 10),
        short => (short.into(), 2),
    };
    let end = start + length;
    (bytes.len() >= end).then_some((first & 0x0f, first & 0x80 != 0, start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_split_where_they_end() {
        assert_eq!(split(&[0x82, 3, 1, 2, 3, 0x82]), Some((2, true, 2..5)));
        assert_eq!(split(&[0x82, 3, 1, 2]), None);
        assert_eq!(split(&[0x02, 126, 1, 0]), None);
        let long = [vec![0x82, 126, 1, 0], vec![9; 256]].concat();
        assert_eq!(split(&long), Some((2, true, 4..260)));
        let longest = [vec![0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0], vec![9; 65536]].concat();
        assert_eq!(split(&longest), Some((2, true, 10..65546)));
    }
}
