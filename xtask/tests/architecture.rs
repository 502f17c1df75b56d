//! What pages name is there: the paths that ARCHITECTURE.md gives for a line of code, and the tests of docs/security.md.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::fs;
use std::path::Path;

/// Whether the folder, or one below it, has this file or folder.
fn has(folder: &Path, wanted: &str) -> bool {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    folder.join(wanted).exists() || below(folder).any(|path| path.is_dir() && has(&path, wanted))
}

#[test]
fn every_line_goes_to_a_place_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let section =
        page.split("\n## ").find(|section| section.starts_with("Where does this line go?")).unwrap();
    let mut missing = Vec::new();
    let mut seen = 0;
    for line in section.lines() {
        // That of the crate which the line spoke of last: other paths are in it.
        let mut folder = None;
        let quoted = line.split('`').skip(1).step_by(2);
        for path in quoted.filter(|text| text.contains('/') || text.ends_with(".rs")) {
            seen += 1;
            let path = path.replace("VENDOR", "tenable");
            if root.join(&path).exists() {
                let depth = if path.starts_with("crates/") { 2 } else { 1 };
                folder =
                    Some(path.split('/').take(depth).fold(root.clone(), |folder, name| folder.join(name)));
            } else if !folder.as_ref().is_some_and(|folder| has(folder, &path)) {
                missing.push(path);
            }
        }
    }
    assert!(seen > 40, "{seen}");
    assert_eq!(missing, Vec::<String>::new());
}

/// The text of all sources below a folder.
fn sources(folder: &Path, text: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_test_that_a_threat_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut code = String::new();
    ["crates", "rotator", "sdk-meraki", "sdk-tenable"]
        .iter()
        .for_each(|name| sources(&root.join(name), &mut code));
    let page = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let is_name = |text: &&str| {
        text.matches('_').count() > 2 && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    let names: Vec<_> = page.split('`').skip(1).step_by(2).filter(is_name).collect();
    assert!(names.len() > 30, "{names:?}");
    let missing: Vec<_> = names.iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
