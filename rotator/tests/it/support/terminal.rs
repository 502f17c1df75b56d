//! A terminal with somebody at it.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Terminal {
    terminal: OwnedFd,
    keyboard: File,
    shown: Arc<Mutex<Vec<u8>>>,
}

impl Terminal {
    pub(crate) fn open() -> Self {
        let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&keyboard).unwrap();
        unlockpt(&keyboard).unwrap();
        let name = ptsname(&keyboard, Vec::new()).unwrap();
        let terminal = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let keyboard = File::from(keyboard);
        let (mut screen, shown) = (keyboard.try_clone().unwrap(), Arc::new(Mutex::new(Vec::new())));
        let seen = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut part = [0; 1024];
            while let Ok(length @ 1..) = screen.read(&mut part) {
                seen.lock().unwrap().extend_from_slice(&part[..length]);
            }
        });
        Self { terminal, keyboard, shown }
    }

    /// For a stream of a program.
    pub(crate) fn stdio(&self) -> Stdio {
        Stdio::from(self.terminal.try_clone().unwrap())
    }

    /// Whether it shows what is typed.
    pub(crate) fn shows(&self) -> bool {
        tcgetattr(&self.terminal).unwrap().local_modes.contains(LocalModes::ECHO)
    }

    /// Everything that was shown so far.
    pub(crate) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().unwrap()).replace("\r\n", "\n")
    }

    /// Waits until something is shown.
    #[track_caller]
    pub(crate) fn await_text(&self, text: &str) {
        let started = Instant::now();
        while !self.shown().contains(text) {
            assert!(started.elapsed() < PATIENCE, "`{text}` is not shown: {}", self.shown());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Types a line once it is asked for.
    #[track_caller]
    pub(crate) fn answer(&mut self, question: &str, answer: &str) {
        self.await_text(question);
        writeln!(self.keyboard, "{answer}").unwrap();
    }
}
