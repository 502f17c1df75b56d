//! Random sequences of faults: whatever happens, what the program says is true.
//!
//! `ROTATOR_FAULT_CASES` sets the number of sequences for each target (16 if not set) with a process of its own for each
//! run, `ROTATOR_VIRTUAL_CASES` that of sequences in virtual time (100), `ROTATOR_FAULT_SEED` the first one of both. A
//! failure names its seed; the same seed makes the same sequence.

use std::time::Duration;

use sdk_mock::Fault;

use crate::support::parallel::{self, Pace};
use crate::support::{Ended, NEW, OLD, Target, Vendor, virtual_time};

const VIRTUAL_DEADLINE: Duration = Duration::from_secs(30);

fn deadline(pace: Pace) -> u64 {
    match pace {
        Pace::Brisk => 4,
        Pace::Calm => 30,
    }
}

/// Names of faults as in the matrix, and whether they can strike before and after the change without making a liar of
/// the vendor.
const KINDS: [(&str, bool, bool); 25] = [
    ("400", true, false),
    ("403", true, false),
    ("404", true, false),
    ("409", true, false),
    ("429", true, false),
    ("429 without Retry-After", true, false),
    ("500", true, true),
    ("501", true, true),
    ("502", true, true),
    ("503", true, true),
    ("504", true, true),
    ("close", true, true),
    ("reset", true, true),
    ("hang", true, true),
    ("cut off", true, true),
    ("stall", true, true),
    ("trickle", true, true),
    ("HTML", true, true),
    ("wrong JSON", false, true),
    ("broken JSON", false, true),
    ("empty", false, true),
    ("slow", true, true),
    ("302 elsewhere", true, false),
    ("303", true, true),
    ("echo 500", true, true),
];

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// How often the program is started.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Runs {
    One,
    /// The Gateway runs it again.
    Again,
    /// The Gateway rolls back: old and new swapped.
    Swapped,
}

/// When a fault strikes, or rather when the change takes place.
#[derive(Debug, Clone, Copy)]
enum When {
    Before,
    After,
    /// The change takes place after so many hundredths of the deadline.
    Later(u32),
    /// The change takes place when the run is over.
    AtTheEnd,
}

impl When {
    fn of(self, fault: Fault, deadline: Duration) -> Fault {
        match self {
            Self::Before => fault,
            Self::After => fault.after_change(),
            Self::Later(hundredths) => fault.commit_after(deadline * hundredths / 100),
            Self::AtTheEnd => fault.commit_after(Duration::MAX),
        }
    }
}

#[derive(Debug)]
struct Case {
    target: Target,
    seed: u64,
    faults: Vec<(&'static str, &'static str, When, Option<u32>)>,
    refused: u64,
    runs: Runs,
    /// A signal after so many hundredths of the deadline, in virtual time.
    signal: Option<u32>,
}

impl Case {
    fn new(target: Target, seed: u64) -> Self {
        let mut random = Random(seed ^ (target as u64) << 56);
        let faults = (0..random.below(5))
            .map(|_| {
                // Half of all faults strike the write, which is what matters.
                let operation =
                    if random.below(2) == 0 { target.write() } else { *random.one_of(target.operations()) };
                let (name, before, after) = *random.one_of(&KINDS);
                let hundredths = u32::try_from(random.below(120)).unwrap();
                // Only a write can take place later; a login that is judged later would be a lie.
                let write = operation == target.write();
                let when = match (before, after) {
                    (true, false) => When::Before,
                    (true, true) if !write => *random.one_of(&[When::Before, When::After]),
                    (false, _) if !write => When::After,
                    (false, _) => *random.one_of(&[When::After, When::Later(hundredths)]),
                    (true, true) => {
                        *random.one_of(&[When::Before, When::After, When::Later(hundredths), When::AtTheEnd])
                    }
                };
                let times = if random.below(8) == 0 {
                    None
                } else {
                    Some(1 + u32::try_from(random.below(3)).unwrap())
                };
                (operation, name, when, times)
            })
            .collect();
        let refused = if random.below(8) == 0 { 1 + random.below(3) } else { 0 };
        let runs = *random.one_of(&[Runs::One, Runs::One, Runs::Again, Runs::Swapped]);
        let signal = (random.below(6) == 0).then(|| u32::try_from(random.below(100)).unwrap());
        Self { target, seed, faults, refused, runs, signal }
    }

