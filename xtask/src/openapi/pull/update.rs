//! Moves a pin to what the vendor publishes now, and says what changed.

use std::fs;
use std::path::Path;

use super::fetch::Fetcher;
use super::sources::Pin;
use super::transfer::Transfer;
use super::{PullError, digest, fetch_pinned, is_pinned, pin, place};
use crate::openapi::document::Document;
use crate::openapi::report;

/// Takes the newest document of `current` and pins it in the file `sources`.
pub(super) async fn update(
    fetcher: &Fetcher,
    current: &Pin,
    into: &Path,
    sources: &Path,
) -> Result<(), PullError> {
    let mut newest = current.clone();
    if let Some(url) = &current.newest {
        newest.revision = Some(fetcher.revision(url).await?);
    }
    let file_error = |path: &Path| {
        let path = path.to_owned();
        |source| PullError::File { path, source }
    };
    let part = into.join(format!("{}.new.part", current.name));
    let url = newest.address();
    let transfer = Transfer { name: &current.name, url: &url, part: &part, size: None };
    // What an earlier run left may be of another document.
    transfer.discard()?;
    transfer.run(fetcher).await?;
    (newest.size, newest.sha256) = digest::of(&part).map_err(file_error(&part))?;
    let document = match Document::read(&part) {
        Ok(document) => document,
        Err(error) => {
            transfer.discard()?;
            return Err(error.into());
        }
    };
    newest.version = document.version().to_owned();

    let place = place(current, into);
    let previous = into.join(format!("{}.previous.json", current.name));
    if newest.sha256 == current.sha256 {
        println!("{}: version {} is still what the vendor publishes", current.name, current.version);
    } else {
        println!("{}: {} → {}", current.name, summary(current), summary(&newest));
        keep_previous(fetcher, current, into, &previous).await;
        if is_pinned(&previous, current) {
            print!("{}", report::text_of(&Document::read(&previous)?, &document));
        }
    }
    fs::rename(&part, &place).map_err(file_error(&place))?;
    // A branch moves without the document, too; the pin stays then.
    if newest.sha256 != current.sha256 {
        let text = fs::read_to_string(sources).map_err(file_error(sources))?;
        let problem = |problem| PullError::Pin { path: sources.to_owned(), problem };
        fs::write(sources, pin::moved(&text, &newest).map_err(problem)?).map_err(file_error(sources))?;
        println!("{}: pinned in {}", current.name, sources.display());
    }
    Ok(())
}

fn summary(pin: &Pin) -> String {
    format!("version {}, {} bytes, sha256 {}…", pin.version, pin.size, &pin.sha256[..12])
}

/// Puts the document that was pinned until now to `previous`, if it can still be had. The update does not depend
/// on it: only the account of what changed does.
async fn keep_previous(fetcher: &Fetcher, current: &Pin, into: &Path, previous: &Path) {
    let place = place(current, into);
    let kept = if is_pinned(&place, current) {
        fs::rename(&place, previous).map_err(|error| error.to_string())
    } else {
        fetch_pinned(fetcher, current, into, previous).await.map_err(|error| error.to_string())
    };
    if let Err(reason) = kept {
        println!("{}: cannot say what changed, the document pinned before is gone: {reason}", current.name);
    }
}
