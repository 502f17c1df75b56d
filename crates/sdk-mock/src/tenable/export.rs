//! An export in chunks.

use std::collections::BTreeSet;

/// An export that was asked for.
#[derive(Debug, Clone)]
pub(super) struct Export {
    pub(super) uuid: String,
    /// `vulns` or `assets`.
    pub(super) kind: String,
    pub(super) polls: u32,
    pub(super) cancelled: bool,
}

/// How much an export holds, and what of it does not come.
#[derive(Debug, Clone)]
pub(super) struct Size {
    pub(super) chunks: u32,
    pub(super) elements: usize,
    /// Numbers of chunks that fail.
    pub(super) failed: BTreeSet<u32>,
    /// Numbers of chunks that are cancelled.
    pub(super) cancelled: BTreeSet<u32>,
}

impl Default for Size {
    fn default() -> Self {
        Self { chunks: 2, elements: 3, failed: BTreeSet::new(), cancelled: BTreeSet::new() }
    }
}

impl Size {
    /// Whether the chunk of this number can be downloaded in the end.
    pub(super) fn has(&self, chunk: u32) -> bool {
        (1..=self.chunks).contains(&chunk)
            && !self.failed.contains(&chunk)
            && !self.cancelled.contains(&chunk)
    }
}
