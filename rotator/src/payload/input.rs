//! Reads stdin, which must end, fit and not be a keyboard.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::time::Duration;

use zeroize::Zeroizing;

use super::error::PayloadError;
use super::limits::MAX_INPUT_BYTES;

/// Reads all of stdin.
///
/// The read runs in a thread of its own, because a pipe that nobody closes blocks it for ever; that thread is left
/// behind when the time is over and ends with the process.
///
/// # Errors
///
/// [`PayloadError`] if stdin is a terminal, too large, too slow or unreadable.
pub async fn read_stdin(patience: Duration) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(PayloadError::Terminal);
    }
    let reading = tokio::task::spawn_blocking(move || match unbuffered(&stdin) {
        Ok(file) => read(file, MAX_INPUT_BYTES),
        Err(_) => read(stdin.lock(), MAX_INPUT_BYTES),
    });
    match tokio::time::timeout(patience, reading).await {
        Ok(Ok(input)) => input,
        Ok(Err(_)) => Err(PayloadError::Unreadable { kind: "the reading thread ended".to_owned() }),
        Err(_) => Err(PayloadError::Timeout { seconds: patience.as_secs().max(1) }),
    }
}

/// Stdin without the buffer of the standard library, which keeps a part of the input as long as the process lives.
fn unbuffered(stdin: &io::Stdin) -> io::Result<File> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(stdin).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(stdin).try_clone_to_owned()?;
    Ok(File::from(own))
}

/// Reads to the end, in blocks that never move, so that no unwiped copy stays behind in memory.
fn read(mut source: impl Read, limit: usize) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
    const BLOCK: usize = 64 * 1024;
    let mut blocks: Vec<Zeroizing<Vec<u8>>> = Vec::new();
    let mut total = 0;
    loop {
        let mut block = Zeroizing::new(vec![0; BLOCK]);
        let mut filled = 0;
        while filled < BLOCK {
            match source.read(&mut block[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(PayloadError::Unreadable { kind: error.kind().to_string() }),
            }
        }
        block.truncate(filled);
        total += filled;
        if total > limit {
            return Err(PayloadError::TooLarge { limit });
        }
        blocks.push(block);
        if filled < BLOCK {
            break;
        }
    }
    let mut input = Zeroizing::new(Vec::with_capacity(total));
    for block in &blocks {
        input.extend_from_slice(block);
    }
    Ok(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time, with an interruption before each.
    struct Trickle<'a>(&'a [u8], bool);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let count = self.0.len().min(7).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn a_slow_and_interrupted_source_is_read_to_its_end() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        assert_eq!(**read(Trickle(&bytes, false), 1 << 20).unwrap(), *bytes);
    }

    #[test]
    fn the_limit_is_exact() {
        assert_eq!(read(&[0; 10][..], 10).unwrap().len(), 10);
        assert_eq!(read(&[0; 11][..], 10).unwrap_err(), PayloadError::TooLarge { limit: 10 });
    }

    #[test]
    fn an_endless_source_is_left() {
        assert!(matches!(read(io::repeat(b'A'), MAX_INPUT_BYTES), Err(PayloadError::TooLarge { .. })));
    }
}
