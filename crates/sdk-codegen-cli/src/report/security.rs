//! Which credentials a server takes for an operation.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Kind};

/// Schemes with the scopes that a call needs of each.
type Credentials = BTreeMap<String, BTreeSet<String>>;

/// Credentials that were enough before, and are not any more. What becomes of a scheme that is gone is said of the document, and
/// the client itself sends a key where there was to be none.
pub(super) fn narrowed(old: &[Credentials], new: &[Credentials], known: &BTreeSet<String>) -> Option<Change> {
    let is_enough = |given: &Credentials, asked: &Credentials| {
        asked.iter().all(|(scheme, scopes)| given.get(scheme).is_some_and(|given| given.is_superset(scopes)))
    };
    let mut used =
        old.iter().filter(|given| !given.is_empty() && given.keys().all(|scheme| known.contains(scheme)));
    let refused = used.any(|given| !new.is_empty() && !new.iter().any(|asked| is_enough(given, asked)));
    refused.then(|| Change::new(Kind::AuthorizationNarrowed, "").old(text(old)).new_value(text(new)))
}

fn text(alternatives: &[Credentials]) -> String {
    let scheme = |(name, scopes): (&String, &BTreeSet<String>)| {
        let scopes = scopes.iter().map(|scope| format!(" {scope}")).collect::<String>();
        format!("{name}{}{scopes}", if scopes.is_empty() { "" } else { ":" })
    };
    let one = |schemes: &Credentials| schemes.iter().map(scheme).collect::<Vec<_>>().join(" and ");
    alternatives.iter().map(one).collect::<Vec<_>>().join(", or ")
}
