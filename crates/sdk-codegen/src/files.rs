//! Where a crate keeps what its client is made of.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The files of a crate, by convention: `sdk-NAME` has `openapi/NAME.json`, and beside it what else is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    folder: PathBuf,
    name: String,
    variable: String,
}

impl Files {
    /// The files of the package `package` in the folder `root`.
    ///
    /// ```
    /// let files = sdk_codegen::Files::of("sdk-example".as_ref(), "sdk-example");
    /// assert_eq!(files.document().to_str(), Some("sdk-example/openapi/example.json"));
    /// assert_eq!(files.variable(), "SDK_EXAMPLE_DOCUMENT");
    /// ```
    #[must_use]
    pub fn of(root: &Path, package: &str) -> Self {
        let name = package.strip_prefix("sdk-").unwrap_or(package).to_owned();
        let variable = format!("{}_DOCUMENT", package.to_uppercase().replace('-', "_"));
        Self { folder: root.join("openapi"), name, variable }
    }

    /// What the API is called: the package without `sdk-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document of a build without settings: in JSON, or in YAML if there is such a file.
    #[must_use]
    pub fn document(&self) -> PathBuf {
        let yaml = ["yaml", "yml"].map(|ending| self.file(ending)).into_iter().find(|path| path.is_file());
        let json = self.file("json");
        yaml.filter(|_| !json.is_file()).unwrap_or(json)
    }

    /// Corrections to the vendor's documents, if there are any.
    #[must_use]
    pub fn overlay(&self) -> PathBuf {
        self.file("overlay.json")
    }

    /// What no document says: [`Api`](crate::Api).
    #[must_use]
    pub fn api(&self) -> PathBuf {
        self.file("api.json")
    }

    /// Examples of the vendor that are known to be wrong.
    #[must_use]
    pub fn examples(&self) -> PathBuf {
        self.file("examples.toml")
    }

    /// The environment variable that names other documents for a build, separated as in `PATH`.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The documents that the value of [`Self::variable`] names, or the default where it is not set. A folder stands for the
    /// documents in it.
    ///
    /// # Errors
    ///
    /// [`Error::Variable`] if it is set and names nothing: another document than the one that was meant would go unnoticed.
    pub(crate) fn documents(&self, root: &Path, named: Option<OsString>) -> Result<Vec<PathBuf>, Error> {
        let Some(named) = named else { return Ok(vec![self.document()]) };
        let wrong = |problem: String| Error::Variable { variable: self.variable.clone(), problem };
        let mut documents = Vec::new();
        for path in std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()) {
            let path = root.join(path);
            let found =
                if path.is_dir() { in_folder(&path) } else { path.is_file().then(|| vec![path.clone()]) };
            let Some(found) = found.filter(|found| !found.is_empty()) else {
                return Err(wrong(format!(
                    "names {}, where no document is; a relative path begins at {}, so a crate that depends on this one gives \
                     an absolute one: `[env]` in .cargo/config.toml, with `relative = true`",
                    path.display(),
                    root.display()
                )));
            };
            documents.extend(found);
        }
        if documents.is_empty() {
            return Err(wrong(
                "is set, and empty; unset it to build from the document of this repository".to_owned(),
            ));
        }
        Ok(documents)
    }

    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }
}

/// The documents in a folder, by name. Nothing where it cannot be read.
fn in_folder(folder: &Path) -> Option<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).ok()?;
    let is_document = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|one| ending == *one))
    };
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_document).collect();
    found.sort();
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(root: &Path, named: Option<&str>) -> Result<Vec<PathBuf>, Error> {
        Files::of(root, "sdk-example").documents(root, named.map(OsString::from))
    }

    #[test]
    fn the_variable_names_files_and_folders_and_never_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("all")).unwrap();
        std::fs::create_dir(root.join("none")).unwrap();
        for name in ["all/b.yaml", "all/a.json", "all/notes.txt", "c.json"] {
            std::fs::write(root.join(name), "{}").unwrap();
        }
        let found = |named| documents(root, Some(named)).unwrap();
        assert_eq!(found("all"), [root.join("all/a.json"), root.join("all/b.yaml")]);
        let both = std::env::join_paths(["c.json", "all"]).unwrap();
        assert_eq!(found(both.to_str().unwrap()).len(), 3);
        assert_eq!(documents(root, None).unwrap(), [root.join("openapi/example.json")]);
        for (named, words) in [("", "unset it"), ("d.json", "`relative = true`"), ("none", "no document is")]
        {
            let message = documents(root, Some(named)).unwrap_err().to_string();
            assert!(message.starts_with("SDK_EXAMPLE_DOCUMENT ") && message.contains(words), "{message}");
        }
    }
}
