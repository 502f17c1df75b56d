//! Many networks of one organization, whose limit they share, against a server that counts.

use std::sync::Mutex;

use super::*;

const NETWORKS: usize = 500;
const CALLS: usize = 1000;
const SECOND: Duration = Duration::from_secs(1);

static SCOPE: RateScope = RateScope::new("organizationId", &["networkId"]);

/// Allows ten requests a second in the long run, as `sdk_mock::RateLimit` does, and so many at once.
struct Server {
    burst: f64,
    level: Mutex<(f64, Instant)>,
    refused: Mutex<usize>,
}

impl Server {
    fn new(burst: f64) -> Self {
        Self { burst, level: Mutex::new((burst, Instant::now())), refused: Mutex::default() }
    }

    fn allows(&self) -> bool {
        let now = Instant::now();
        let mut level = self.level.lock().unwrap();
        let earned = (now - level.1).as_secs_f64() * 10.0;
        *level = ((level.0 + earned).min(self.burst), now);
        let allows = level.0 >= 1.0;
        if allows {
            level.0 -= 1.0
        } else {
            *self.refused.lock().unwrap() += 1
        }
        allows
    }
}

/// All calls at once: the parts of requests that were refused and of the allowed rate that was used, and the most attempts
/// that a call took.
async fn run(server: Server, is_known: bool) -> (f64, f64, u32) {
    let limiter = Arc::new(Limiter::new(Some(Rate::new(100.0, 100)), Some((Rate::new(10.0, 18), &SCOPE))));
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
    // The vendor's burst, and half of it, which a client cannot know of.
    for (burst, most_refused, least_used) in [(20.0, 0.01, 0.95), (10.0, 0.06, 0.85)] {
        for is_known in [true, false] {
            let (refused, used, attempts) = run(Server::new(burst), is_known).await;
            let figures = format!("known {is_known}, burst {burst}: {refused:.4} {used:.4} {attempts}");
            assert!(refused <= most_refused && used >= least_used && attempts <= 5, "{figures}");
        }
    }
}
