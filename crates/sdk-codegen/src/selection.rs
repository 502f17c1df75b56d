//! Which operations of an API are generated: cargo features, matched with the tags and ids of operations.

use std::collections::BTreeSet;

/// The feature that selects every operation.
const FULL: &str = "full";

/// A choice of operations by their tags, or one by one by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Every operation.
    All,
    /// Operations that have one of these names, as a tag in any position or as id; each name reduced to its letters and digits,
    /// in lower case.
    Named(BTreeSet<String>),
}

impl Selection {
    /// The operations with one of the tags or ids; spelling differences in case and punctuation do not count.
    pub fn of<'a>(selected: impl IntoIterator<Item = &'a str>) -> Self {
        let selected: BTreeSet<String> =
            selected.into_iter().map(reduced).filter(|name| name != "default").collect();
        if selected.contains(FULL) { Self::All } else { Self::Named(selected) }
    }

    /// The features that cargo tells a build script about. A feature that is neither a tag nor an id selects nothing.
    #[must_use]
    pub fn from_features() -> Self {
        let features: Vec<String> = std::env::vars_os()
            .filter_map(|(name, _)| Some(name.to_str()?.strip_prefix("CARGO_FEATURE_")?.to_owned()))
            .collect();
        Self::of(features.iter().map(String::as_str))
    }

    /// Whether an operation with these names, its tags and its id, is chosen.
    pub fn contains<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> bool {
        match self {
            Self::All => true,
            Self::Named(selected) => names.into_iter().any(|name| selected.contains(&reduced(name))),
        }
    }
}

fn reduced(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_and_tags_match_whatever_their_spelling() {
        let selection = Selection::of(["MERAKI_AUTH_USERS", "RING"]);
        assert!(selection.contains(["networks", "configure", "merakiAuthUsers"]));
        assert!(!selection.contains(["networks"]));
        assert!(Selection::of(["ACCESS_CONTROL_USERS"]).contains(["Access Control (Users)"]));
        assert!(Selection::of(["GET_ORGANIZATIONS"]).contains(["organizations", "getOrganizations"]));
        assert!(!Selection::of(["GET_ORGANIZATIONS"]).contains(["organizations", "getOrganization"]));
    }

    #[test]
    fn full_is_everything_and_nothing_is_nothing() {
        assert!(Selection::of(["FULL"]).contains([]));
        assert!(!Selection::of(["RING", "DEFAULT"]).contains(["default", "users"]));
    }
}
