//! The WebSocket of one attempt.

use futures_channel::mpsc::UnboundedSender;
use wasm_bindgen::JsCast;
use web_sys::{BinaryType, CloseEvent, MessageEvent, WebSocket};

use super::frames::Happening;
use crate::browser::{Listener, window};

/// Its callbacks only fill the channel. Dropping it closes the connection, and nothing of it is heard any more.
#[derive(Debug)]
pub struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 3],
}

impl Socket {
    /// Begins to connect as this person, whoever the browser is signed in as meanwhile; `None` when the browser refuses even to try.
    pub fn open(resume: &str, user: &str, attempt: u32, events: &UnboundedSender<Happening>) -> Option<Self> {
        let location = window()?.location();
        let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
        let address = format!("{scheme}://{}/api/v1/sync/{resume}?as={user}", location.host().ok()?);
        let socket = WebSocket::new_with_str(&address, crdt::protocol::SUBPROTOCOL).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);

        let send = |events: &UnboundedSender<Happening>, happening| {
            // The session is gone when nobody takes it.
            events.unbounded_send(happening).ok();
        };
        let sender = events.clone();
        let opened = Listener::new(&socket, "open", move |_| send(&sender, Happening::Open { attempt }));
        let sender = events.clone();
        let heard = Listener::new(&socket, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            // Text frames are no part of the protocol.
            let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() else { return };
            let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
            send(&sender, Happening::Frame { attempt, bytes });
        });
        let sender = events.clone();
        let closed = Listener::new(&socket, "close", move |event| {
            let (code, reason) = match event.dyn_ref::<CloseEvent>() {
                Some(event) => (event.code(), event.reason()),
                None => (1006, String::new()),
            };
            send(&sender, Happening::Closed { attempt, code, reason });
        });
        Some(Self { socket, _listeners: [opened, heard, closed] })
    }

    /// Sends a frame; gives whether the connection took it.
    pub fn send(&self, frame: &[u8]) -> bool {
        self.socket.ready_state() == WebSocket::OPEN && self.socket.send_with_u8_array(frame).is_ok()
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.close().ok();
    }
}
