//! How far a download is: one line that is written over on a terminal, nothing in between elsewhere.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// A terminal is told this often.
const INTERVAL: Duration = Duration::from_millis(100);

/// The line about one download.
#[derive(Debug)]
pub(super) struct Progress {
    name: String,
    total: Option<u64>,
    told: Option<Instant>,
    terminal: bool,
}

impl Progress {
    /// About `name`, which has `total` bytes if that is known.
    pub(super) fn new(name: &str, total: Option<u64>) -> Self {
        Self { name: name.to_owned(), total, told: None, terminal: stderr().is_terminal() }
    }

    /// `have` bytes are there.
    pub(super) fn at(&mut self, have: u64) {
        let due = self.told.is_none_or(|told| told.elapsed() >= INTERVAL);
        if self.terminal && due {
            self.told = Some(Instant::now());
            eprint!("\r\x1b[K{}", line(&self.name, have, self.total));
            // A line without its end stays in the buffer otherwise; if it does, nothing is lost.
            let _ = stderr().flush();
        }
    }

    /// Takes the line away, for a message or for good.
    pub(super) fn clear(&mut self) {
        if self.terminal && self.told.take().is_some() {
            eprint!("\r\x1b[K");
        }
    }
}

fn line(name: &str, have: u64, total: Option<u64>) -> String {
    match total {
        Some(total) if total > 0 => {
            format!("{name}: {} of {} ({} %)", size(have), size(total), have.min(total) * 100 / total)
        }
        _ => format!("{name}: {}", size(have)),
    }
}

/// A number of bytes for people.
pub(super) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_shares() {
        assert_eq!(line("meraki", 4_191_136, Some(8_382_273)), "meraki: 4.1 MB of 8.3 MB (49 %)");
        assert_eq!(line("x", 10, None), "x: 1 kB");
        assert_eq!(line("x", 0, Some(0)), "x: 0 kB");
    }
}
