//! Makes crates of generated code: the crate of the client with this code in the place of its own, and a program that
//! decodes examples. They live below the target directory, and are written over by the next run.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::generation::write;
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
pub(super) fn results(workspace: &Path, api: &str) -> Result<PathBuf, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| workspace.join("target"));
    let target = std::path::absolute(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    directory(&target.join("openapi-check").join(api))
}

/// Waits until no other check of the API writes there; the next one can begin when this is dropped.
pub(super) fn lock(results: &Path) -> Result<File, String> {
    let path = results.join("lock");
    let failed = |error| format!("{}: {error}", path.display());
    let file = File::create(&path).map_err(failed)?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another check of the same API");
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

/// Writes the workspace, with the client and the program still empty.
pub(super) fn write_all(results: &Path, workspace: &Path, package: &Package) -> Result<Crates, String> {
    let mut dependencies = section(&package.manifest, "dependencies");
    with_whole_paths(&mut dependencies, &package.root);
    let root = directory(&results.join("crates"))?;
    write(&root.join("Cargo.toml"), manifest(workspace, &package.name)?)?;
    // The versions that the crate is tested with, and no question to the registry.
    if let Ok(lock) = fs::read(workspace.join("Cargo.lock")) {
        write(&root.join("Cargo.lock"), lock)?;
    }
    let client = directory(&root.join(&package.name))?;
    let features = section(&package.manifest, "features");
    write(&client.join("Cargo.toml"), member(&package.name, dependencies.clone(), features))?;
    write(&directory(&client.join("src"))?.join("lib.rs"), "")?;

    let decode = directory(&root.join("decode"))?;
    for (name, version) in DECODING {
        dependencies.entry(name).or_insert_with(|| version.into());
    }
    write(&decode.join("Cargo.toml"), member("decode", dependencies, Table::new()))?;
    let program = directory(&decode.join("src"))?;
    let target = results.with_file_name("target");
    Ok(Crates { sources: package.root.clone(), root, package: package.name.clone(), program, target })
}

impl Crates {
    /// Puts the hand-written part of the SDK where the empty library was. The generated part is found by the
    /// variable that a build script would have set.
    pub(super) fn fill(&self) -> Result<(), String> {
        let client = self.root.join(&self.package);
        copy(&self.sources.join("src"), &client.join("src"))?;
        let readme = self.sources.join("README.md");
        if readme.is_file() {
            fs::copy(&readme, client.join("README.md")).map_err(|error| format!("README.md: {error}"))?;
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
fn manifest(workspace: &Path, client: &str) -> Result<String, String> {
    let real = section(&table(&workspace.join("Cargo.toml"))?, "workspace");
    let mut dependencies = section(&real, "dependencies");
    with_whole_paths(&mut dependencies, workspace);
    let dev = Table::from_iter([("debug".to_owned(), false.into())]);
    let manifest = Table::from_iter([
        (
            "workspace".to_owned(),
            Value::Table(Table::from_iter([
                ("resolver".to_owned(), "3".into()),
                ("members".to_owned(), vec![client, "decode"].into()),
                ("dependencies".to_owned(), Value::Table(dependencies)),
            ])),
        ),
        ("profile".to_owned(), Value::Table(Table::from_iter([("dev".to_owned(), Value::Table(dev))]))),
    ]);
    Ok(manifest.to_string())
}

fn member(name: &str, dependencies: Table, features: Table) -> String {
    let package = Table::from_iter([
        ("name".to_owned(), name.into()),
        ("version".to_owned(), env!("CARGO_PKG_VERSION").into()),
        ("edition".to_owned(), "2024".into()),
    ]);
    let manifest = Table::from_iter([
        ("package".to_owned(), Value::Table(package)),
        ("dependencies".to_owned(), Value::Table(dependencies)),
        ("features".to_owned(), Value::Table(features)),
    ]);
    manifest.to_string()
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
pub(super) fn directory(path: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    directory(to)?;
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            // Written, not copied: a copy would keep the old time, and cargo would not see the change.
            write(&target, fs::read(entry.path()).map_err(failed)?)?;
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
        let text = member("sdk-meraki", section(&sdk, "dependencies"), section(&sdk, "features"));
        let parsed: Table = text.parse().unwrap();
        assert_eq!(parsed["dependencies"]["sdk-runtime"]["workspace"], true.into());
        assert!(parsed["features"].get("full").is_some());
    }
}
