//! Keeping to a limit that a vendor counts by organization. Time is paused; the server is a token bucket.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::Client;
use reqwest::{Request, Response};
use sdk_runtime::{
    ClientContext, ClientOptions, ErrorKind, Operation, RawRequest,
    vendor::{Rate, RateScope},
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

static SCOPE: RateScope = RateScope::new("organizationId", &["networkId", "serial"]);
static NETWORKS: Operation = Operation::new("networks", "GET", "/organizations/{organizationId}/networks");
static NETWORK: Operation = Operation::new("network", "GET", "/networks/{networkId}");

/// The vendor's limit: 10 requests a second, 10 more after a pause.
const PER_SECOND: f64 = 10.0;
const BURST: f64 = 20.0;

struct Bucket {
    tokens: f64,
    at: Instant,
    allowed: u32,
    refused: u32,
}

fn limited(rate: Rate) -> ClientOptions {
    common::scoped(rate, &SCOPE).retry(sdk_runtime::RetryPolicy::default())
}

/// An organization of 500 networks, some milliseconds away.
#[derive(Clone)]
struct Vendor {
    context: ClientContext,
    bucket: Arc<Mutex<Bucket>>,
}

impl Vendor {
    fn new(rate: Rate) -> Self {
        Self::with(limited(rate))
    }

    fn with(options: ClientOptions) -> Self {
        let bucket = Bucket { tokens: BURST, at: Instant::now(), allowed: 0, refused: 0 };
        let bucket = Arc::new(Mutex::new(bucket));
        let context = Client::of(options).context;
        let vendor = Self { context: context.clone(), bucket };
        let responding = vendor.clone();
        let context = context.with_transport(move |_, request| responding.clone().respond(request));
        Self { context, ..vendor }
    }

    async fn respond(self, request: Request) -> reqwest::Result<Response> {
        sleep(Duration::from_millis(fastrand::u64(20..120))).await;
        let response = http::Response::builder();
        let response = match self.admits() {
            true => response.status(200).body(Self::response(&request).to_string()),
            false => response.status(429).header("retry-after", "1").body(String::new()),
        };
        sleep(Duration::from_millis(fastrand::u64(20..120))).await;
        Ok(response.unwrap().into())
    }

    fn admits(&self) -> bool {
        let mut bucket = self.bucket.lock().unwrap();
        let now = Instant::now();
        bucket.tokens = (bucket.tokens + (now - bucket.at).as_secs_f64() * PER_SECOND).min(BURST);
        bucket.at = now;
        if bucket.tokens < 1.0 {
            bucket.refused += 1;
            return false;
        }
        bucket.tokens -= 1.0;
        bucket.allowed += 1;
        true
    }

    fn response(request: &Request) -> Value {
        let network = |id: &str| json!({"id": id, "name": "n", "organizationId": "1"});
        let mut segments = request.url().path().rsplit('/');
        match segments.next().unwrap() {
            "networks" => (0..500).map(|id| network(&format!("N_{id}"))).collect(),
            id => network(id),
        }
    }
}

impl AsRef<ClientContext> for Vendor {
    fn as_ref(&self) -> &ClientContext {
        &self.context
    }
}

/// 1,000 calls at once to the networks; how long they take, and how often they were refused.
async fn thousand(vendor: &Vendor) -> (Duration, u32) {
    let start = Instant::now();
    let calls = (0..1000).map(|number| {
        let vendor = vendor.clone();
        tokio::spawn(async move {
            let network = format!("N_{}", number % 500);
            RawRequest::new(&vendor, &NETWORK).parameter("networkId", network).send::<Value>().await
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    (start.elapsed(), vendor.bucket.lock().unwrap().refused)
}

fn assert_near_the_limit((elapsed, refused): (Duration, u32)) {
    assert!(refused <= 10, "{refused} of 1000 were refused");
    // The burst, and then the rate.
    let min = (1000.0 - BURST) / PER_SECOND;
    let used = min / elapsed.as_secs_f64();
    assert!(used >= 0.95, "{used:.3} of the rate was used, {elapsed:?}");
}

const LIMIT: Rate = Rate::new(PER_SECOND, 10);

#[tokio::test(start_paused = true)]
async fn the_networks_of_an_organization_share_its_limit() {
    let vendor = Vendor::new(LIMIT);
    let list = RawRequest::new(&vendor, &NETWORKS).parameter("organizationId", 1).send::<Value>();
    assert_eq!(list.await.unwrap().as_array().unwrap().len(), 500);
    assert_near_the_limit(thousand(&vendor).await);
}

#[tokio::test(start_paused = true)]
async fn networks_of_which_nothing_is_known_share_a_limit() {
    assert_near_the_limit(thousand(&Vendor::new(LIMIT)).await);
}

/// The limit is shared with programs of others, and the rate is set lower.
#[tokio::test(start_paused = true)]
async fn the_rate_can_be_set() {
    let vendor = Vendor::with(limited(LIMIT).rate(5.0, 1).call_timeout(Duration::from_secs(1000)));
    let (elapsed, refused) = thousand(&vendor).await;
    assert!(refused == 0 && (199..202).contains(&elapsed.as_secs()), "{refused} {elapsed:?}");
}

/// Nothing was sent, and the caller learns when it can be.
#[tokio::test(start_paused = true)]
async fn a_limit_that_outlasts_the_deadline_is_a_rate_limit_and_no_timeout() {
    static CHANGE: Operation = Operation::new("network-change", "PUT", "/networks/{networkId}");
    let slow = Rate::new(0.01, 1);
    let vendor = Vendor::with(limited(slow).call_timeout(Duration::from_secs(10)));
    let change = || RawRequest::new(&vendor, &CHANGE).parameter("networkId", "N_1").send::<Value>();
    change().await.unwrap();
    let error = change().await.unwrap_err();
    assert!(error.is_rate_limited() && !error.is_timeout() && error.is_retryable(), "{error}");
    assert!(!error.may_have_been_applied());
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::RateLimit, None, 0));
    let wait = error.retry_after().unwrap();
    assert!((99..=100).contains(&wait.as_secs()), "{wait:?}");
    sleep(wait).await;
    change().await.unwrap();
    assert_eq!(vendor.bucket.lock().unwrap().allowed, 2);
}
