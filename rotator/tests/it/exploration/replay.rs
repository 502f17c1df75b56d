//! The shortest path to each outcome, through the real program and a mock vendor.

#![cfg(unix)]

use std::time::Instant;

use rotator::decision::{Abilities, Attempt, Event, Login, Logins, ReadBack, Stop};
use rotator::exit::Code;
use rustix::process::Signal;
use sdk_mock::Fault;
use sdk_mock::Variation;
use sdk_mock::meraki::{USER_EMAIL, User};
use sdk_mock::tenable::USER;

use super::abilities;
use super::walk::{real, walk};
use crate::signals::{send, wait_for};
use crate::support::parallel::{self, Pace};
use crate::support::{NEW, Program, Target, Vendor};

const LOGIN: &str = "session-create";
const LOOK: &str = "credentials-details";

#[derive(Debug)]
struct Replay {
    target: Target,
    abilities: Abilities,
    path: Vec<Event>,
    code: Code,
}

impl Replay {
    fn run(&self, pace: Pace) {
        let target = self.target;
        let vendor = target.start();
        self.path.iter().for_each(|event| self.stage(target, &vendor, *event));
        let verify = match self.abilities.login {
            Logins::Never => "never",
            Logins::InDoubt => "auto",
            Logins::Always => "always",
        };
        let program = target.program(&target.payload(), &vendor).args(&["--output", "json"]);
        let program = if target == Target::User { program.args(&["--verify", verify]) } else { program };
        let run = match self.path.last() {
            Some(Event::Stopped(Stop::Signal)) => self.interrupt(target, &vendor, &program),
            _ => program.args(&["--deadline", if pace == Pace::Brisk { "4" } else { "20" }]).run(),
        };
        assert_eq!(run.json()["code"], self.code.as_str(), "{self:?}: {run:?}");
        assert_eq!(run.exit, Some(i32::from(self.code.exit().number())), "{self:?}: {run:?}");
    }

    /// Makes the vendor bring this event about.
    fn stage(&self, target: Target, vendor: &Vendor, event: Event) {
        let list = target.operations()[0];
        let write = || Fault::on(target.write());
        // Where a login is to be accepted, the password has to be in place.
        let in_place = self.path.contains(&Event::Login(Login::Accepted));
        let fault = match event {
            Event::Attempt(Attempt::NotSent(_)) => return unsendable(vendor),
            Event::Attempt(Attempt::NotApplied(Code::RateLimited)) => write().status(429).always(),
            Event::Attempt(Attempt::NotApplied(_)) => write().status(403),
            Event::Attempt(Attempt::ContentRefused) => {
                if let (true, Vendor::User(vendor)) = (in_place, vendor) {
                    vendor.change_user(USER, |user| user.password = NEW.to_owned());
                }
                write().status(400)
            }
            // A failure that is not worth a repetition.
            Event::Attempt(Attempt::Unknown) if in_place => write().status(501).after_change(),
            Event::Attempt(Attempt::Unknown) => write().status(501),
            Event::Attempt(Attempt::Foreign) => write().html(),
            Event::Attempt(Attempt::Undocumented) => write().wrong_json(),
            Event::Login(Login::Refused) => Fault::on(LOGIN).status(401),
            Event::Login(Login::Inconclusive) => Fault::on(LOGIN).status(403),
            Event::ReadBack(ReadBack::Failed) => Fault::on(LOOK).skip(1).status(403),
            Event::ReadBack(ReadBack::Differs) if target == Target::Meraki => {
                write().vary(Variation::UnknownValues)
            }
            Event::ReadBack(ReadBack::Differs) => {
                let other =
                    r#"{"name":"Windows servers","type":{"id":"Windows"},"settings":{"username":"other"}}"#;
                Fault::on(LOOK).skip(1).after_change().body("application/json", other)
            }
            Event::Stopped(_) if self.path.contains(&Event::Begun) => write().hang().always(),
            Event::Stopped(_) => Fault::on(list).hang().always(),
            Event::Begun
            | Event::Attempt(Attempt::Applied)
            | Event::Login(Login::Accepted)
            | Event::ReadBack(ReadBack::Same) => return,
        };
        vendor.server().fault(fault);
    }

    fn interrupt(&self, target: Target, vendor: &Vendor, program: &Program) -> crate::support::Run {
        let begun = self.path.contains(&Event::Begun);
        let started = Instant::now();
        let child = program.spawn();
        wait_for(vendor.server(), if begun { target.write() } else { target.operations()[0] });
        send(&child, Signal::TERM);
        program.finish(child, started)
    }
}

/// An account whose identifier cannot be a part of a URL.
fn unsendable(vendor: &Vendor) {
    match vendor {
        Vendor::Meraki(vendor) => {
            vendor.clear_users();
            let mut user = User::client_vpn(USER_EMAIL, "old");
            user.id = "a/b".to_owned();
            vendor.add_user(user);
        }
        Vendor::User(vendor) | Vendor::Credential(vendor) => {
            vendor.change_user(USER, |user| user.uuid = "a/b".to_owned());
        }
    }
}

#[test]
fn the_shortest_path_to_each_outcome_is_that_of_the_program() {
    let mut replays = Vec::new();
    for target in Target::ALL {
        for abilities in abilities(target) {
            for (code, path) in walk(abilities, real).shortest {
                // A credential is read by its identifier before the write, and so never gets there.
                if target == Target::Credential && code == Code::AccountIneligible {
                    continue;
                }
                replays.push(Replay { target, abilities, path, code });
            }
        }
    }
    assert!(replays.len() > 30, "{replays:?}");
    parallel::all(&replays, |replay| format!("{replay:?}"), Replay::run);
}
