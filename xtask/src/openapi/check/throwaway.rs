//! Makes crates of generated code: the SDK of the API with this code in the place of its own, and a program that
//! decodes examples. They live below the target directory, and are written over by the next run.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::generation::ApiName;
use super::write;
use crate::workspace;

/// Where the crates are.
#[derive(Debug)]
pub(super) struct Crates {
    /// The workspace that they make up.
    pub(super) root: PathBuf,
    /// The package of the SDK.
    pub(super) package: String,
    /// The sources of the program that decodes.
    pub(super) program: PathBuf,
    /// Cargo's target directory, shared by all runs, so that dependencies stay compiled.
    pub(super) target: PathBuf,
    sources: PathBuf,
}

/// The directory for the results of one API.
pub(super) fn place(api: &str) -> Result<PathBuf, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| workspace::root().join("target"));
    let target = std::path::absolute(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    directory(&target.join("openapi-check").join(api))
}

/// Writes the workspace, with the SDK and the program still empty.
pub(super) fn write_all(place: &Path, api: ApiName) -> Result<Crates, String> {
    let package = format!("sdk-{}", api.name());
    let workspace = workspace::root();
    let sdk = read(&workspace.join(&package).join("Cargo.toml"))?;
    let dependencies = table(&sdk, "dependencies");
    let root = directory(&place.join("crates"))?;
    write(&root.join("Cargo.toml"), manifest(&workspace)?)?;
    // The versions that the SDKs are tested with, and no question to the registry.
    if let Ok(lock) = fs::read(workspace.join("Cargo.lock")) {
        write(&root.join("Cargo.lock"), lock)?;
    }
    let client = directory(&root.join(&package))?;
    write(&client.join("Cargo.toml"), member(&package, dependencies.clone(), table(&sdk, "features")))?;
    write(&directory(&client.join("src"))?.join("lib.rs"), "")?;

    let decode = directory(&root.join("decode"))?;
    let mut dependencies = dependencies;
    for name in ["serde", "serde_json"] {
        dependencies
            .insert(name.to_owned(), Value::Table(Table::from_iter([("workspace".to_owned(), true.into())])));
    }
    write(&decode.join("Cargo.toml"), member("decode", dependencies, Table::new()))?;
    let program = directory(&decode.join("src"))?;
    let target = place.with_file_name("target");
    Ok(Crates { sources: workspace.join(&package), root, package, program, target })
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
fn manifest(workspace: &Path) -> Result<String, String> {
    let real = read(&workspace.join("Cargo.toml"))?;
    let real = table(&real, "workspace");
    let mut dependencies = table(&real, "dependencies");
    for dependency in dependencies.iter_mut().filter_map(|(_, value)| value.as_table_mut()) {
        if let Some(path) = dependency.get("path").and_then(Value::as_str) {
            let path = workspace.join(path).display().to_string();
            dependency.insert("path".to_owned(), path.into());
        }
    }
    let dev = Table::from_iter([("debug".to_owned(), false.into())]);
    let manifest = Table::from_iter([
        (
            "workspace".to_owned(),
            Value::Table(Table::from_iter([
                ("resolver".to_owned(), "3".into()),
                ("members".to_owned(), vec!["sdk-*", "decode"].into()),
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

fn read(path: &Path) -> Result<Table, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()))
}

fn table(table: &Table, key: &str) -> Table {
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

    #[test]
    fn paths_of_the_workspace_stay_valid_elsewhere() {
        let manifest: Table = manifest(&workspace::root()).unwrap().parse().unwrap();
        let dependencies = table(&table(&manifest, "workspace"), "dependencies");
        let runtime = dependencies["sdk-runtime"]["path"].as_str().unwrap();
        assert!(Path::new(runtime).join("Cargo.toml").is_file(), "{runtime}");
    }

    #[test]
    fn members_inherit_from_the_workspace() {
        let sdk = read(&workspace::root().join("sdk-meraki/Cargo.toml")).unwrap();
        let text = member("sdk-meraki", table(&sdk, "dependencies"), table(&sdk, "features"));
        let parsed: Table = text.parse().unwrap();
        assert_eq!(parsed["dependencies"]["sdk-runtime"]["workspace"], true.into());
        assert!(parsed["features"].get("full").is_some());
    }
}
