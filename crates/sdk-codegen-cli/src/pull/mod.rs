//! `pull`: brings the vendors' complete documents here, exactly those that `openapi/sources.toml` pins.
//!
//! A document is at its final place only when size and hash are right. [`fetch`] brings it; [`update`] moves the pin.

#[cfg(test)]
mod agreement;
mod fetch;
mod pin;
mod sources;
mod update;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use fs_err as fs;
use sha2::{Digest as _, Sha256};

use fetch::{Fetcher, Size};
use sources::{Api, Pin};

/// Downloads the vendor's complete documents.
#[derive(Debug, Args)]
pub(crate) struct Pull {
    /// The API: a name in openapi/sources.toml.
    api: String,
    /// Take what the vendor publishes now, pin it, and say what changed.
    #[arg(long)]
    update: bool,
    /// Ask this server instead of the vendor's hosts: a mirror with the same paths.
    #[arg(long, value_name = "URL")]
    from: Option<String>,
    /// Where the documents go.
    #[arg(long, value_name = "DIR", default_value = "openapi/vendor")]
    into: PathBuf,
    /// The file with the pins.
    #[arg(long, value_name = "PATH", default_value = "openapi/sources.toml")]
    sources: PathBuf,
}

impl Pull {
    /// Downloads, and says how to build with the result.
    ///
    /// # Errors
    ///
    /// When a document cannot be had, or is not the pinned one.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let (path, into) = (&self.sources, &self.into);
        let sources = sources::read(path)?;
        let Some(api) = sources.get(&self.api) else {
            let known = sources.keys().cloned().collect::<Vec<_>>().join(", ");
            bail!("unknown API {}; {} has {known}", self.api, path.display());
        };
        fs::create_dir_all(into)?;
        let fetcher = Fetcher::new(self.from.as_deref())?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            for pin in &api.document {
                if self.update {
                    update::update(&fetcher, pin, into, path).await?;
                } else {
                    pull(&fetcher, pin, into).await?;
                }
            }
            anyhow::Ok(())
        })?;
        println!("{}", how_to_build(api, into));
        Ok(())
    }
}

/// Where the document of `pin` is kept.
fn destination(pin: &Pin, into: &Path) -> PathBuf {
    into.join(format!("{}.json", pin.name))
}

/// Whether the file `path` is the document of `pin`.
fn is_pinned(path: &Path, pin: &Pin) -> bool {
    fs::read(path).is_ok_and(|bytes| sha256(&bytes) == pin.sha256)
}

/// Brings the pinned document to its place.
async fn pull(fetcher: &Fetcher, pin: &Pin, into: &Path) -> anyhow::Result<()> {
    let path = destination(pin, into);
    if is_pinned(&path, pin) {
        println!("{}: already there, its sha256 is right", path.display());
        return Ok(());
    }
    fetch_pinned(fetcher, pin, &path).await?;
    println!("{}: version {}, {} bytes, sha256 is right", path.display(), pin.version, pin.size);
    Ok(())
}

/// Brings the pinned document to the file `path`.
async fn fetch_pinned(fetcher: &Fetcher, pin: &Pin, path: &Path) -> anyhow::Result<()> {
    let body = fetcher.body(&pin.address(), Size::Exactly(pin.size)).await?;
    let is = sha256(&body);
    if is != pin.sha256 {
        bail!(
            "{}: sha256 is {is}, pinned is {}; the download was thrown away. If it happens again, the vendor publishes \
             another document now: `sdk-codegen pull <api> --update` takes it",
            pin.name,
            pin.sha256
        );
    }
    save(path, &body)
}

/// In lower case hex.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the file `path` whole, or leaves it as it is.
fn save(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(directory).and_then(|mut file| {
        file.write_all(bytes)?;
        file.persist(path).map_err(|error| error.error)
    });
    written.map(drop).with_context(|| path.display().to_string())
}

/// The commands that use what is now there.
fn how_to_build(api: &Api, into: &Path) -> String {
    let separator = if cfg!(windows) { ";" } else { ":" };
    // A build script looks from the folder of its crate.
    let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path).display().to_string();
    let paths: Vec<_> = api.document.iter().map(|pin| whole(destination(pin, into))).collect();
    let (package, variable, value) = (&api.package, &api.variable, paths.join(separator));
    if cfg!(windows) {
        format!("Build with: $env:{variable} = \"{value}\"; cargo build -p {package} --features full")
    } else {
        format!("Build with: {variable}={value} cargo build -p {package} --features full")
    }
}
