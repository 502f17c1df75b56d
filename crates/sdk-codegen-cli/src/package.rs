//! The crate that a client is part of.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, anyhow};
use clap::Args;
use fs_err as fs;
use sdk_codegen::{Api, Files};
use serde_json::Value;
use toml::Table;

/// Which crate a command is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct Of {
    /// The folder of the crate that the client is part of; what stands in its openapi/ is taken as in a build [default:
    /// this folder, if there is a crate].
    #[arg(long = "crate", value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

impl Of {
    /// The crate, where there is one.
    ///
    /// # Errors
    ///
    /// When one was named that is not there, or its manifest is unusable.
    pub(crate) fn package(&self) -> anyhow::Result<Option<Package>> {
        match &self.root {
            Some(root) => Package::read(root).map(Some),
            None if Path::new("Cargo.toml").is_file() => {
                // A workspace alone has no package.
                Ok(Package::read(Path::new(".")).ok())
            }
            None => Ok(None),
        }
    }
}

/// A crate.
#[derive(Debug)]
pub(crate) struct Package {
    /// The folder of its manifest.
    pub(crate) root: PathBuf,
    /// Its name.
    pub(crate) name: String,
    /// Its manifest.
    pub(crate) manifest: Table,
    /// What its client is made of.
    pub(crate) files: Files,
}

impl Package {
    /// Reads its manifest.
    ///
    /// # Errors
    ///
    /// When there is none, or it has no package.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let root = fs::canonicalize(root)?;
        let path = root.join("Cargo.toml");
        let manifest = table(&path)?;
        let name = manifest.get("package").and_then(|package| package.get("name")?.as_str());
        let name = name.with_context(|| format!("{}: no package", path.display()))?.to_owned();
        Ok(Self { files: Files::of(&root, &name), root, name, manifest })
    }

    /// The folder of the workspace that it belongs to, or its own.
    pub(crate) fn workspace(&self) -> PathBuf {
        let mut command = Command::new(cargo());
        command.args(["locate-project", "--workspace", "--message-format", "plain"]).current_dir(&self.root);
        let path = command.output().ok().filter(|output| output.status.success());
        let path = path.and_then(|output| String::from_utf8(output.stdout).ok());
        path.and_then(|path| Path::new(path.trim()).parent().map(Path::to_owned))
            .unwrap_or_else(|| self.root.clone())
    }
}

/// What is known of an API besides its documents: what a crate says, or nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct ApiProfile {
    pub(crate) api: Api,
    pub(crate) overlay: Option<Value>,
}

impl ApiProfile {
    /// What `package` says, with another overlay if one is given. An empty file (`/dev/null`) is none.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or is not JSON.
    pub(crate) fn of(package: Option<&Package>, overlay: Option<&Path>) -> anyhow::Result<Self> {
        let default = package.map(|package| package.files.overlay()).filter(|path| path.is_file());
        let overlay = overlay.map(Path::to_owned).or(default);
        let api = package.map(|package| Api::read(&package.files.api())).transpose();
        Ok(Self {
            api: api.map_err(|error| anyhow!("{error}"))?.unwrap_or_default(),
            overlay: overlay.as_deref().map(json_or_nothing).transpose()?.flatten(),
        })
    }
}

fn json_or_nothing(path: &Path) -> anyhow::Result<Option<Value>> {
    let is_empty = fs::read(path).is_ok_and(|text| text.trim_ascii().is_empty());
    if is_empty { Ok(None) } else { json(path).map(Some) }
}

/// Reads JSON, or YAML.
pub(crate) fn json(path: &Path) -> anyhow::Result<Value> {
    sdk_openapi::parse(&fs::read(path)?).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// Reads TOML.
pub(crate) fn table(path: &Path) -> anyhow::Result<Table> {
    fs::read_to_string(path)?.parse().with_context(|| path.display().to_string())
}

/// The cargo that runs this program, or the one in the path.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_overlay_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("overlay.json");
        fs::write(&path, "\n").unwrap();
        assert_eq!(ApiProfile::of(None, Some(&path)).unwrap().overlay, None);
        fs::write(&path, "{}").unwrap();
        assert_eq!(ApiProfile::of(None, Some(&path)).unwrap().overlay, Some(serde_json::json!({})));
        fs::write(&path, "{").unwrap();
        assert!(ApiProfile::of(None, Some(&path)).is_err());
    }
}
