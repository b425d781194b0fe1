//! The toolchain that builds for the browser.

mod debian;
mod rustup;

use std::process::Command;

/// A cargo that can build for `wasm32-unknown-unknown`.
#[derive(Debug)]
pub enum Toolchain {
    /// The one that runs this program.
    Host,
    /// Debian's second one, in /usr/bin.
    Debian,
}

impl Toolchain {
    /// Finds one; installs what is missing where that is allowed.
    ///
    /// # Errors
    /// When there is none and none can be installed. The message says what to install.
    pub fn ensure() -> anyhow::Result<Self> {
        if rustup::has_target() {
            return Ok(Self::Host);
        }
        match rustup::add_target() {
            Ok(()) => Ok(Self::Host),
            Err(reason) => {
                debian::ensure(&reason)?;
                Ok(Self::Debian)
            }
        }
    }

    /// Whether it can build the standard library anew. rustup is asked for the source where it may download.
    pub fn has_std_source(&self) -> bool {
        match self {
            Self::Host => rustup::has_source() || rustup::add_source(),
            Self::Debian => debian::has_source(),
        }
    }

    /// Its cargo, building into a folder of its own: the two toolchains would rebuild each other's output.
    pub fn cargo(&self) -> Command {
        let mut command = match self {
            Self::Host => crate::command::cargo(),
            Self::Debian => debian::cargo(),
        };
        command.env("CARGO_TARGET_DIR", crate::paths::target().join("wasm"));
        command
    }
}

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";
