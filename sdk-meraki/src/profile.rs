//! What no document says about this vendor.

use std::time::Duration;

use sdk_runtime::{ConcurrencyLimit, Rate, VendorProfile};

pub(crate) static PROFILE: VendorProfile = VendorProfile::new()
    // `api.meraki.com` may redirect to the shard of an organization, such as `n123.meraki.com`. The domains are those
    // to which the vendor's own Python SDK sends credentials (`validate_base_url` in `meraki/common.py`).
    .redirect_domains(&["meraki.com", "meraki.ca", "meraki.cn", "meraki.in", "gov-meraki.com"])
    // What the vendor's support asks for (`meraki/session/base.py` of the same SDK).
    .request_id_headers(&["x-request-id"])
    // 100 requests a second from one address (https://developer.cisco.com/meraki/api-v1/rate-limit/).
    .rate(Rate { per_second: 100.0, burst: 100 })
    // With these words and times the vendor's Python SDK repeats (`meraki/session/base.py`).
    .concurrency_limits(&[
        ConcurrencyLimit { words: "concurrent", wait: (Duration::from_secs(30), Duration::from_secs(240)) },
        ConcurrencyLimit {
            words: "executing batches",
            wait: (Duration::from_secs(60), Duration::from_secs(60)),
        },
    ]);

/// 10 requests a second for each organization, with a burst of 10 more, shared by all its applications (same page). Two
/// of the burst are left out: requests do not arrive at the distances at which they were sent.
pub(crate) const ORGANIZATION_RATE: Rate = Rate { per_second: 10.0, burst: 18 };
