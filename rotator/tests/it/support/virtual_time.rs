//! The program in the test's own thread, beside the vendor, by a clock that the test moves.
//!
//! Nothing waits: the clock stands still while anything can go on without it, and is then moved a little. A wait of a
//! minute takes milliseconds, and a busy machine makes nobody run out of time. It is the same code from the payload to the
//! outcome, over the same sockets; only the process around it is missing (stdin, signals of the system, the exit code).

use std::time::Duration;

use clap::Parser as _;
use rotator::cli::Args;
use rotator::hurry::Hurry;
use rotator::report::Secrets;
use rotator::run::{rotation, stoppable};
use rotator::track::Track;
use tokio::task::yield_now;
use tokio::time::{Instant, advance, sleep};
use zeroize::Zeroizing;

use super::Payload;
use crate::support::Ended;

/// How far the clock is moved at once.
const STEP: Duration = Duration::from_millis(50);

/// How often everybody gets a turn before that. What one of them sends has arrived at the other's next turn, because both
/// are in one thread and the network is this machine's.
const TURNS: usize = 12;

/// Runs this by a clock of its own.
pub(crate) fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    // A task of its own: a part of this one would wake all of it with each turn.
    let _clock = runtime.spawn(clock());
    runtime.block_on(work)
}

async fn clock() {
    loop {
        for _ in 0..TURNS {
            yield_now().await;
        }
        advance(STEP).await;
    }
}

/// A rotation, with a signal after some time.
pub(crate) async fn rotate(args: &[&str], payload: &Payload, signal: Option<Duration>) -> Ended {
    let started = Instant::now();
    let args = Args::try_parse_from([&["rotator"], args].concat()).unwrap().rotate;
    let (redactor, track, hurry) = (Secrets::default(), Track::default(), Hurry::default());
    let input = Zeroizing::new(payload.base64().into_bytes());
    let work = rotation(&args, input, started.into_std(), &redactor, &track, &hurry);
    let stop = async {
        match signal {
            Some(after) => sleep(after).await,
            None => std::future::pending().await,
        }
    };
    let result = stoppable(work, stop, &track, &hurry).await;
    let (code, shown) = match result {
        Ok(done) => (done.code, done.message),
        Err(failure) => (failure.code(), failure.message()),
    };
    let shown = format!("{code}: {shown}; {:?}", track.knowledge());
    Ended { exit: Some(i32::from(code.exit().number())), elapsed: started.elapsed(), shown }
}