    fn stage(&self, vendor: &Vendor, deadline: Duration) {
        for (operation, name, when, times) in &self.faults {
            let fault = super::fault_matrix::fault(name, operation);
            let fault = when.of(fault, deadline);
            vendor
                .server()
                .fault(times.map_or_else(|| fault.clone().always(), |times| fault.clone().times(times)));
        }
        vendor.server().refuse_connections(self.refused);
    }

    /// New and old password of each run.
    fn passwords(&self) -> Vec<(&'static str, &'static str)> {
        match self.runs {
            Runs::One => vec![(NEW, OLD)],
            Runs::Again => vec![(NEW, OLD), (NEW, OLD)],
            Runs::Swapped => vec![(NEW, OLD), (OLD, NEW)],
        }
    }

    fn run(&self, pace: Pace) {
        let vendor = self.target.start();
        let deadline = Duration::from_secs(deadline(pace));
        self.stage(&vendor, deadline);
        for (new, old) in self.passwords() {
            let (before, asked) = (vendor.password(), vendor.server().requests().len());
            let payload = self.target.payload().with("newPassword", new).with("oldPassword", old);
            let program = self.target.program(&payload, &vendor);
            let run = program.args(&["-vv", "--deadline", &deadline.as_secs().to_string()]).run();
            self.judge(&vendor, deadline, (&before, new), asked, None, &run.into());
        }
        vendor.server().assert_no_violations();
    }

    async fn run_virtually(&self) {
        let vendor = self.target.start_here();
        self.stage(&vendor, VIRTUAL_DEADLINE);
        let (url, seconds) = (vendor.server().base_url(), VIRTUAL_DEADLINE.as_secs().to_string());
        let mut args = vec!["--api-url", &*url, "--deadline", &*seconds];
        args.extend(self.target.args());
        for (new, old) in self.passwords() {
            let (before, asked) = (vendor.password(), vendor.server().requests().len());
            let payload = self.target.payload().with("newPassword", new).with("oldPassword", old);
            let signal = self.signal.map(|hundredths| VIRTUAL_DEADLINE * hundredths / 100);
            let run = virtual_time::rotate(&args, &payload, signal).await;
            self.judge(&vendor, VIRTUAL_DEADLINE, (&before, new), asked, signal, &run);
        }
        vendor.server().assert_no_violations();
    }

    /// What the program said has to be true, also after all that is still to come.
    fn judge(
        &self,
        vendor: &Vendor,
        deadline: Duration,
        (before, new): (&str, &str),
        asked: usize,
        signal: Option<Duration>,
        run: &Ended,
    ) {
        vendor.server().commit_pending();
        let after = vendor.password();
        match run.exit {
            Some(0 | 21) => assert_eq!(after, new, "a false `changed`: {self:?}: {run:?}"),
            Some(10 | 11) => assert_eq!(after, before, "a false `unchanged`: {self:?}: {run:?}"),
            Some(20) => {
                assert!([before, new].contains(&after.as_str()), "{self:?}: {run:?}");
                if signal.is_none() {
                    self.assert_nothing_could_tell(vendor, deadline, asked, run);
                }
            }
            exit => panic!("exit code {exit:?}: {self:?}: {run:?}"),
        }
        let requests = vendor.server().requests().split_off(asked);
        let count = |operation: &str| {
            let of = |request: &&sdk_mock::record::Recorded| request.operation.as_deref() == Some(operation);
            requests.iter().filter(of).filter(|request| request.status != Some(429)).count()
        };
        assert!(self.target != Target::User || count("users-password") <= 1, "{self:?}: {run:?}");
        assert!(count("session-create") <= 1, "{self:?}: {run:?}");
        assert!(run.elapsed < deadline + Duration::from_secs(26), "{self:?}: {run:?}");
    }

