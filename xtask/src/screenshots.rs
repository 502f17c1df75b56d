//! `cargo xtask screenshots`: pictures of a terminal for the documentation, drawn from what the rotator prints.
//!
//! * [`scene`] runs the program against a mock server, and takes out what differs from run to run;
//! * [`terminal`] draws the text.
//!
//! The program is the rotator's own code, linked into this one: so the pictures can be checked wherever this is built.

mod scene;
mod terminal;

use std::error::Error;
use std::ffi::OsStr;
use std::process::ExitCode;

use clap::Args;

use crate::workspace;

/// Under this name, this program is the rotator.
const ROTATOR: &str = "rotator";

/// Where the pictures are.
const FOLDER: &str = "docs/images";

/// Draws the pictures of a terminal in docs/images, from what the rotator prints now.
#[derive(Debug, Args)]
pub(crate) struct Screenshots {
    /// Write nothing, and fail if a picture is not what would be drawn.
    #[arg(long)]
    check: bool,
}

/// Is the rotator, if it was started as such.
pub(crate) fn as_rotator() -> Option<ExitCode> {
    let name = std::env::args_os().next()?;
    (name == OsStr::new(ROTATOR)).then(rotator::main)
}

impl Screenshots {
    /// Plays all scenes and writes the pictures, or compares them.
    ///
    /// # Errors
    ///
    /// A scene that does not end as it must; with `--check`, a picture that differs.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let folder = workspace::root().join(FOLDER);
        let mut differing = Vec::new();
        for scene in scene::all() {
            let picture = terminal::draw(scene.title, &scene.play()?);
            let path = folder.join(scene.file);
            // A checkout on Windows may have changed the ends of the lines.
            let before = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
            if before == picture {
                continue;
            }
            differing.push(format!("{FOLDER}/{}", scene.file));
            if !self.check {
                std::fs::create_dir_all(&folder)?;
                std::fs::write(&path, picture)?;
                println!("{FOLDER}/{}", scene.file);
            }
        }
        if self.check && !differing.is_empty() {
            let files = differing.join(", ");
            return Err(format!(
                "not what the program prints now: {files}; look whether it should, and accept with `cargo xtask screenshots`"
            )
            .into());
        }
        Ok(())
    }
}
