//! Makes crates of generated code: the crate of the client with this code in the place of its own, and a program that
//! decodes examples. They live below the target directory, and are written over by the next run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use fs_err as fs;
use fs_err::File;
use serde_json::json;
use toml::{Table, Value};

use crate::package::{Package, table};

/// What the program that decodes needs.
const DECODING: [(&str, &str); 2] = [("serde", "1"), ("serde_json", "1")];

/// Where the crates are.
#[derive(Debug)]
pub(super) struct Crates {
    /// The workspace that they make up.
    pub(super) root: PathBuf,
    /// The package of the client.
    pub(super) package: String,
    /// The sources of the program that decodes.
    pub(super) program: PathBuf,
    /// Cargo's target directory, shared by all runs, so that dependencies stay compiled.
    pub(super) target: PathBuf,
    sources: PathBuf,
}

/// The directory for the results of one API.
pub(super) fn results(workspace: &Path, api: &str) -> anyhow::Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| workspace.join("target"));
    Ok(directory(std::path::absolute(target)?.join("openapi-check").join(api))?)
}

/// Waits until no other check of the API writes there; the next one can begin when this is dropped.
pub(super) fn lock(results: &Path) -> anyhow::Result<File> {
    let file = File::create(results.join("lock"))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another check of the same API");
        file.lock()?;
    }
    Ok(file)
}

/// Writes the workspace, with the client and the program still empty.
pub(super) fn write_all(results: &Path, workspace: &Path, package: &Package) -> anyhow::Result<Crates> {
    let mut dependencies = section(&package.manifest, "dependencies");
    with_whole_paths(&mut dependencies, &package.root);
    let root = directory(results.join("crates"))?;
    fs::write(root.join("Cargo.toml"), manifest(workspace, &package.name)?)?;
    // The versions that the crate is tested with, and no question to the registry.
    if let Ok(lock) = fs::read(workspace.join("Cargo.lock")) {
        fs::write(root.join("Cargo.lock"), lock)?;
    }
    let client = root.join(&package.name);
    let features = section(&package.manifest, "features");
    fs::write(directory(client.join("src"))?.join("lib.rs"), "")?;
    fs::write(client.join("Cargo.toml"), member(&package.name, &dependencies, &features)?)?;

    let program = directory(root.join("decode/src"))?;
    for (name, version) in DECODING {
        dependencies.entry(name).or_insert_with(|| version.into());
    }
    fs::write(root.join("decode/Cargo.toml"), member("decode", &dependencies, &Table::new())?)?;
    let target = results.with_file_name("target");
    Ok(Crates { sources: package.root.clone(), root, package: package.name.clone(), program, target })
}

impl Crates {
    /// Puts the hand-written part of the SDK where the empty library was. The generated part is found by the
    /// variable that a build script would have set.
    pub(super) fn fill(&self) -> anyhow::Result<()> {
        let client = self.root.join(&self.package);
        copy(&self.sources.join("src"), &client.join("src"))?;
        let readme = self.sources.join("README.md");
        if readme.is_file() {
            fs::copy(&readme, client.join("README.md"))?;
        }
        Ok(())
    }

    /// The variables under which cargo must run.
    pub(super) fn variables(&self) -> Vec<(&'static str, OsString)> {
        vec![
            ("OUT_DIR", self.root.join("..").into()),
            ("CARGO_TARGET_DIR", self.target.clone().into()),
            // A cold build is what is measured.
            ("CARGO_INCREMENTAL", "0".into()),
        ]
    }
}

/// The manifest of the workspace: the dependencies of the real one.
fn manifest(workspace: &Path, client: &str) -> anyhow::Result<String> {
    let real = section(&table(&workspace.join("Cargo.toml"))?, "workspace");
    let mut dependencies = section(&real, "dependencies");
    with_whole_paths(&mut dependencies, workspace);
    Ok(toml::to_string(&json!({
        "workspace": { "resolver": "3", "members": [client, "decode"], "dependencies": dependencies },
        "profile": { "dev": { "debug": false } },
    }))?)
}

fn member(name: &str, dependencies: &Table, features: &Table) -> anyhow::Result<String> {
    Ok(toml::to_string(&json!({
        "package": { "name": name, "version": env!("CARGO_PKG_VERSION"), "edition": "2024" },
        "dependencies": dependencies,
        "features": features,
    }))?)
}

/// Paths stay valid elsewhere.
fn with_whole_paths(dependencies: &mut Table, root: &Path) {
    for dependency in dependencies.iter_mut().filter_map(|(_, value)| value.as_table_mut()) {
        if let Some(path) = dependency.get("path").and_then(Value::as_str) {
            let path = root.join(path).display().to_string();
            dependency.insert("path".to_owned(), path.into());
        }
    }
}

fn section(table: &Table, key: &str) -> Table {
    table.get(key).and_then(Value::as_table).cloned().unwrap_or_default()
}

/// Makes a directory.
fn directory(path: PathBuf) -> std::io::Result<PathBuf> {
    fs::create_dir_all(&path)?;
    Ok(path)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            // Written, not copied: a copy would keep the old time, and cargo would not see the change.
            fs::write(&target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

    #[test]
    fn one_check_writes_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).unwrap();
        let other = File::create(folder.path().join("lock")).unwrap();
        assert!(other.try_lock().is_err());
        drop(first);
        assert!(other.try_lock().is_ok());
    }

    #[test]
    fn paths_of_the_workspace_stay_valid_elsewhere() {
        let manifest: Table = manifest(Path::new(ROOT), "sdk-meraki").unwrap().parse().unwrap();
        let dependencies = section(&section(&manifest, "workspace"), "dependencies");
        let runtime = dependencies["sdk-runtime"]["path"].as_str().unwrap();
        assert!(Path::new(runtime).join("Cargo.toml").is_file(), "{runtime}");
    }

    #[test]
    fn members_inherit_from_the_workspace() {
        let sdk = table(&Path::new(ROOT).join("sdk-meraki/Cargo.toml")).unwrap();
        let text = member("sdk-meraki", &section(&sdk, "dependencies"), &section(&sdk, "features")).unwrap();
        let parsed: Table = text.parse().unwrap();
        assert_eq!(parsed["dependencies"]["sdk-runtime"]["workspace"], true.into());
        assert!(parsed["features"].get("full").is_some());
    }
}
