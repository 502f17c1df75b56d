//! Asks for a secret at the terminal, without showing what is typed.

use std::io::{BufRead as _, IsTerminal as _};

use sdk_runtime::Secret;
use zeroize::Zeroizing;

use super::usage;
use crate::failure::Failure;
use crate::report::print_prompt;

/// Asks on stderr, reads a line from stdin.
///
/// # Errors
///
/// Exit 2 where nobody can be asked, or where what is typed could be seen.
pub(super) fn ask(what: &str) -> Result<Secret, Failure> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(usage(format!("{what} is missing, and there is no terminal to ask for it: give a file")));
    }
    let Some(_hidden) = Hidden::start() else {
        return Err(usage(format!("what is typed for {what} would be seen on this terminal: give a file")));
    };
    print_prompt(&format!("{what}: "));
    let mut line = Zeroizing::new(String::new());
    let read = stdin.lock().read_line(&mut line);
    print_prompt("\n");
    match read {
        Ok(_) if !line.trim_end_matches(['\r', '\n']).is_empty() => {
            Ok(Secret::from(line.trim_end_matches(['\r', '\n'])))
        }
        _ => Err(usage(format!("no {what} was given"))),
    }
}

/// The terminal does not show what is typed while this exists.
#[cfg(unix)]
struct Hidden(rustix::termios::Termios);

#[cfg(unix)]
impl Hidden {
    fn start() -> Option<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

        let before = tcgetattr(std::io::stdin()).ok()?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(std::io::stdin(), OptionalActions::Flush, &hidden).ok()?;
        Some(Self(before))
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};

        let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, &self.0);
    }
}

/// Elsewhere there is no way to hide it with what this program has.
#[cfg(not(unix))]
struct Hidden;

#[cfg(not(unix))]
impl Hidden {
    fn start() -> Option<Self> {
        None
    }
}