    /// No unknown where one login or one idempotent retry could have told.
    fn assert_nothing_could_tell(&self, vendor: &Vendor, deadline: Duration, asked: usize, run: &Ended) {
        let limited = self.faults.iter().any(|(_, name, ..)| name.starts_with("429"));
        // Time ran out: a wait that does not fit into the rest ends the call. A credential's writes end after four
        // fifths of the time; waits are a twentieth of it, and a second after a 429.
        let end = deadline.mul_f64(if self.target == Target::Credential { 0.8 } else { 1.0 });
        let wait = deadline / 20 + Duration::from_millis(if limited { 1_000 } else { 200 });
        if run.elapsed + wait > end {
            return;
        }
        let struck = |operations: &[&str], names: &[&str]| {
            self.faults.iter().any(|(operation, name, ..)| {
                operations.contains(operation) && (names.is_empty() || names.contains(name))
            })
        };
        let excuse = match self.target {
            Target::User => {
                let logins = vendor.server().requests().split_off(asked);
                let tried =
                    logins.iter().find(|request| request.operation.as_deref() == Some("session-create"));
                // It was refused, and so it came before the change.
                let too_early = tried.is_some_and(|login| login.status == Some(401));
                let tried = tried.is_some();
                too_early
                    || struck(&["session-create", "users-list-auths"], &[])
                    || (self.refused > 0 && !tried)
            }
            // What is not worth a repetition, or was repeated without avail.
            Target::Meraki | Target::Credential => {
                let always = self
                    .faults
                    .iter()
                    .any(|(operation, .., times)| *operation == self.target.write() && times.is_none());
                always
                    || struck(
                        &[self.target.write()],
                        &["501", "303", "HTML", "400", "403", "404", "409", "302 elsewhere"],
                    )
            }
        };
        assert!(excuse, "an `unknown` that could have been resolved: {self:?}: {run:?}");
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn check(target: Target) {
    let first = setting("ROTATOR_FAULT_SEED", 1);
    let cases: Vec<_> =
        (first..first + setting("ROTATOR_FAULT_CASES", 16)).map(|seed| Case::new(target, seed)).collect();
    parallel::all(&cases, |case| format!("seed {}", case.seed), Case::run);
}

/// In virtual time nothing waits, so there are as many workers as cores.
fn check_virtually(target: Target) {
    let first = setting("ROTATOR_FAULT_SEED", 1);
    let end = first + setting("ROTATOR_VIRTUAL_CASES", 100);
    let next = std::sync::atomic::AtomicU64::new(first);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= end {
                        return;
                    }
                    let case = Case::new(target, seed);
                    virtual_time::run(case.run_virtually());
                }
            });
        }
    });
}

#[test]
fn meraki_tells_the_truth_in_virtual_time() {
    check_virtually(Target::Meraki);
}

#[test]
fn a_tenable_user_tells_the_truth_in_virtual_time() {
    check_virtually(Target::User);
}

#[test]
fn a_tenable_credential_tells_the_truth_in_virtual_time() {
    check_virtually(Target::Credential);
}

#[test]
fn meraki_tells_the_truth() {
    check(Target::Meraki);
}

#[test]
fn a_tenable_user_tells_the_truth() {
    check(Target::User);
}

#[test]
fn a_tenable_credential_tells_the_truth() {
    check(Target::Credential);
}

// `Fault` is used through the matrix; this keeps the two lists of names together.
#[test]
fn every_kind_has_a_fault() {
    let faults: Vec<Fault> =
        KINDS.iter().map(|(name, ..)| super::fault_matrix::fault(name, Target::Meraki.write())).collect();
    assert_eq!(faults.len(), KINDS.len());
}
