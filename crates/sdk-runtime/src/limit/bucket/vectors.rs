//! The test vectors that Cisco publishes with the specification of its limiter, "Smart Flow": `docs/smartflow-vectors.json`,
//! version 1, of meraki/dashboard-api-python at 916067d. Those about URLs are in `scope`.
//!
//! Not held to: those about its file of what was learned (`cache_freshness`, `saved_at_format`), as nothing is kept on disk here.

use super::*;

const ORGANIZATION: Rate = Rate::new(10.0, 10);
const TOTAL: Rate = Rate::new(100.0, 100);

fn bucket(full: Rate, per_second: f64, tokens: f64) -> Arc<Bucket> {
    let bucket = Bucket::new(full, if full == TOTAL { 0.5 } else { 0.2 });
    {
        let (mut state, _) = bucket.now();
        (state.pace.per_second, state.tokens, state.free) = (per_second, tokens, 0.0);
    }
    Arc::new(bucket)
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// `token_bucket`: what is left after each of some callers, and how long it waits, in seconds.
#[tokio::test(start_paused = true)]
async fn tokens_and_waits() {
    let beyond_capacity = (0..15).map(|caller| {
        let left = 9.0 - f64::from(caller);
        (left, (-left / 10.0).max(0.0))
    });
    for (name, full, tokens, passed, expected) in [
        ("single_acquire_full_bucket", ORGANIZATION, 10.0, 0, vec![(9.0, 0.0)]),
        ("burst_beyond_capacity_goes_negative", ORGANIZATION, 10.0, 0, beyond_capacity.collect()),
        ("refill_after_elapsed_time", ORGANIZATION, -5.0, 1, vec![(4.0, 0.0)]),
        ("refill_clamped_to_capacity", ORGANIZATION, 5.0, 100, vec![(9.0, 0.0)]),
        ("global_bucket_defaults", TOTAL, 100.0, 0, vec![(99.0, 0.0)]),
    ] {
        let bucket = bucket(full, full.per_second, tokens);
        tokio::time::advance(Duration::from_secs(passed)).await;
        for (left, wait) in expected {
            let mut place = Reservation::take(&bucket, false);
            let waits = place.turn().expected.saturating_duration_since(Instant::now()).as_secs_f64();
            let found = bucket.now().0.balance();
            assert!(is_near(found, left) && is_near(waits, wait), "{name}: {found} {waits}");
            place.commit();
        }
    }
}

/// `aimd`, and with it `rate_setter_floor`, as a rate is only lowered by refusals here.
#[tokio::test(start_paused = true)]
async fn rates() {
    let (refusal, success) = (|bucket: &Bucket| bucket.on_throttled(None), Bucket::on_success);
    let cases: [(_, _, _, fn(&Bucket), _); 7] = [
        ("org_decrease", ORGANIZATION, 10.0, refusal, 7.0),
        ("org_increase_below_cap", ORGANIZATION, 7.0, success, 7.2),
        ("org_increase_hits_cap", ORGANIZATION, 9.95, success, 10.0),
        ("org_increase_noop_at_cap", ORGANIZATION, 10.0, success, 10.0),
        ("global_decrease", TOTAL, 100.0, refusal, 70.0),
        ("global_increase_below_cap", TOTAL, 70.0, success, 70.5),
        ("decrease_respects_floor", ORGANIZATION, 0.6, refusal, 0.5),
    ];
    for (name, full, before, event, after) in cases {
        let bucket = bucket(full, before, f64::from(full.burst));
        event(&bucket);
        let found = bucket.now().0.pace.per_second;
        assert!(is_near(found, after), "{name}: {found}");
    }
}
