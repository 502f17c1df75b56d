//! Every sentence that can be composed about a run: none says two things about the password.
//!
//! Faults of each operation, alone and before faults of what looks at the change afterwards, with every `--verify` and
//! with signals, in virtual time. `--nocapture` prints the sentences, for reading.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rotator::exit::{Code, Outcome};
use sdk_mock::Variation;
use sdk_mock::fault::Moment;

use super::fault_matrix::fault;
use crate::support::{Target, virtual_time};

/// What a sentence may say about the password, by outcome.
const CLAIMS: [(Outcome, &[&str]); 3] = [
    (
        Outcome::Changed,
        &["has the new password", "had the new password", "confirmed the new password", "change was made"],
    ),
    (
        Outcome::Unchanged,
        &["nothing was changed", "did not change", "before anything was written", "keeps its password"],
    ),
    (
        Outcome::Unknown,
        &[
            "could not be established",
            "no response tells whether",
            "may be in place",
            "may still make it",
            "was in flight",
            "try the new password",
            "may have been",
        ],
    ),
];

/// Faults by the names of the matrix.
const FAULTS: [&str; 22] = [
    "400",
    "401",
    "403",
    "404",
    "409",
    "429",
    "500",
    "501",
    "close",
    "reset",
    "hang",
    "cut off",
    "stall",
    "HTML",
    "wrong JSON",
    "broken JSON",
    "empty",
    "204",
    "302 elsewhere",
    "303",
    "echo 400",
    "echo 500",
];

/// One for each way in which a write can end.
const WRITES: [&str; 9] = ["400", "403", "429", "500", "303", "close", "HTML", "wrong JSON", "empty"];

/// What becomes of looking at the change.
const LOOKS: [&str; 6] = ["none", "401", "403", "500", "HTML", "hang"];

struct Case {
    target: Target,
    faults: Vec<(&'static str, &'static str, Moment, u32)>,
    verify: Option<&'static str>,
    differs: bool,
    signal: Option<Duration>,
}

/// A read changes nothing, and what is refused took place in no case but one: an earlier run had made the change.
fn moments(is_write: bool, fault: &str) -> &'static [Moment] {
    match fault {
        "401" | "403" | "404" | "409" | "429" => &[Moment::BeforeChange],
        _ if is_write => &[Moment::BeforeChange, Moment::AfterChange],
        _ => &[Moment::BeforeChange],
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for target in Target::ALL {
        let case = |faults: Vec<_>| Case { target, faults, verify: None, differs: false, signal: None };
        for operation in target.operations() {
            for name in FAULTS {
                let moments = moments(*operation == target.write(), name).iter();
                cases.extend(moments.map(|moment| case(vec![(*operation, name, *moment, 0)])));
            }
        }
        // What is asked after the write, and how often it was asked before.
        let (look, before) = match target {
            Target::Meraki => continue,
            Target::User => ("session-create", 0),
            Target::Credential => ("credentials-details", 1),
        };
        let verify: &[_] = if target == Target::User { &["auto", "always", "never"] } else { &[""] };
        for (verify, write) in verify.iter().flat_map(|verify| WRITES.map(|write| (*verify, write))) {
            let looks = if verify == "never" { &LOOKS[..1] } else { &LOOKS };
            for (moment, name) in
                moments(true, write).iter().flat_map(|moment| looks.iter().map(move |name| (*moment, *name)))
            {
                let mut faults = vec![(target.write(), write, moment, 0)];
                faults.extend((name != "none").then_some((look, name, Moment::BeforeChange, before)));
                let verify = Some(verify).filter(|verify| !verify.is_empty());
                cases.push(Case { verify, ..case(faults) });
            }
        }
    }
    for target in Target::ALL {
        for (operation, seconds) in
            target.operations().iter().flat_map(|operation| [(operation, 0), (operation, 5)])
        {
            let faults = vec![(*operation, "hang", Moment::AfterChange, 0)];
            let signal = Some(Duration::from_secs(seconds));
            cases.push(Case { target, faults, verify: None, differs: false, signal });
        }
        cases.push(Case { target, faults: Vec::new(), verify: None, differs: true, signal: None });
    }
    cases
}

impl Case {
    async fn sentence(&self) -> (Code, String) {
        let vendor = self.target.start_here();
        for (operation, name, moment, skip) in &self.faults {
            vendor.server().fault(fault(name, operation).at(*moment).skip(*skip).always());
        }
        if self.differs {
            let after = *self.target.operations().last().unwrap_or(&"");
            let look = if self.target == Target::Credential { "credentials-details" } else { after };
            let skip = u32::from(self.target == Target::Credential);
            let differs = sdk_mock::Fault::on(look).vary(Variation::UnknownValues);
            vendor.server().fault(differs.skip(skip).after_change());
        }
        let url = vendor.server().base_url();
        let mut args = vec!["--api-url", &*url, "--deadline", "30"];
        args.extend(self.target.args());
        args.extend(self.verify.into_iter().flat_map(|verify| ["--verify", verify]));
        let ended = virtual_time::rotate(&args, &self.target.payload(), self.signal).await;
        let (code, rest) = ended.shown.split_once(": ").unwrap();
        let code = Code::ALL.iter().find(|known| known.as_str() == code).unwrap();
        (*code, rest.rsplit_once("; Knowledge").unwrap().0.to_owned())
    }
}

#[test]
fn no_sentence_contradicts_itself_or_its_outcome() {
    let (cases, next) = (cases(), AtomicUsize::new(0));
    let sentences: Mutex<BTreeMap<Code, BTreeSet<String>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (code, sentence) = virtual_time::run(case.sentence());
                    sentences.lock().unwrap().entry(code).or_default().insert(sentence);
                }
            });
        }
    });
    let sentences = sentences.into_inner().unwrap();
    let mut lies = Vec::new();
    for (code, sentences) in &sentences {
        for sentence in sentences {
            println!("{} ({code}): {sentence}", code.outcome());
            for (outcome, claims) in CLAIMS {
                let claim = claims.iter().find(|claim| sentence.contains(**claim));
                if let Some(claim) = claim.filter(|_| outcome != code.outcome()) {
                    lies.push(format!("{code} is {}, and says “{claim}”: {sentence}", code.outcome()));
                }
            }
        }
    }
    assert!(lies.is_empty(), "{}", lies.join("\n"));
    // All that a run can end with once there is a payload, but for what is wrong with the record or the account.
    let seen: Vec<_> = sentences.keys().map(|code| code.as_str()).collect();
    for code in [
        Code::Changed,
        Code::AlreadyChanged,
        Code::CredentialsRejected,
        Code::AccessDenied,
        Code::NotFound,
        Code::Refused,
        Code::RedirectRefused,
        Code::RateLimited,
        Code::TimedOut,
        Code::VendorError,
        Code::UnreadableAnswer,
        Code::UnexpectedAnswer,
        Code::Interrupted,
        Code::WriteUnresolved,
        Code::WriteInterrupted,
        Code::LoginContradicts,
        Code::AccountDiffers,
        Code::VerifyFailed,
    ] {
        assert!(seen.contains(&code.as_str()), "no run ended with {code}: {seen:?}");
    }
}
