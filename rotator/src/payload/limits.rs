//! How much input is read, and how deep it may be nested.

use std::time::Duration;

/// The largest input that is read, in bytes.
///
/// One argument of a Linux command is limited to 128 KiB, so the Gateway's `echo "…"` stays below that; UTF-16 and
/// line ends can double it. The rest is room for Windows, whose limit nobody states.
pub const MAX_INPUT_BYTES: usize = 4 * 1024 * 1024;

/// How long the input may take to arrive. The Gateway pipes it at once; a longer wait means that nobody writes.
pub const READ_DEADLINE: Duration = Duration::from_secs(15);

/// The same for a dry run, whose input may come from a person who types into `rotator payload`.
pub const TYPING_DEADLINE: Duration = Duration::from_secs(600);
