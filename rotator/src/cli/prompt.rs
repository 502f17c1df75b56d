//! Asks at the terminal; secrets without showing what is typed.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use sdk_runtime::Secret;
use zeroize::Zeroizing;

use crate::exit::Code;
use crate::failure::Failure;
use crate::report::print_prompt;
use crate::signal;

/// Whether there is somebody to ask.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal()
}

/// Asks on stderr, reads a line from stdin. `option` is what gives the same on the command line.
///
/// # Errors
///
/// Exit 2 where nobody can be asked; exit 11 after Ctrl-C.
pub(super) fn ask(what: &str, option: &str) -> Result<Secret, Failure> {
    possible(what, option)?;
    print_prompt(&format!("{what}: "));
    typed(what, option, read_shown)
}

/// The same for what must not be seen.
///
/// # Errors
///
/// Also exit 2 where what is typed could be seen.
pub(super) fn ask_hidden(what: &str, option: &str) -> Result<Secret, Failure> {
    possible(what, option)?;
    let Some(_hidden) = Hidden::start() else {
        return Err(missing(format!("what is typed for {what} would be seen on this terminal"), option));
    };
    print_prompt(&format!("{what} (not shown): "));
    let line = typed(what, option, read_hidden);
    print_prompt("\n");
    line
}

fn possible(what: &str, option: &str) -> Result<(), Failure> {
    match is_possible() {
        true => Ok(()),
        false => Err(missing(format!("there is no terminal to ask for what is missing: {what}"), option)),
    }
}

fn missing(what: String, option: &str) -> Failure {
    Failure::new(Code::Usage, what).advise(format!("give {option}"))
}

fn typed(what: &str, option: &str, read: fn() -> io::Result<Zeroizing<String>>) -> Result<Secret, Failure> {
    let line = read_line(read)?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err(missing(format!("nothing was typed for {what}"), option)),
        typed => Ok(Secret::from(typed)),
    }
}

/// A line from stdin, unless a signal comes first: it must not end the process before the terminal is as it was.
fn read_line(read: fn() -> io::Result<Zeroizing<String>>) -> Result<Zeroizing<String>, Failure> {
    let unreadable = |error: io::Error| {
        Failure::new(Code::Usage, format!("the terminal cannot be read ({})", error.kind()))
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(unreadable)?;
    let line = runtime.block_on(async {
        let stop = signal::stop().map_err(unreadable)?;
        let reading = tokio::task::spawn_blocking(read);
        tokio::select! {
            line = reading => match line {
                Ok(line) => line.map_err(unreadable),
                Err(_) => Err(Failure::new(Code::Usage, "the terminal cannot be read")),
            },
            () = stop => Err(Failure::new(Code::Interrupted, "a signal stopped the program before anything was sent")
                .advise("start it again")),
        }
    });
    // The thread may still read.
    runtime.shutdown_timeout(Duration::ZERO);
    line
}

fn read_shown() -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin().read_line(&mut line).map(|_| line)
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
use read_shown as read_hidden;

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
fn read_hidden() -> io::Result<Zeroizing<String>> {
    rpassword::read_password().map(Zeroizing::new)
}
