//! Reads stdin: up to its end, or to the end of a line that completes a payload, because some callers keep it open.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::time::Duration;

use zeroize::Zeroizing;

use super::error::PayloadError;
use super::limits::MAX_INPUT_BYTES;
use super::parse::Payload;

/// How often input that has not ended is tried for a complete payload. One line is one try; text wrapped into many lines
/// that arrive one by one would be decoded again and again.
const TRIES: u32 = 64;

/// Reads stdin.
///
/// The read runs in a thread of its own, because a pipe that nobody closes blocks it for ever; that thread is left
/// behind when the time is over and ends with the process.
///
/// # Errors
///
/// [`PayloadError`] if stdin is a terminal, too large, too slow or unreadable.
pub async fn read_stdin(timeout: Duration) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(PayloadError::Terminal);
    }
    let reading = tokio::task::spawn_blocking(move || match unbuffered(&stdin) {
        Ok(file) => read(file, MAX_INPUT_BYTES, is_complete),
        Err(_) => read(stdin.lock(), MAX_INPUT_BYTES, is_complete),
    });
    match tokio::time::timeout(timeout, reading).await {
        Ok(Ok(input)) => input,
        Ok(Err(_)) => Err(PayloadError::Unreadable { kind: "the reading thread ended".to_owned() }),
        Err(_) => Err(PayloadError::Timeout { seconds: timeout.as_secs().max(1) }),
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

/// Whether this is a payload already. A JSON object is never the beginning of another one, so what follows could only be
/// a mistake.
fn is_complete(input: &[u8]) -> bool {
    Payload::decode(input).is_ok()
}

/// Reads to the end, or to the end of a line with which the input is complete, in blocks that never move, so that no
/// unwiped copy stays behind in memory.
fn read(
    mut source: impl Read,
    limit: usize,
    is_complete: impl Fn(&[u8]) -> bool,
) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
    const BLOCK: usize = 64 * 1024;
    let mut blocks: Vec<Zeroizing<Vec<u8>>> = Vec::new();
    let mut total = 0;
    let mut tries = 0;
    loop {
        let mut block = Zeroizing::new(vec![0; BLOCK]);
        let mut filled = 0;
        while filled < BLOCK {
            match source.read(&mut block[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(PayloadError::Unreadable { kind: error.kind().to_string() }),
            }
            if tries < TRIES && total + filled <= limit && ends_a_line(&block[..filled]) {
                tries += 1;
                let input = join(&blocks, &block[..filled]);
                if is_complete(&input) {
                    return Ok(input);
                }
            }
        }
        total += filled;
        if total > limit {
            return Err(PayloadError::TooLarge { limit });
        }
        if filled < BLOCK {
            return Ok(join(&blocks, &block[..filled]));
        }
        blocks.push(block);
    }
}

/// In UTF-16 a NUL stands before or behind the end of the line.
fn ends_a_line(bytes: &[u8]) -> bool {
    bytes.iter().rfind(|byte| **byte != 0) == Some(&b'\n')
}

fn join(blocks: &[Zeroizing<Vec<u8>>], last: &[u8]) -> Zeroizing<Vec<u8>> {
    let total = blocks.iter().map(|block| block.len()).sum::<usize>() + last.len();
    let mut input = Zeroizing::new(Vec::with_capacity(total));
    for block in blocks {
        input.extend_from_slice(block);
    }
    input.extend_from_slice(last);
    input
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
        assert_eq!(**read(Trickle(&bytes, false), 1 << 20, |_| false).unwrap(), *bytes);
    }

    #[test]
    fn the_limit_is_exact() {
        assert_eq!(read(&[0; 10][..], 10, |_| false).unwrap().len(), 10);
        assert_eq!(read(&[0; 11][..], 10, |_| false).unwrap_err(), PayloadError::TooLarge { limit: 10 });
    }

    #[test]
    fn an_endless_source_is_left() {
        assert!(matches!(
            read(io::repeat(b'A'), MAX_INPUT_BYTES, |_| false),
            Err(PayloadError::TooLarge { .. })
        ));
    }
    #[test]
    fn what_follows_a_complete_line_is_not_waited_for() {
        let line = b"abc\n";
        let source = line.chain(io::repeat(b'x'));
        assert_eq!(**read(source, 100, |input| input == line).unwrap(), *line);
        let wide = b"a\0b\0\n\0";
        assert_eq!(**read(wide.chain(io::repeat(b'x')), 100, |input| input == wide).unwrap(), *wide);
    }

    #[test]
    fn many_lines_are_tried_so_often_and_no_more() {
        let tries = std::cell::Cell::new(0);
        let lines = b"a\n".repeat(1000);
        let count = |_: &[u8]| {
            tries.set(tries.get() + 1);
            false
        };
        assert_eq!(read(LineByLine(&lines), 10_000, count).unwrap().len(), lines.len());
        assert_eq!(tries.get(), TRIES);
    }

    struct LineByLine<'a>(&'a [u8]);

    impl Read for LineByLine<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0.read(&mut buffer[..2])
        }
    }
}
