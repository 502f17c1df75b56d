//! Which uploads were written into a body, so that each becomes a part of its own.

use std::cell::RefCell;

use super::Upload;
use crate::scoped::scoped;

/// What stands for an upload in the JSON that is written first, and the upload.
pub(crate) type Marked = (String, Upload);

thread_local! {
    static GATHERED: RefCell<Option<Vec<Marked>>> = const { RefCell::new(None) };
}

/// Gives the uploads that were serialised while `write` ran, on this thread.
pub(crate) fn gathering<T>(write: impl FnOnce() -> T) -> (T, Vec<Marked>) {
    let (written, gathered) = scoped(&GATHERED, Some(Vec::new()), write);
    (written, gathered.unwrap_or_default())
}

/// Notes an upload that is being serialised, and gives the text to write for it: one that no caller can have meant.
pub(super) fn note(upload: &Upload) -> Option<String> {
    GATHERED.with_borrow_mut(|gathered| {
        let gathered = gathered.as_mut()?;
        let mark = format!("upload {} {:032x}", gathered.len(), fastrand::u128(..));
        gathered.push((mark.clone(), upload.clone()));
        Some(mark)
    })
}
