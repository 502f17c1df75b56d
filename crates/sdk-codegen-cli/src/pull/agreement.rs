//! What is pinned is what is tested: the pins, what the overlays are about, and what the lane of the complete documents
//! takes are one and the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::is_pinned;
use super::sources::{self, Api};
use crate::document::Document;
use crate::operation::identity;

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn apis() -> Vec<(String, Api)> {
    sources::read(&root().join("openapi/sources.toml")).unwrap().into_iter().collect()
}

/// The documents that the overlay of an API is about: `<title> <version>, <n> operations`.
fn identities(api: &str) -> BTreeSet<String> {
    let overlay: Value = serde_json::from_str(&text(&format!("openapi/{api}.overlay.json"))).unwrap();
    let actions = overlay["actions"].as_array().unwrap().iter();
    let named = actions.flat_map(|action| action["x-codegen-document"].as_array().unwrap());
    named.map(|identity| identity.as_str().unwrap().to_owned()).filter(|identity| identity != "any").collect()
}

/// Copies of the vendors' documents on this machine.
fn at_hand() -> Vec<PathBuf> {
    let entries =
        |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries(root().join("../shared/vendor")).flat_map(entries).collect()
}

#[test]
fn overlays_are_about_the_pinned_versions_and_no_other() {
    for (name, api) in apis() {
        let mut versions: Vec<String> = identities(&name)
            .iter()
            .map(|identity| identity.rsplit_once(',').unwrap().0.rsplit_once(' ').unwrap().1.to_owned())
            .collect();
        let mut pinned: Vec<String> = api.document.iter().map(|pin| pin.version.clone()).collect();
        versions.sort();
        pinned.sort();
        assert_eq!(versions, pinned, "{name}");
    }
}

#[test]
fn decisions_about_examples_are_about_the_same_documents_as_the_overlay() {
    for (name, _) in apis() {
        let decisions: toml::Table = text(&format!("openapi/{name}.examples.toml")).parse().unwrap();
        let documents: BTreeSet<String> = decisions["documents"].clone().try_into().unwrap();
        assert_eq!(documents, identities(&name), "{name}");
    }
}

/// Where the vendors' documents are at hand, their bytes decide.
#[test]
fn overlays_name_the_pinned_documents_by_title_version_and_operations() {
    let files = at_hand();
    if files.is_empty() {
        return;
    }
    for (name, api) in apis() {
        let pinned = api.document.iter().map(|pin| {
            let path = files.iter().find(|path| is_pinned(path, pin));
            identity(&Document::read(path.unwrap_or_else(|| panic!("{} is not there", pin.name))).unwrap())
        });
        assert_eq!(pinned.collect::<BTreeSet<_>>(), identities(&name), "{name}");
    }
}

/// The lane builds from where `pull` puts what is pinned, whose hash is right there: it names no document itself.
#[test]
fn the_lane_builds_from_what_is_pinned() {
    let lane = text(".ci/vendor-lane");
    assert!(lane.contains("$PWD/openapi/vendor/$name.json") && lane.contains("openapi/sources.toml"));
    for (name, api) in apis() {
        assert!(!lane.contains(&name), "{name}");
        for pin in &api.document {
            assert!(!lane.contains(&pin.name) && !lane.contains(&pin.version), "{}", pin.name);
        }
    }
}

/// The selection and the figures say which version they are of.
#[test]
fn the_selection_and_the_figures_are_of_the_pinned_version() {
    for (name, api) in apis().into_iter().filter(|(name, _)| name == "meraki") {
        let version = &api.document[0].version;
        let selection: Value = serde_json::from_str(&text(&format!("openapi/{name}.json"))).unwrap();
        let described = selection["info"]["description"].as_str().unwrap();
        assert!(described.contains(&format!("API version {version} ")), "{described}");
        assert!(text("docs/benchmarks.md").contains(&format!("| Meraki {version} | ")));
    }
}
