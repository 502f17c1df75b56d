//! Many networks of one organization, whose limit they share, against servers that count in different ways.

use std::sync::Mutex;

use super::*;

const NETWORKS: usize = 500;
const CALLS: usize = 1000;
const SECOND: Duration = Duration::from_secs(1);

static SCOPE: RateScope = RateScope::new("organizationId", &["networkId"]);

/// How a server counts what it allows.
#[derive(Clone, Copy, Debug)]
enum Counting {
    /// In the long run, and so many at once after a pause; as `sdk_mock::RateLimit` does.
    Bucket(f64),
    /// In each second of its clock.
    Window,
    /// In the second before each request.
    Sliding,
}
use Counting::{Bucket as Burst, Sliding, Window};

/// A server that is some way away. A response takes up to 200 ms, of which a request is so many milliseconds on its way.
#[derive(Clone, Copy, Debug)]
struct Vendor {
    counting: Counting,
    per_second: u32,
    way: u64,
    /// How many requests a second another client sends.
    others: u32,
}

struct Server {
    vendor: Vendor,
    start: Instant,
    /// When requests were allowed.
    allowed: Mutex<Vec<Instant>>,
    tokens: Mutex<(f64, Instant)>,
    random: Mutex<fastrand::Rng>,
}

impl Server {
    fn new(vendor: Vendor, seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let now = Instant::now();
        // Its seconds do not begin when the client does.
        let start = now - Duration::from_millis(random.u64(..1000));
        let tokens = if let Burst(burst) = vendor.counting { burst } else { 0.0 };
        Self {
            vendor,
            start,
            allowed: Mutex::default(),
            tokens: Mutex::new((tokens, now)),
            random: Mutex::new(random),
        }
    }

    fn millis(&self, range: std::ops::Range<u64>) -> Duration {
        Duration::from_millis(if range.is_empty() { 0 } else { self.random.lock().unwrap().u64(range) })
    }

    fn allows(&self) -> bool {
        let now = Instant::now();
        let mut allowed = self.allowed.lock().unwrap();
        let second = |at: Instant| (at - self.start).as_secs();
        let most = self.vendor.per_second as usize;
        let recent = |is_recent: &dyn Fn(Instant) -> bool| {
            allowed.iter().rev().take(most).filter(|at| is_recent(**at)).count() < most
        };
        let allows = match self.vendor.counting {
            Burst(burst) => self.token(burst),
            Window => recent(&|at| second(at) == second(now)),
            Sliding => recent(&|at| now - at < SECOND),
        };
        if allows {
            allowed.push(now);
        }
        allows
    }

    fn token(&self, burst: f64) -> bool {
        let (now, mut tokens) = (Instant::now(), self.tokens.lock().unwrap());
        let earned = (now - tokens.1).as_secs_f64() * f64::from(self.vendor.per_second);
        *tokens = ((tokens.0 + earned).min(burst), now);
        let allows = tokens.0 >= 1.0;
        if allows {
            tokens.0 -= 1.0;
        }
        allows
    }

    async fn response(&self) -> bool {
        tokio::time::sleep(self.millis(0..self.vendor.way)).await;
        let allows = self.allows();
        tokio::time::sleep(self.millis(0..200 - self.vendor.way)).await;
        allows
    }

    /// What another client sends, at distances that vary.
    async fn others(&self) {
        let Some(distance) = 1000_u64.checked_div(self.vendor.others.into()) else { return };
        loop {
            tokio::time::sleep(self.millis(distance / 2..distance * 3 / 2)).await;
            self.allows();
        }
    }
}

