//! Photos as they are stored: upright, at most 512 pixels, JPEG, and with nothing in them but the picture.
//!
//! What comes in may be anything. Its size is looked at before its pixels are: a few bytes can claim gigabytes. A few at
//! a time, off the async threads.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use tokio::sync::Semaphore;

use crate::problem::{Problem, Result};

/// The longest side of what is stored, in pixels.
pub const LONGEST_SIDE: u32 = 512;
/// The largest file that is taken: what cameras and phones make.
pub const BODY_BYTES: usize = 12 * 1024 * 1024;
/// The longest side of what is taken.
const LONGEST_SIDE_TAKEN: u32 = 12_000;
/// What decoding may take: 50 megapixels in three colours.
const DECODED_BYTES: u64 = 160 * 1024 * 1024;
const QUALITY: u8 = 88;

/// Makes photos small.
#[derive(Clone, Debug)]
pub struct Photos(Arc<Semaphore>);

impl Default for Photos {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(2)))
    }
}

impl Photos {
    /// The photo as it is stored.
    ///
    /// # Errors
    /// 415 for what is no JPEG, PNG or WebP, 422 for what cannot be read, 413 for too many pixels.
    pub async fn reencode(&self, bytes: impl AsRef<[u8]> + Send + 'static) -> Result<Vec<u8>> {
        let permit = self.0.clone().acquire_owned().await.map_err(Problem::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            reencode(bytes.as_ref())
        });
        done.await.map_err(Problem::internal)?
    }
}

fn reencode(bytes: &[u8]) -> Result<Vec<u8>> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(Problem::internal)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        let detail = "This is not a photo that can be read here. Choose a JPEG, PNG or WebP file.";
        return Err(Problem::new(axum::http::StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-photo", detail));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_TAKEN);
    limits.max_image_height = Some(LONGEST_SIDE_TAKEN);
    limits.max_alloc = Some(DECODED_BYTES);
    let mut reader = reader;
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(&error))?;
    if decoder.total_bytes() > DECODED_BYTES {
        return Err(too_many_pixels());
    }
    decoder.set_limits(limits).map_err(|error| unreadable(&error))?;
    // How the camera was held; a photo without a word of it is upright.
    let orientation = decoder.orientation().ok();
    let mut photo = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(&error))?;
    if photo.width().max(photo.height()) > LONGEST_SIDE {
        photo = photo.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    if let Some(orientation) = orientation {
        photo.apply_orientation(orientation);
    }
    let mut encoded = Vec::new();
    JpegEncoder::new_with_quality(&mut encoded, QUALITY).encode_image(&on_white(&photo)).map_err(Problem::internal)?;
    Ok(encoded)
}

/// Without transparency: what lies under it on the page is paper.
fn on_white(photo: &DynamicImage) -> RgbImage {
    let photo = photo.to_rgba8();
    RgbImage::from_fn(photo.width(), photo.height(), |x, y| {
        let [red, green, blue, alpha] = photo.get_pixel(x, y).0.map(u32::from);
        let over = |part: u32| u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([over(red), over(green), over(blue)])
    })
}

fn unreadable(error: &image::ImageError) -> Problem {
    if matches!(error, image::ImageError::Limits(_)) {
        return too_many_pixels();
    }
    let detail = "This photo cannot be read: the file is damaged, or is not what it seems. Choose another.";
    Problem::new(axum::http::StatusCode::UNPROCESSABLE_ENTITY, "unreadable-photo", detail)
}

fn too_many_pixels() -> Problem {
    let detail = "This photo has too many pixels. Choose one of at most 50 megapixels.";
    Problem::new(axum::http::StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    fn encoded(photo: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        photo.into().write_to(&mut bytes, format).expect("it is written");
        bytes.into_inner()
    }

    fn decoded(bytes: &[u8]) -> RgbImage {
        image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).expect("a JPEG").to_rgb8()
    }

    #[test]
    fn what_is_stored_is_small_and_of_the_same_shape() {
        let large = RgbImage::from_pixel(1600, 800, Rgb([200, 30, 30]));
        let stored = decoded(&reencode(&encoded(large, ImageFormat::Png)).expect("a photo"));
        assert_eq!(stored.dimensions(), (512, 256));
        let small = RgbImage::from_pixel(40, 50, Rgb([9, 9, 9]));
        let stored = decoded(&reencode(&encoded(small, ImageFormat::Jpeg)).expect("a photo"));
        assert_eq!(stored.dimensions(), (40, 50), "it is not blown up");
        let glass = image::RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
        let stored = decoded(&reencode(&encoded(glass, ImageFormat::Png)).expect("a photo"));
        assert!(stored.pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)), "glass is paper");
    }

    #[test]
    fn a_photo_from_a_camera_on_its_side_is_upright_and_says_nothing_of_the_camera() {
        let mut wide = RgbImage::from_pixel(64, 32, Rgb([255, 255, 255]));
        for (_, _, pixel) in wide.enumerate_pixels_mut().filter(|(x, ..)| *x < 32) {
            *pixel = Rgb([0, 0, 0]);
        }
        let plain = encoded(wide, ImageFormat::Jpeg);
        // Behind the first marker: an EXIF block that says "turned by 90 degrees", and the maker's name.
        let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0MAKER";
        let mut exif = vec![0xff, 0xe1];
        exif.extend(u16::try_from(tiff.len() + 8).expect("short").to_be_bytes());
        exif.extend(b"Exif\0\0");
        exif.extend(tiff);
        let camera = [&plain[..2], &exif, &plain[2..]].concat();
        let stored = reencode(&camera).expect("a photo");
        assert!(!stored.windows(5).any(|window| window == b"MAKER"));
        let stored = decoded(&stored);
        assert_eq!(stored.dimensions(), (32, 64));
        assert!(stored.get_pixel(16, 8).0[0] < 60 && stored.get_pixel(16, 56).0[0] > 200, "left is up");
    }

    #[test]
    fn what_is_no_photo_is_refused() {
        let status = |bytes: &[u8]| reencode(bytes).expect_err("no photo").status().as_u16();
        assert_eq!(status(b""), 415);
        assert_eq!(status(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), 415);
        assert_eq!(status(b"GIF89a\x01\0\x01\0"), 415);
        assert_eq!(status(b"%PDF-1.7"), 415);
        let photo = encoded(RgbImage::new(64, 64), ImageFormat::Png);
        assert_eq!(status(&photo[..photo.len() / 2]), 422);
        assert_eq!(status(&photo[..20]), 422);
    }

    #[test]
    fn bombs_are_refused_by_what_they_claim() {
        // A PNG of 60,000 × 60,000, whose pixels are never looked at.
        let mut photo = encoded(RgbImage::new(1, 1), ImageFormat::Png);
        let claim = |photo: &mut Vec<u8>, side: u32| {
            photo[16..20].copy_from_slice(&side.to_be_bytes());
            photo[20..24].copy_from_slice(&side.to_be_bytes());
            let sum = crc(&photo[12..29]);
            photo[29..33].copy_from_slice(&sum.to_be_bytes());
        };
        for side in [60_000, 11_999, u32::MAX >> 1] {
            claim(&mut photo, side);
            assert_eq!(reencode(&photo).expect_err("a bomb").status().as_u16(), 413, "{side}");
        }
        // One that is within the limits as far as it says, and has nothing behind it.
        claim(&mut photo, 6_000);
        assert_eq!(reencode(&photo).expect_err("empty").status().as_u16(), 422);
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1)))
        })
    }
}
