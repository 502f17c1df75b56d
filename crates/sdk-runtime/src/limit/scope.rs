//! One bucket for each scope that a client has talked to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Url;

use super::Rate;
use super::bucket::Bucket;
use crate::Operation;
use crate::path::Template;

/// With so many scopes, those are forgotten that have been idle.
const MANY: usize = 1000;

pub(super) struct Scopes {
    rate: Rate,
    parameters: &'static [&'static str],
    buckets: Mutex<HashMap<String, Arc<Bucket>>>,
}

impl Scopes {
    pub(super) fn new(rate: Rate, parameters: &'static [&'static str]) -> Self {
        Self { rate, parameters, buckets: Mutex::default() }
    }

    /// The bucket of the scope of a request, if it has one.
    pub(super) fn bucket(&self, operation: &Operation, url: &Url) -> Option<Arc<Bucket>> {
        let arguments = Template::new(operation.path).arguments(url.path());
        let scope = self.parameters.iter().find_map(|name| {
            let (_, value) = arguments.iter().find(|(parameter, _)| parameter == name)?;
            Some(format!("{name}={value}"))
        })?;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY && !buckets.contains_key(&scope) {
            buckets.retain(|_, bucket| Arc::strong_count(bucket) > 1 || !bucket.is_idle());
        }
        Some(Arc::clone(buckets.entry(scope).or_insert_with(|| Arc::new(Bucket::new(self.rate)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { per_second: 1.0, burst: 1 };

    fn operation(path: &'static str) -> Operation {
        Operation { path, ..crate::testing::READ }
    }

    #[test]
    fn a_scope_has_one_bucket() {
        let scopes = Scopes::new(RATE, &["organizationId", "networkId"]);
        let organization = operation("/organizations/{organizationId}/admins");
        let network = operation("/networks/{networkId}");
        let bucket = |operation, url| scopes.bucket(operation, &Url::parse(url).unwrap());
        let one = bucket(&organization, "https://h/organizations/1/admins").unwrap();
        assert!(Arc::ptr_eq(&one, &bucket(&organization, "https://h/organizations/1/admins").unwrap()));
        assert!(!Arc::ptr_eq(&one, &bucket(&organization, "https://h/organizations/2/admins").unwrap()));
        assert!(!Arc::ptr_eq(&one, &bucket(&network, "https://h/networks/1").unwrap()));
        assert!(bucket(&operation("/organizations"), "https://h/organizations").is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn idle_scopes_are_forgotten() {
        let scopes = Scopes::new(RATE, &["networkId"]);
        let network = operation("/networks/{networkId}");
        let url = |id: usize| Url::parse(&format!("https://h/networks/{id}")).unwrap();
        scopes.bucket(&network, &url(0)).unwrap().refused(None);
        for id in 1..5000 {
            scopes.bucket(&network, &url(id)).unwrap();
        }
        let buckets = scopes.buckets.lock().unwrap();
        assert!(buckets.len() <= MANY + 1, "{}", buckets.len());
        assert!(buckets.contains_key("networkId=0"), "what was learned is kept");
    }
}
