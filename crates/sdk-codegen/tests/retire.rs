//! Corrections retire themselves: the vendor's document as the overlay corrects it needs none of them, and each one
//! says so by its name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do: by panicking")]

use std::path::{Path, PathBuf};

use sdk_codegen::{Api, Document, Files, corrected};
use serde_json::Value;

fn read(path: &Path) -> Value {
    let content = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&content).unwrap()
}

fn retire(api: &str, name: &str) {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::of(&workspace, api);
    let (api, overlay) = (Api::read(&files.api()).unwrap(), read(&files.overlay()));
    let document = |content| vec![Document { name: name.to_owned(), content }];
    let vendor = read(&workspace.join("../shared/vendor").join(name));
    let title = vendor["info"]["title"].as_str().unwrap().to_owned();
    let once = corrected(&api, document(vendor), Some(&overlay)).unwrap_or_else(|error| panic!("{error}"));

    let about = |action: &&Value| {
        let documents = action["x-codegen-document"].as_array().unwrap();
        documents.iter().any(|document| document.as_str().unwrap().starts_with(&format!("{title} ")))
    };
    let actions: Vec<_> = overlay["actions"].as_array().unwrap().iter().filter(about).collect();
    assert!(actions.len() > 100, "{} actions", actions.len());
    let names = actions.iter().filter_map(|action| action["x-codegen-action"].as_str());
    let applied: Vec<&str> = match corrected(&api, document(once.document.content), Some(&overlay)) {
        // A correction can leave out an operation, which makes another document of it.
        Ok(twice) => {
            let used = |name: &&str| twice.actions.iter().any(|used| used.action == *name && used.places > 0);
            names.filter(used).collect()
        }
        Err(error) => {
            let error = error.to_string();
            names.filter(|name| !error.contains(&format!("`{name}` changes nothing"))).collect()
        }
    };
    assert!(applied.is_empty(), "{} of {} are applied again: {applied:?}", applied.len(), actions.len());
}

#[test]
#[ignore = "reads the vendor's complete document; see .ci/vendor-lane"]
fn meraki() {
    retire("meraki", "meraki/openapi-1.73.0.json");
}

#[test]
#[ignore = "reads the vendor's complete document; see .ci/vendor-lane"]
fn tenable_platform() {
    retire("tenable", "tenable/platform-settings.json");
}

#[test]
#[ignore = "reads the vendor's complete document; see .ci/vendor-lane"]
fn tenable_vulnerabilities() {
    retire("tenable", "tenable/vulnerability-management.json");
}
