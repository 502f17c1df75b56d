//! Many networks of one organization, whose limit they share, against a server that counts.

use std::sync::Mutex;

use super::*;

const NETWORKS: usize = 500;
const CALLS: usize = 1000;
const SECOND: Duration = Duration::from_secs(1);

static SCOPE: RateScope = RateScope::new("organizationId", &["networkId"]);

/// How a server that allows ten requests a second counts them.
#[derive(Clone, Copy, Debug)]
enum Counting {
    /// In the long run, and so many at once after a pause; as `sdk_mock::RateLimit` does.
    Bucket(f64),
    /// In each second of its clock.
    Window,
    /// In the second before each request.
    Sliding,
}

struct Server {
    counting: Counting,
    start: Instant,
    /// When requests were allowed.
    allowed: Mutex<Vec<Instant>>,
    tokens: Mutex<(f64, Instant)>,
    refused: Mutex<usize>,
}

impl Server {
    fn new(counting: Counting) -> Self {
        let start = Instant::now();
        let tokens = if let Counting::Bucket(burst) = counting { burst } else { 0.0 };
        let (allowed, refused) = (Mutex::default(), Mutex::default());
        Self { counting, start, allowed, tokens: Mutex::new((tokens, start)), refused }
    }

    fn allows(&self) -> bool {
        let now = Instant::now();
        let mut allowed = self.allowed.lock().unwrap();
        let second = |at: Instant| (at - self.start).as_secs();
        let recent = |is_recent: &dyn Fn(Instant) -> bool| {
            allowed.iter().rev().take(10).filter(|at| is_recent(**at)).count() < 10
        };
        let allows = match self.counting {
            Counting::Bucket(burst) => self.token(burst),
            Counting::Window => recent(&|at| second(at) == second(now)),
            Counting::Sliding => recent(&|at| now - at < SECOND),
        };
        if allows {
            allowed.push(now);
        } else {
            *self.refused.lock().unwrap() += 1;
        }
        allows
    }

    fn token(&self, burst: f64) -> bool {
        let (now, mut tokens) = (Instant::now(), self.tokens.lock().unwrap());
        let earned = (now - tokens.1).as_secs_f64() * 10.0;
        *tokens = ((tokens.0 + earned).min(burst), now);
        let allows = tokens.0 >= 1.0;
        if allows {
            tokens.0 -= 1.0;
        }
        allows
    }
}

/// All calls at once: the parts of requests that were refused and of the allowed rate that was used, and the most attempts
/// that a call took.
async fn run(server: Server, is_known: bool) -> (f64, f64, u32) {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(100.0, 100)), Some((Rate::new(10.0, 10), &SCOPE))));
    let (server, start) = (Arc::new(server), Instant::now());
    if is_known {
        let list = Operation { path: "/organizations/{organizationId}/networks", ..READ };
        let url = Url::parse("https://h/organizations/1/networks").unwrap();
        let body = (0..NETWORKS).map(|id| format!(r#"{{"id":"N_{id}"}}"#)).collect::<String>();
        limiter.learn(&list, &url, body.as_bytes());
    }
    // How long a request is under way: the distances at which they arrive are not those at which they were sent.
    let mut random = fastrand::Rng::with_seed(7);
    let calls = (0..CALLS).map(|call| {
        let latency = Duration::from_millis(random.u64(20..120));
        let (limiter, server) = (Arc::clone(&limiter), Arc::clone(&server));
        tokio::spawn(async move {
            let operation = Operation { path: "/networks/{networkId}/devices", ..READ };
            let url = Url::parse(&format!("https://h/networks/N_{}/devices", call % NETWORKS)).unwrap();
            let permits = limiter.permits(&operation, &url);
            for attempt in 1.. {
                permits.acquire(never()).await.unwrap();
                tokio::time::sleep(latency).await;
                if server.allows() {
                    permits.on_success();
                    return attempt;
                }
                permits.on_throttled(Some(SECOND));
            }
            0
        })
    });
    let mut attempts = 0;
    for call in calls.collect::<Vec<_>>() {
        attempts = attempts.max(call.await.unwrap());
    }
    let refused = *server.refused.lock().unwrap();
    let (refused, calls) = (refused as f64, CALLS as f64);
    (refused / (refused + calls), calls / start.elapsed().as_secs_f64() / 10.0, attempts)
}

#[tokio::test(start_paused = true)]
async fn networks_of_one_organization_share_its_limit_and_use_it() {
    // The vendor's burst is 20. What a server allows at once cannot be known, nor how it counts: one that counts seconds
    // allows ten in none of them if eleven arrive, and they arrive as they like.
    for (counting, least_used) in [
        (Counting::Bucket(40.0), 0.95),
        (Counting::Bucket(20.0), 0.95),
        (Counting::Bucket(10.0), 0.95),
        (Counting::Bucket(5.0), 0.95),
        (Counting::Window, 0.85),
        (Counting::Sliding, 0.75),
    ] {
        for is_known in [true, false] {
            let (refused, used, attempts) = run(Server::new(counting), is_known).await;
            let figures = format!("known {is_known}, {counting:?}: {refused:.4} {used:.4} {attempts}");
            assert!(refused <= 0.01 && used >= least_used && attempts <= 5, "{figures}");
        }
    }
}
