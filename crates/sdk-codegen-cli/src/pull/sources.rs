//! `openapi/sources.toml`: where the vendors' complete documents are, and which bytes are meant.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, ensure};
use fs_err as fs;
use serde::Deserialize;

/// The place in a URL that the pinned revision goes to.
const REVISION: &str = "{revision}";

/// All sources, by the name of the API.
pub(crate) type Sources = BTreeMap<String, Api>;

/// The documents of one API.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Api {
    /// The crate that is built from them.
    pub(crate) package: String,
    /// The environment variable that names them for a build.
    pub(crate) variable: String,
    /// At least one.
    pub(crate) document: Vec<Pin>,
}

/// One document, pinned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pin {
    /// Name of the file, without `.json`.
    pub(crate) name: String,
    /// Where it is; `{revision}` stands for [`Pin::revision`].
    pub(crate) url: String,
    /// Where the newest revision can be asked for, if the URL has one.
    pub(crate) newest: Option<String>,
    /// The pinned revision, if the URL has one.
    pub(crate) revision: Option<String>,
    /// `info.version` of the document.
    pub(crate) version: String,
    /// Bytes.
    pub(crate) size: u64,
    /// In lower case hex.
    pub(crate) sha256: String,
}

impl Pin {
    /// The address of the pinned document.
    pub(crate) fn address(&self) -> String {
        self.url.replace(REVISION, self.revision.as_deref().unwrap_or_default())
    }

    fn check(&self) -> anyhow::Result<()> {
        let name = &self.name;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let is_plain = !name.is_empty() && name.chars().all(plain);
        ensure!(is_plain, "name {name:?} is not made of letters, digits, - and _");
        let is_hex =
            self.sha256.len() == 64 && self.sha256.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
        ensure!(is_hex, "{name}: sha256 is not 64 digits of lower case hex");
        for url in [Some(&self.url), self.newest.as_ref()].into_iter().flatten() {
            ensure!(url.starts_with("https://"), "{name}: {url} is not https");
        }
        let has_revision = self.revision.is_some() && self.newest.is_some();
        ensure!(
            self.url.contains(REVISION) == has_revision,
            "{name}: {REVISION} in the url, `revision` and `newest` belong together"
        );
        Ok(())
    }
}

/// Reads the file of sources.
///
/// # Errors
///
/// When it cannot be read, or says something that cannot be meant.
pub(crate) fn read(path: &Path) -> anyhow::Result<Sources> {
    parse(&fs::read_to_string(path)?).with_context(|| path.display().to_string())
}

/// Parses the text of such a file.
pub(crate) fn parse(text: &str) -> anyhow::Result<Sources> {
    let sources: Sources = toml::from_str(text)?;
    sources.values().flat_map(|api| &api.document).try_for_each(Pin::check)?;
    Ok(sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        [example]
        package = "sdk-example"
        variable = "SDK_EXAMPLE_DOCUMENT"
        [[example.document]]
        name = "example"
        url = "https://example.com/{revision}/spec.json"
        newest = "https://example.com/newest"
        revision = "abc"
        version = "1"
        size = 2
        sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    "#;

    #[test]
    fn the_revision_goes_into_the_address() {
        let sources = parse(GOOD).unwrap();
        assert_eq!(sources["example"].document[0].address(), "https://example.com/abc/spec.json");
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let wrong = |from: &str, to: &str| parse(&GOOD.replace(from, to)).unwrap_err().to_string();
        assert!(wrong("name = \"example\"", "name = \"../x\"").contains("not made of letters"));
        assert!(wrong("44136f", "44136F").contains("lower case hex"));
        assert!(wrong("https://example.com/{", "http://example.com/{").contains("not https"));
        assert!(wrong("revision = \"abc\"", "").contains("belong together"));
        assert!(wrong("size = 2", "length = 2").contains("length"));
    }

    #[test]
    fn the_sources_of_the_project_are_good() {
        let sources =
            read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/sources.toml"))).unwrap();
        let names: Vec<_> = sources.keys().map(String::as_str).collect();
        assert_eq!(names, ["meraki", "tenable"]);
    }
}