fn limiter(is_known: bool) -> Limiter {
    let limiter = Limiter::new(Some(Rate::new(100.0, 100)), Some((Rate::new(10.0, 10), &SCOPE)));
    if is_known {
        let list = Operation { path: "/organizations/{organizationId}/networks", ..READ };
        let url = Url::parse("https://h/organizations/1/networks").unwrap();
        let body = (0..NETWORKS).map(|id| format!(r#"{{"id":"N_{id}"}}"#)).collect::<String>();
        limiter.learn(&list, &url, body.as_bytes());
    }
    limiter
}

/// A call of a network; how many attempts it took.
async fn call(limiter: &Limiter, server: &Server, network: usize) -> u32 {
    let operation = Operation { path: "/networks/{networkId}/devices", ..READ };
    let url = Url::parse(&format!("https://h/networks/N_{network}/devices")).unwrap();
    let mut permits = limiter.permits(&operation, &url);
    for attempt in 1.. {
        permits.acquire(never()).await.unwrap();
        if server.response().await {
            permits.on_success();
            return attempt;
        }
        permits.on_throttled(Some(SECOND));
        // As `send_with_retry` waits.
        tokio::time::sleep(SECOND).await;
    }
    0
}

/// All calls at once: the part of requests that was refused, the part that was used of what others left, and the most attempts that a call took.
async fn run(limiter: Limiter, vendor: Vendor, seed: u64) -> (f64, f64, u32) {
    let (limiter, server, start) = (Arc::new(limiter), Arc::new(Server::new(vendor, seed)), Instant::now());
    let others = tokio::spawn({
        let server = Arc::clone(&server);
        async move { server.others().await }
    });
    let calls = (0..CALLS).map(|number| {
        let (limiter, server) = (Arc::clone(&limiter), Arc::clone(&server));
        tokio::spawn(async move { call(&limiter, &server, number % NETWORKS).await })
    });
    let (mut most, mut sent) = (0, 0);
    for call in calls.collect::<Vec<_>>() {
        let attempts = call.await.unwrap();
        (most, sent) = (most.max(attempts), sent + attempts);
    }
    others.abort();
    let (sent, calls) = (f64::from(sent), CALLS as f64);
    let allowed = f64::from(vendor.per_second - vendor.others) * start.elapsed().as_secs_f64();
    ((sent - calls) / sent, calls / allowed, most)
}

/// On average of several seeds.
async fn assert_used(vendor: Vendor, most_refused: f64, least_used: f64) {
    const SEEDS: u64 = 2;
    for is_known in [true, false] {
        let (mut refused, mut used, mut attempts) = (0.0, 0.0, 0);
        for seed in 0..SEEDS {
            let one = run(limiter(is_known), vendor, seed).await;
            refused += one.0 / SEEDS as f64;
            used += one.1 / SEEDS as f64;
            attempts = attempts.max(one.2);
        }
        let figures = format!("known {is_known}, {vendor:?}: {refused:.4} {used:.4} {attempts}");
        assert!(refused <= most_refused && used >= least_used && attempts <= 4, "{figures}");
    }
}

const fn vendor(counting: Counting, way: u64) -> Vendor {
    Vendor { counting, per_second: 10, way, others: 0 }
}

#[tokio::test(start_paused = true)]
async fn networks_of_one_organization_share_its_limit_and_use_it() {
    for counting in [Burst(40.0), Burst(20.0), Burst(10.0), Burst(5.0), Window] {
        assert_used(vendor(counting, 50), 0.01, 0.95).await;
    }
    // On average of eight seeds 0.952, with 0.005 refused.
    assert_used(vendor(Sliding, 50), 0.01, 0.93).await;
}

/// Half of the time that a response takes is the request's. Whoever sends ten requests at once then learns too late that some met those of the
/// second before.
#[tokio::test(start_paused = true)]
async fn the_farther_the_server_the_less_of_its_sliding_second_is_used() {
    for (counting, least_used) in [(Burst(20.0), 0.95), (Burst(5.0), 0.95), (Window, 0.95), (Sliding, 0.88)] {
        assert_used(vendor(counting, 100), 0.01, least_used).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_stricter_than_documented_is_not_asked_for_more() {
    for (counting, least_used) in [(Burst(20.0), 0.95), (Burst(10.0), 0.95), (Window, 0.93), (Sliding, 0.9)] {
        assert_used(Vendor { per_second: 5, ..vendor(counting, 50) }, 0.025, least_used).await;
    }
}

/// The other client gets less than it sends, too, when both meet the limit.
#[tokio::test(start_paused = true)]
async fn what_others_use_is_left_to_them() {
    for (counting, least_used) in [(Burst(20.0), 0.95), (Window, 0.9), (Sliding, 0.8)] {
        assert_used(Vendor { others: 3, ..vendor(counting, 50) }, 0.02, least_used).await;
    }
}
