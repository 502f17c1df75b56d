//! Where a crate keeps what its client is made of.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

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

    /// The documents that the value of [`Self::variable`] names, or the usual one.
    pub(crate) fn documents(&self, root: &Path, named: Option<OsString>) -> Vec<PathBuf> {
        match named.as_deref().filter(|paths| *paths != OsStr::new("")) {
            Some(paths) => std::env::split_paths(paths).map(|path| root.join(path)).collect(),
            None => vec![self.document()],
        }
    }

    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }
}
