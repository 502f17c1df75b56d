use super::*;
use crate::testing::READ;

const RATE: Rate = Rate::new(10.0, 2);

static THINGS: RateScope = RateScope::new("id", &[]);

fn limiter() -> Arc<Limiter> {
    Arc::new(Limiter::new(Some(RATE), None))
}

fn permits(limiter: &Limiter) -> Permits<'_> {
    limiter.permits(&READ, &Url::parse("https://h/things/7").unwrap())
}

fn never() -> Instant {
    Instant::now() + Duration::from_secs(1_000_000)
}

/// When each of `count` callers that come together gets its turn, in milliseconds.
async fn turns(limiter: &Arc<Limiter>, count: usize) -> Vec<u128> {
    let start = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..count {
        let limiter = Arc::clone(limiter);
        tasks.push(tokio::spawn(async move {
            assert!(permits(&limiter).acquire(never()).await.is_ok());
            start.elapsed().as_millis()
        }));
        tokio::task::yield_now().await;
    }
    let mut times = Vec::new();
    for task in tasks {
        times.push(task.await.unwrap());
    }
    times
}

#[tokio::test(start_paused = true)]
async fn a_burst_is_free_and_the_rest_queues_up() {
    assert_eq!(turns(&limiter(), 5).await, [0, 0, 100, 200, 300]);
}

#[tokio::test(start_paused = true)]
async fn a_pause_fills_the_bucket_but_not_beyond_the_burst() {
    let limiter = limiter();
    turns(&limiter, 4).await;
    tokio::time::advance(Duration::from_secs(3600)).await;
    assert_eq!(turns(&limiter, 3).await, [0, 0, 100]);
}

#[tokio::test(start_paused = true)]
async fn no_limit_means_no_wait() {
    let limiter = Arc::new(Limiter::default());
    assert_eq!(turns(&limiter, 3).await, [0, 0, 0]);
}

#[tokio::test(start_paused = true)]
async fn a_turn_after_the_deadline_is_not_waited_for() {
    let limiter = limiter();
    turns(&limiter, 2).await;
    let start = Instant::now();
    let wait = Duration::from_millis(100);
    assert_eq!(permits(&limiter).acquire(start + wait).await, Err(wait));
    assert_eq!(start.elapsed(), Duration::ZERO);
    // And its place is free for somebody with more time.
    assert_eq!(turns(&limiter, 1).await, [100]);
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_leaves_the_place_to_others() {
    let limiter = limiter();
    turns(&limiter, 2).await;
    let waiting = tokio::spawn({
        let limiter = Arc::clone(&limiter);
        async move { permits(&limiter).acquire(never()).await }
    });
    tokio::task::yield_now().await;
    waiting.abort();
    assert!(waiting.await.is_err());
    assert_eq!(turns(&limiter, 1).await, [100]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_stops_everybody_also_those_who_wait_already() {
    let limiter = limiter();
    turns(&limiter, 2).await;
    let refusing = permits(&limiter);
    let refuse = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        refusing.on_throttled(Some(Duration::from_secs(5)));
    };
    let (times, ()) = tokio::join!(turns(&limiter, 3), refuse);
    // 7 requests a second from now on.
    assert_eq!(times.len(), 3);
    assert_eq!(*times.iter().min().unwrap(), 5050);
    assert!(times.iter().all(|&time| (5050..5400).contains(&time)), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn the_rate_goes_down_once_for_refusals_that_come_together_and_up_again() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 1)), None));
    for _ in 0..10 {
        permits(&limiter).on_throttled(None);
    }
    assert_eq!(turns(&limiter, 3).await, [1000, 1143, 1286]);
    // Near the full rate soon, and all the way when it has held for a while.
    for (successes, expected) in [(15, [0, 103, 206]), (2500, [0, 100, 200])] {
        for _ in 0..successes {
            permits(&limiter).on_success();
        }
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!(turns(&limiter, 3).await, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn the_rate_has_a_floor() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 1)), None));
    for _ in 0..100 {
        permits(&limiter).on_throttled(None);
        tokio::time::advance(Duration::from_secs(2)).await;
    }
    turns(&limiter, 1).await;
    let times = turns(&limiter, 2).await;
    assert_eq!(times[1] - times[0], 2000);
}

#[tokio::test(start_paused = true)]
async fn scopes_do_not_wait_for_each_other_but_for_the_total() {
    let scoped = Some((RATE, &THINGS));
    let limiter = Limiter::new(Some(Rate::new(100.0, 4)), scoped);
    let start = Instant::now();
    let mut times = Vec::new();
    for id in ["a", "b", "a", "b", "c"] {
        let url = Url::parse(&format!("https://h/things/{id}")).unwrap();
        assert!(limiter.permits(&READ, &url).acquire(never()).await.is_ok());
        times.push(start.elapsed().as_millis());
    }
    assert_eq!(times, [0, 0, 0, 0, 10]);
    let url = Url::parse("https://h/things/a").unwrap();
    limiter.permits(&READ, &url).on_throttled(Some(Duration::from_secs(9)));
    assert!(limiter.permits(&READ, &url).acquire(Instant::now() + Duration::from_secs(8)).await.is_err());
    let other = Url::parse("https://h/things/b").unwrap();
    assert!(limiter.permits(&READ, &other).acquire(Instant::now() + Duration::from_secs(1)).await.is_ok());
}

