//! The V2 encoding of yrs, with one fault mended.

use yrs::encoding::write::Write;
use yrs::updates::encoder::{Encoder, EncoderV2};
use yrs::{Any, ClientID, ID};

/// Writes what [`EncoderV2`] writes, but bytes that lie in a document (a `Uint8Array` of some other client) as they are:
/// yrs 0.28.1 puts their length before them twice, and cannot read its own snapshot any more.
pub(crate) struct Snapshot(EncoderV2);

impl Snapshot {
    pub(crate) fn new() -> Self {
        Self(EncoderV2::new())
    }
}

impl Write for Snapshot {
    fn write_all(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0.write_u8(*byte));
    }

    fn write_u8(&mut self, value: u8) {
        self.0.write_u8(value);
    }

    fn write_string(&mut self, text: &str) {
        self.0.write_string(text);
    }
}

impl Encoder for Snapshot {
    fn to_vec(self) -> Vec<u8> {
        self.0.to_vec()
    }

    fn reset_ds_cur_val(&mut self) {
        self.0.reset_ds_cur_val();
    }

    fn write_ds_clock(&mut self, clock: u32) {
        self.0.write_ds_clock(clock);
    }

    fn write_ds_len(&mut self, len: u32) {
        self.0.write_ds_len(len);
    }

    fn write_left_id(&mut self, id: &ID) {
        self.0.write_left_id(id);
    }

    fn write_right_id(&mut self, id: &ID) {
        self.0.write_right_id(id);
    }

    fn write_client(&mut self, client: ClientID) {
        self.0.write_client(client);
    }

    fn write_info(&mut self, info: u8) {
        self.0.write_info(info);
    }

    fn write_parent_info(&mut self, is_y_key: bool) {
        self.0.write_parent_info(is_y_key);
    }

    fn write_type_ref(&mut self, info: u8) {
        self.0.write_type_ref(info);
    }

    fn write_len(&mut self, len: u32) {
        self.0.write_len(len);
    }

    fn write_any(&mut self, any: &Any) {
        self.0.write_any(any);
    }

    fn write_json(&mut self, any: &Any) {
        self.0.write_json(any);
    }

    fn write_key(&mut self, key: &str) {
        self.0.write_key(key);
    }
}
