//! The crates that are in the program.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::workspace;

/// Name and version, which identify a crate here: one version of a name is never in it from two sources.
pub(super) type Id = (String, String);

/// The crates and which needs which. Not among them are those that only run while building.
pub(super) struct Tree {
    root: Id,
    packages: BTreeMap<Id, Package>,
    needs: BTreeMap<Id, BTreeSet<Id>>,
    checksums: BTreeMap<Id, String>,
}

/// What a crate says about itself.
#[derive(Debug, Deserialize)]
pub(super) struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    pub(super) repository: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

impl Package {
    /// The licence as an SPDX expression; older crates separate choices with a slash.
    pub(super) fn licence(&self) -> Option<String> {
        self.license.as_ref().map(|licence| licence.replace('/', " OR "))
    }

    /// The folder of its sources.
    pub(super) fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(&self.manifest_path)
    }
}

impl Tree {
    /// Asks Cargo what the program of a package contains for a target.
    pub(super) fn read(root: &Path, package: &str, triple: &str) -> Result<Self, Box<dyn Error>> {
        let listing = format!(
            "tree --locked -p {package} -e normal,no-proc-macro --no-dedupe --prefix depth --format {{p}} --target {triple}"
        );
        let listed = cargo(root, &listing)?;
        let (first, needs) = edges(&listed).ok_or("`cargo tree` printed another form than expected")?;
        let metadata =
            cargo(root, &format!("metadata --locked --format-version 1 --filter-platform {triple}"))?;
        let metadata: Metadata = serde_json::from_str(&metadata)?;
        let lock: Lock = toml::from_str(&std::fs::read_to_string(root.join("Cargo.lock"))?)?;
        let packages = metadata.packages.into_iter().map(|package| {
            let id = (package.name.clone(), package.version.clone());
            (id, package)
        });
        let packages: BTreeMap<_, _> = packages.filter(|(id, _)| needs.contains_key(id)).collect();
        if let Some((name, version)) = needs.keys().find(|id| !packages.contains_key(id)) {
            return Err(format!("Cargo says nothing about {name} {version}").into());
        }
        let checksums = lock
            .package
            .into_iter()
            .filter_map(|locked| Some(((locked.name, locked.version), locked.checksum?)));
        Ok(Self { root: first, packages, needs, checksums: checksums.collect() })
    }

    pub(super) fn root(&self) -> &Id {
        &self.root
    }

    /// The version of the program.
    pub(super) fn version(&self) -> &str {
        &self.root.1
    }

    /// All crates, the program's own first.
    pub(super) fn packages(&self) -> impl Iterator<Item = (&Id, &Package)> {
        let own = self.packages.get_key_value(&self.root);
        own.into_iter().chain(self.packages.iter().filter(|(id, _)| **id != self.root))
    }

    /// What a crate needs.
    pub(super) fn needs(&self, id: &Id) -> impl Iterator<Item = &Id> {
        self.needs.get(id).into_iter().flatten()
    }

    /// The SHA-256 of a crate's package in the registry.
    pub(super) fn checksum(&self, id: &Id) -> Option<&str> {
        self.checksums.get(id).map(String::as_str)
    }
}

fn cargo(root: &Path, arguments: &str) -> Result<String, Box<dyn Error>> {
    let output = workspace::cargo().args(arguments.split(' ')).current_dir(root).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("`cargo {arguments}` failed: {}", said.trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Reads lines like `2bytes v1.2.3 (/path)`, which begin with the depth. The first is that of the program.
fn edges(listed: &str) -> Option<(Id, BTreeMap<Id, BTreeSet<Id>>)> {
    let mut root = None;
    let mut above: Vec<Id> = Vec::new();
    let mut needs: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for line in listed.lines().filter(|line| !line.is_empty()) {
        let digits = line.find(|c: char| !c.is_ascii_digit())?;
        let (depth, rest) = line.split_at(digits);
        let mut words = rest.split(' ');
        let id = (words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned());
        above.truncate(depth.parse().ok()?);
        if let Some(parent) = above.last() {
            needs.entry(parent.clone()).or_default().insert(id.clone());
        }
        needs.entry(id.clone()).or_default();
        root.get_or_insert_with(|| id.clone());
        above.push(id);
    }
    Some((root?, needs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_become_edges() {
        let (root, needs) = edges("0a v1.0.0 (/x)\n1b v2.0.0\n2c v3.0.0\n1c v3.0.0\n").unwrap();
        assert_eq!(root.0, "a");
        let of = |name: &str| {
            let found = needs.iter().find(|(id, _)| id.0 == name).map(|(_, needs)| needs).unwrap();
            found.iter().map(|id| id.0.clone()).collect::<Vec<_>>()
        };
        assert_eq!((of("a"), of("b"), of("c")), (vec!["b".into(), "c".into()], vec!["c".to_owned()], vec![]));
        assert!(edges("a v1.0.0").is_none());
    }
}