/// A scope with one token a second, and a total that lets nobody through before the second second.
fn narrow() -> (Limiter, Url) {
    let slow = Rate::new(1.0, 1);
    let limiter = Limiter::new(Some(Rate::new(0.5, 1)), Some((slow, &THINGS)));
    (limiter, Url::parse("https://h/things/a").unwrap())
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_in_the_wider_queue_gives_back_the_place_in_the_narrower_one() {
    let (limiter, url) = narrow();
    let other = Url::parse("https://h/things/b").unwrap();
    assert!(limiter.permits(&READ, &other).acquire(never()).await.is_ok());
    let mut permits = limiter.permits(&READ, &url);
    assert!(
        permits.acquire(Instant::now() + Duration::from_secs(1)).await.is_err(),
        "the total has nothing before"
    );
    let waiting = tokio::time::timeout(Duration::from_secs(1), permits.acquire(never()));
    assert!(waiting.await.is_err());
    let start = Instant::now();
    assert!(permits.acquire(never()).await.is_ok());
    assert_eq!(start.elapsed(), Duration::from_secs(1), "only the total was waited for");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_seen_while_the_wider_queue_is_waited_for() {
    let (limiter, url) = narrow();
    let other = Url::parse("https://h/things/b").unwrap();
    assert!(limiter.permits(&READ, &other).acquire(never()).await.is_ok());
    let start = Instant::now();
    let mut waiting = limiter.permits(&READ, &url);
    let refuse = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        limiter.permits(&READ, &url).on_throttled(Some(Duration::from_secs(60)));
    };
    let (turn, ()) = tokio::join!(waiting.acquire(never()), refuse);
    assert!(turn.is_ok() && start.elapsed() >= Duration::from_secs(60), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_a_thing_of_unknown_scope_stops_all_scopes() {
    static SCOPE: RateScope = RateScope::new("organizationId", &["id"]);
    let limiter = Limiter::new(None, Some((RATE, &SCOPE)));
    let organization = Operation { path: "/organizations/{organizationId}", ..READ };
    let url = Url::parse("https://h/organizations/1").unwrap();
    assert!(limiter.permits(&organization, &url).acquire(never()).await.is_ok());
    permits(&limiter).on_throttled(Some(Duration::from_secs(9)));
    for id in [1, 2] {
        let url = Url::parse(&format!("https://h/organizations/{id}")).unwrap();
        let soon = Instant::now() + Duration::from_secs(8);
        assert_eq!(limiter.permits(&organization, &url).acquire(soon).await.is_ok(), id == 2, "{id}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_after_a_burst_lowers_the_burst_and_not_the_rate() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 8)), None));
    turns(&limiter, 8).await;
    permits(&limiter).on_throttled(None);
    assert_eq!(turns(&limiter, 3).await, [1000, 1100, 1200]);
    tokio::time::advance(Duration::from_secs(5)).await;
    let times = turns(&limiter, 5).await;
    assert!(times[3] == 0 && times[4] > 0, "{times:?}");
    // It comes back with time.
    tokio::time::advance(Duration::from_secs(600)).await;
    assert_eq!(turns(&limiter, 9).await, [0, 0, 0, 0, 0, 0, 0, 0, 100]);
}

/// What became due in the narrower queue while the wider one stood still does not go out together.
#[tokio::test(start_paused = true)]
async fn places_in_the_narrower_queue_are_not_saved_up_for_the_wider_one() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(100.0, 1)), Some((Rate::new(5.0, 1), &THINGS))));
    let elsewhere = Operation { path: "/others", ..READ };
    let url = Url::parse("https://h/others").unwrap();
    limiter.permits(&elsewhere, &url).on_throttled(Some(Duration::from_secs(2)));
    let mut times = turns(&limiter, 4).await;
    times.sort_unstable();
    assert_eq!(times, [2000, 2200, 2400, 2600]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_sent_before_goes_before_those_that_wait() {
    let limiter = limiter();
    let mut first = permits(&limiter);
    first.acquire(never()).await.unwrap();
    turns(&limiter, 1).await;
    let (waiting, again) = tokio::join!(turns(&limiter, 3), async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let start = Instant::now();
        first.acquire(never()).await.unwrap();
        start.elapsed().as_millis()
    });
    assert_eq!((again, &*waiting), (90, &[200, 300, 400][..]));
}

#[tokio::test(start_paused = true)]
async fn a_rate_that_rises_is_had_by_those_who_wait_already() {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(10.0, 1)), None));
    permits(&limiter).on_throttled(Some(Duration::ZERO));
    let rise = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        (0..50).for_each(|_| permits(&limiter).on_success());
    };
    let (times, ()) = tokio::join!(turns(&limiter, 10), rise);
    // Nine seconds' sevenths, that would be 1286.
    assert!((940..970).contains(times.last().unwrap()), "{times:?}");
}

mod clock;
mod organization;
