//! Asks for a secret at the terminal, without showing what is typed.

#[cfg(unix)]
use std::io::BufRead as _;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

use sdk_runtime::Secret;
use zeroize::Zeroizing;

use super::usage;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::print_prompt;
use crate::signal;

/// Asks on stderr, reads a line from stdin.
///
/// # Errors
///
/// Exit 2 where nobody can be asked, or where what is typed could be seen; exit 11 after Ctrl-C.
pub(super) fn ask(what: &str) -> Result<Secret, Failure> {
    if !io::stdin().is_terminal() {
        return Err(usage(format!("{what} is missing, and there is no terminal to ask for it: give a file")));
    }
    let Some(_hidden) = Hidden::start() else {
        return Err(usage(format!("what is typed for {what} would be seen on this terminal: give a file")));
    };
    print_prompt(&format!("{what}: "));
    let line = read_line();
    print_prompt("\n");
    let line = line?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err(usage(format!("no {what} was given"))),
        typed => Ok(Secret::from(typed)),
    }
}

/// A line from stdin, unless a signal comes first: it must not end the process before the terminal is as it was.
fn read_line() -> Result<Zeroizing<String>, Failure> {
    let unreadable = |error: io::Error| usage(format!("the terminal cannot be read ({})", error.kind()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(unreadable)?;
    let line = runtime.block_on(async {
        let stop = signal::stop().map_err(unreadable)?;
        let reading = tokio::task::spawn_blocking(typed);
        tokio::select! {
            line = reading => match line {
                Ok(line) => line.map_err(unreadable),
                Err(_) => Err(usage("the terminal cannot be read".to_owned())),
            },
            () = stop => Err(Failure::new(Code::Interrupted, "stopped by a signal; no payload was written")),
        }
    });
    // The thread may still read.
    runtime.shutdown_timeout(Duration::ZERO);
    line
}

/// The terminal does not show what is typed while this exists.
#[cfg(unix)]
struct Hidden(rustix::termios::Termios);

#[cfg(unix)]
impl Hidden {
    fn start() -> Option<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

        let before = tcgetattr(io::stdin()).ok()?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Flush, &hidden).ok()?;
        Some(Self(before))
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};

        let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &self.0);
    }
}

#[cfg(unix)]
fn typed() -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line).map(|_| line)
}

/// Elsewhere the one who reads also hides.
#[cfg(not(unix))]
struct Hidden;

#[cfg(not(unix))]
impl Hidden {
    fn start() -> Option<Self> {
        Some(Self)
    }
}

#[cfg(not(unix))]
fn typed() -> io::Result<Zeroizing<String>> {
    rpassword::read_password().map(Zeroizing::new)
}
