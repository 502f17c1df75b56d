//! `new-sdk`: a crate for one more API, made of its document.
//!
//! All that is true of the vendor goes to the new folder; the workspace has every folder `sdk-*` as a member.

mod places;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use heck::ToKebabCase as _;
use serde::de::IgnoredAny;

use crate::workspace;

/// The files of an SDK; `@NAME@` and the like are places to fill.
const TEMPLATES: [(&str, &str); 7] = [
    ("Cargo.toml", include_str!("new_sdk/Cargo.toml.in")),
    ("README.md", include_str!("new_sdk/README.md.in")),
    ("CHANGELOG.md", include_str!("new_sdk/CHANGELOG.md.in")),
    ("build.rs", include_str!("new_sdk/build.rs.in")),
    ("src/lib.rs", include_str!("new_sdk/lib.rs.in")),
    ("src/profile.rs", include_str!("new_sdk/profile.rs.in")),
    ("tests/contract.rs", include_str!("new_sdk/contract.rs.in")),
];

/// Makes a crate for one more API.
#[derive(Debug, Args)]
pub(crate) struct NewSdk {
    /// What the API is called, in lower case: the crate is `sdk-NAME`.
    name: String,
    /// Its OpenAPI document, 3.0 or 3.1, in JSON or YAML.
    #[arg(long, value_name = "FILE")]
    document: PathBuf,
    /// Where the API is. Default: the first server of the document whose URL is whole, and https or loopback.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

impl NewSdk {
    /// Writes the crate.
    ///
    /// # Errors
    ///
    /// When the name is no name of a crate or taken, the document is none, or nothing says where the API is. Then nothing is
    /// written.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let Self { name, document, base_url } = self;
        if name.is_empty() || *name != name.to_kebab_case() {
            return Err(format!("{name:?} is no name of a crate: lower case, words joined by -").into());
        }
        let folder = workspace::root().join(format!("sdk-{name}"));
        let ours = workspace::root().join(format!("crates/sdk-{name}"));
        if let Some(taken) = [&folder, &ours].into_iter().find(|path| path.exists()) {
            return Err(format!("{}: this crate exists", taken.display()).into());
        }
        let about = |problem: &dyn std::fmt::Display| format!("{}: {problem}", document.display());
        let text = fs::read(document).map_err(|error| about(&error))?;
        let read = sdk_openapi::parse(&text).map_err(|error| about(&error))?;
        let version = read.get("openapi").map(|version| version.to_string().replace('"', ""));
        if !version.is_some_and(|version| version.starts_with("3.")) {
            return Err(about(&"no document of OpenAPI 3.0 or 3.1").into());
        }
        if read.get("paths").is_none_or(|paths| !paths.is_object()) {
            return Err(about(&"it has no paths, so there is nothing to call").into());
        }
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
        let ending = if serde_json::from_slice::<IgnoredAny>(text).is_ok() { "json" } else { "yaml" };
        let fill = places::of(&read, name, ending, base_url.as_deref()).ok_or_else(|| {
            about(&"names no server by a whole URL with https: say where the API is with --base-url")
        })?;
        for below in ["src", "tests", "openapi"] {
            fs::create_dir_all(folder.join(below))?;
        }
        for (path, template) in TEMPLATES {
            let filled = fill.iter().fold(template.to_owned(), |text, (at, with)| text.replace(at, with));
            fs::write(folder.join(path), filled)?;
        }
        fs::write(folder.join(format!("openapi/{name}.{ending}")), text)?;
        println!("{}: `cargo test -p sdk-{name}` calls every operation", folder.display());
        Ok(())
    }
}
