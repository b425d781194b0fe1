//! Other tabs of the same person with the same résumé, without the server between them.
//!
//! What passes are the protocol's own frames. A tab that comes asks (step 1) what the others have that is nowhere
//! else; a tab without a connection tells the others each of its edits.

use futures_channel::mpsc::UnboundedSender;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser::Listener;
use crate::sync::Happening;

/// The way to them, as long as this value lives.
#[derive(Debug)]
pub struct Neighbours {
    channel: BroadcastChannel,
    _heard: Listener,
}

impl Neighbours {
    /// `None` in browsers without the channel: tabs then meet at the server, and at the next opening in the store.
    pub fn find(user: &str, resume: &str, events: &UnboundedSender<Happening>) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("tandem-{user}-{resume}")).ok()?;
        let events = events.clone();
        let heard = Listener::new(&channel, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let Ok(bytes) = event.data().dyn_into::<js_sys::Uint8Array>() else { return };
            events.unbounded_send(Happening::Neighbour { bytes: bytes.to_vec() }).ok();
        });
        Some(Self { channel, _heard: heard })
    }

    pub fn tell(&self, frame: &[u8]) {
        self.channel.post_message(&js_sys::Uint8Array::from(frame)).ok();
    }
}

impl Drop for Neighbours {
    fn drop(&mut self) {
        self.channel.close();
    }
}
