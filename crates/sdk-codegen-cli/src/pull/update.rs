//! Moves a pin to what the vendor publishes now, and says what changed.

use std::path::Path;

use anyhow::Context as _;
use fs_err as fs;

use super::fetch::{Fetcher, Size};
use super::sources::Pin;
use super::{destination, fetch_pinned, is_pinned, pin, save, sha256};
use crate::document::Document;
use crate::report;

/// Largest document that is accepted where the size is not known before, in bytes.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// Takes the newest document of `current` and pins it in the file `sources`.
pub(super) async fn update(
    fetcher: &Fetcher,
    current: &Pin,
    into: &Path,
    sources: &Path,
) -> anyhow::Result<()> {
    let mut newest = current.clone();
    if let Some(url) = &current.newest {
        newest.revision = Some(fetcher.revision(url).await?);
    }
    let body = fetcher.body(&newest.address(), Size::AtMost(MAX_SIZE)).await?;
    let path = destination(current, into);
    let document = Document::parse(&newest.name, &body)?;
    (newest.size, newest.sha256) = (body.len() as u64, sha256(&body));
    newest.version = document.version().to_owned();

    if newest.sha256 == current.sha256 {
        println!("{}: version {} is still what the vendor publishes", current.name, current.version);
        // A branch moves without the document, too; the pin stays then.
        return save(&path, &body);
    }
    println!("{}: {} → {}", current.name, summary(current), summary(&newest));
    let previous = into.join(format!("{}.previous.json", current.name));
    keep_previous(fetcher, current, &path, &previous).await;
    save(&path, &body)?;
    if is_pinned(&previous, current) {
        match report::text_of(&previous, &path) {
            Ok(text) => print!("{text}"),
            Err(reason) => println!("{}: cannot say what changed: {reason:#}", current.name),
        }
    }
    let moved = pin::moved(&fs::read_to_string(sources)?, &newest);
    save(sources, moved.with_context(|| sources.display().to_string())?.as_bytes())?;
    println!("{}: pinned in {}", current.name, sources.display());
    Ok(())
}

fn summary(pin: &Pin) -> String {
    format!("version {}, {} bytes, sha256 {}…", pin.version, pin.size, &pin.sha256[..12])
}

/// Puts the document that was pinned until now to `previous`, if it can still be had. The update does not depend
/// on it: only the account of what changed does.
async fn keep_previous(fetcher: &Fetcher, current: &Pin, path: &Path, previous: &Path) {
    let kept = if is_pinned(path, current) {
        fs::rename(path, previous).map_err(Into::into)
    } else {
        fetch_pinned(fetcher, current, previous).await
    };
    if let Err(reason) = kept {
        println!("{}: cannot say what changed, the document pinned before is gone: {reason:#}", current.name);
    }
}
