//! What no document says about this vendor.

use sdk_runtime::{Profile, Rate};

pub(crate) static PROFILE: Profile = Profile {
    // `api.meraki.com` may redirect to the shard of an organization, such as `n123.meraki.com`. The domains are those
    // to which the vendor's own Python SDK sends credentials (`validate_base_url` in `meraki/common.py`).
    redirect_domains: &["meraki.com", "meraki.ca", "meraki.cn", "meraki.in", "gov-meraki.com"],
    // What the vendor's support asks for (`meraki/session/base.py` of the same SDK).
    request_id_headers: &["x-request-id"],
    // 10 requests a second for each organization, with a burst of 10 more, shared by all its applications
    // (https://developer.cisco.com/meraki/api-v1/rate-limit/).
    rate: Some(Rate { per_second: 10.0, burst: 20 }),
};
