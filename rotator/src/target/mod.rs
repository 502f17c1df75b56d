//! What can be rotated: [`TARGETS`], one row and one module each.
//!
//! A target says how its account is found, checked and written; the steps are the same for all (`rotation`). `evidence`
//! reads the responses, [`decision`](crate::decision) decides, `conclusion` says it.

mod address;
mod classify;
mod client;
mod conclusion;
mod connection;
mod evidence;
mod field;
mod host;
mod job;
mod login;
mod member;
mod meraki;
mod night;
mod rotation;
mod search;
mod spec;
mod steps;
mod tenable;
mod trust;

pub use job::{Done, Job};
pub use spec::{Choices, Field, Target, TargetOption};

use crate::report::Labels;

/// All targets. Where several have one title, it means the first of them.
pub static TARGETS: [&Target; 3] = [&meraki::USER, &tenable::user::USER, &tenable::credential::CREDENTIAL];

/// What to do about an outcome that is not known.
pub const TRY_IT: &str = "wait a few minutes, then try the new password; if it fails, rotate again";

/// The target that a word means.
pub fn named(word: &str) -> Option<&'static Target> {
    TARGETS.into_iter().find(|target| target.is_named(word))
}

/// The names of all targets.
pub(crate) fn names() -> String {
    TARGETS.map(|target| target.name).join(", ")
}

/// The names of the targets that have an option.
pub(crate) fn owners(option: &TargetOption) -> Vec<&'static str> {
    let owners = TARGETS.into_iter().filter(|target| target.option(option.label).is_some());
    owners.map(|target| target.name).collect()
}

/// The targets that a title alone can mean.
pub(crate) fn titled() -> impl Iterator<Item = &'static Target> {
    TARGETS.into_iter().enumerate().filter_map(|(place, target)| {
        let first = TARGETS.iter().position(|other| other.record_title == target.record_title);
        (first == Some(place)).then_some(target)
    })
}

/// The options that only some targets have, each once.
pub(crate) fn options() -> Vec<&'static TargetOption> {
    let mut options: Vec<&TargetOption> = Vec::new();
    for option in TARGETS.iter().flat_map(|target| target.options) {
        if options.iter().all(|known| known.label != option.label) {
            options.push(option);
        }
    }
    options
}

/// Which fields hold a secret whatever is in them, and which are named in messages.
pub(crate) fn labels() -> Labels {
    let (secret, public): (Vec<_>, Vec<_>) =
        TARGETS.iter().flat_map(|target| target.fields).partition(|field| field.secret);
    let of = |fields: Vec<&Field>| fields.into_iter().flat_map(Field::labels).collect::<Vec<_>>();
    let options = options().into_iter().filter(|option| option.values.is_empty()).map(|option| option.label);
    Labels { secret: of(secret), public: of(public).into_iter().chain(options).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_means_one_target() {
        let words: Vec<_> =
            TARGETS.iter().flat_map(|target| [&[target.name], target.aliases].concat()).collect();
        for word in &words {
            assert_eq!(TARGETS.iter().filter(|target| target.is_named(word)).count(), 1, "{word}");
            assert_ne!(*word, "auto");
        }
    }

    #[test]
    fn the_first_field_tells_the_title() {
        for target in TARGETS {
            let first = target.fields[0].label;
            for other in TARGETS.iter().filter(|other| other.record_title != target.record_title) {
                let labels = other.fields.iter().flat_map(|field| field.labels());
                assert!(labels.into_iter().all(|label| label != first), "{first} is one of {other} as well");
            }
        }
    }

    #[test]
    fn an_option_is_the_same_for_all_who_have_it() {
        for option in TARGETS.iter().flat_map(|target| target.options) {
            let same = |other: &TargetOption| other.long == option.long && other.values == option.values;
            let others = TARGETS.iter().filter_map(|target| target.option(option.label));
            assert!(others.into_iter().all(same), "{option:?}");
            assert_eq!(option.long, option.label.replace('_', "-"));
        }
    }
}
