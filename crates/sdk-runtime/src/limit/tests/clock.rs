//! What differs between a clock that is paused and one that runs, and who leaves or stands still meanwhile.

use super::*;

/// Whoever leaves from the middle leaves no gap, and nobody behind waits for a turn that never comes.
#[tokio::test(start_paused = true)]
async fn those_behind_come_earlier_by_all_that_leave() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 1)), None));
    let start = Instant::now();
    turns(&limiter, 1).await;
    let mut first = permits(&limiter);
    first.acquire(never()).await.unwrap();
    let mut tasks = Vec::new();
    for _ in 0..6 {
        let limiter = Arc::clone(&limiter);
        tasks.push(tokio::spawn(async move {
            permits(&limiter).acquire(never()).await.unwrap();
            start.elapsed().as_millis()
        }));
        tokio::task::yield_now().await;
    }
    let again = tokio::time::timeout(Duration::from_millis(10), first.acquire(never()));
    assert!(again.await.is_err());
    tasks.drain(..3).for_each(|task| task.abort());
    let mut times = Vec::new();
    for task in tasks {
        times.push(task.await.unwrap());
    }
    assert_eq!(times, [200, 300, 400]);
    assert_eq!(turns(&limiter, 2).await, [100, 200]);
}

/// A program that was stopped, or whose threads were busy with something else, does not catch up all at once.
#[tokio::test(start_paused = true)]
async fn what_was_earned_while_nobody_ran_is_not_caught_up_on() {
    for group in [false, true] {
        let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 2)), None));
        if group {
            permits(&limiter).on_throttled(Some(Duration::ZERO));
        }
        let start = Instant::now();
        let stopped = async {
            tokio::time::sleep(Duration::from_millis(10)).await;
            tokio::time::advance(Duration::from_secs(10)).await;
        };
        let (times, ()) = tokio::join!(turns(&limiter, 40), stopped);
        let together = times.iter().filter(|time| (10_000..10_040).contains(*time)).count();
        assert!((1..=4).contains(&together), "{together} {times:?}");
        assert!(start.elapsed() < Duration::from_secs(16), "{:?}", start.elapsed());
    }
}

/// Nobody sleeps until a deadline that cannot be kept.
#[tokio::test(start_paused = true)]
async fn a_pause_that_ends_too_late_ends_the_wait_at_once() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 1)), None));
    turns(&limiter, 1).await;
    let start = Instant::now();
    let mut waiting = permits(&limiter);
    let refuse = async { permits(&limiter).on_throttled(Some(Duration::from_secs(60))) };
    let (waited, ()) = tokio::join!(waiting.acquire(start + Duration::from_secs(59)), refuse);
    assert!(waited.is_err() && start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

/// The clock goes on between any two lines here, and no two calls see the same time. Every limit is far above what is asked for.
#[test]
fn on_a_running_clock_everybody_gets_a_turn() {
    for (total, scoped) in [(1e4, 1e4), (1e9, 1e9), (1e9, 1e4), (1e4, 1e9), (f64::INFINITY, f64::INFINITY)] {
        let scope = Some((Rate::new(scoped, 1), &THINGS));
        let limiter = Arc::new(Limiter::new(Some(Rate::new(total, 1)), scope));
        let client = |limiter: Arc<Limiter>| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async {
                for number in 0..100 {
                    // Some leave before their turn.
                    let mut early = permits(&limiter);
                    let _ = tokio::time::timeout(Duration::ZERO, early.acquire(never())).await;
                    let all = tokio::time::timeout(Duration::from_secs(60), turns(&limiter, 10)).await;
                    assert_eq!(all.map(|all| all.len()), Ok(10));
                    if number % 25 == 0 {
                        permits(&limiter).on_throttled(Some(Duration::from_millis(1)));
                    }
                }
            });
        };
        std::thread::scope(|threads| {
            (0..3).for_each(|_| drop(threads.spawn(|| client(Arc::clone(&limiter)))));
        });
    }
}

/// Times and rates at the ends of what can be said.
#[test]
fn nothing_overflows() {
    for rate in [f64::MIN_POSITIVE, 1e-9, 0.3, 1e18, f64::MAX, f64::INFINITY] {
        for burst in [1, u32::MAX] {
            for retry_after in
                [Duration::ZERO, Duration::from_nanos(1), Duration::from_secs(1 << 62), Duration::MAX]
            {
                let limiter = Arc::new(Limiter::new(Some(Rate::new(rate, burst)), None));
                let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
                runtime.block_on(async {
                    for _ in 0..4 {
                        let mut permits = permits(&limiter);
                        let soon = Instant::now() + Duration::from_millis(2);
                        let _ = permits.acquire(soon).await;
                        permits.on_success();
                        permits.on_throttled(Some(retry_after));
                    }
                    let moment = Duration::from_millis(1);
                    let _ = tokio::time::timeout(moment, permits(&limiter).acquire(never())).await;
                });
            }
        }
    }
}
