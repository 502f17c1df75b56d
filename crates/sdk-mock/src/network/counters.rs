//! What happened below HTTP.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts of connections, from the start of a server.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) connections: AtomicU64,
    pub(crate) handshakes: AtomicU64,
    pub(crate) failed_handshakes: AtomicU64,
    refuse: AtomicU64,
}

impl Counters {
    /// Counts a connection and returns its number, from 1.
    pub(super) fn connection(&self) -> u64 {
        self.connections.fetch_add(1, Ordering::SeqCst) + 1
    }

    pub(super) fn handshake(&self, succeeded: bool) {
        let counter = if succeeded { &self.handshakes } else { &self.failed_handshakes };
        counter.fetch_add(1, Ordering::SeqCst);
    }

    /// Whether the connection that was just accepted is to be cut.
    pub(super) fn refuses(&self) -> bool {
        let less = |count: u64| count.checked_sub(1);
        self.refuse.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).is_ok()
    }

    pub(crate) fn refuse_next(&self, connections: u64) {
        self.refuse.store(connections, Ordering::SeqCst);
    }
}
