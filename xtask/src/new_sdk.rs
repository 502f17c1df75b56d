//! `new-sdk`: a crate for one more API, made of its document.
//!
//! All that is true of the vendor goes to the new folder; the workspace has every folder `sdk-*` as a member.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use heck::ToKebabCase as _;
use serde_json::Value;

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
    /// Its OpenAPI 3.0 document, in JSON.
    #[arg(long, value_name = "FILE")]
    document: PathBuf,
}

impl NewSdk {
    /// Writes the crate.
    ///
    /// # Errors
    ///
    /// When the name is no name of a crate or taken, or the document is none.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let Self { name, document } = self;
        if name.is_empty() || *name != name.to_kebab_case() {
            return Err(format!("{name:?} is no name of a crate: lower case, words joined by -").into());
        }
        let text =
            fs::read_to_string(document).map_err(|error| format!("{}: {error}", document.display()))?;
        let read: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", document.display()))?;
        if read.get("paths").is_none_or(|paths| !paths.is_object()) {
            return Err(format!("{}: no OpenAPI document, it has no paths", document.display()).into());
        }
        let folder = workspace::root().join(format!("sdk-{name}"));
        fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for below in ["src", "tests", "openapi"] {
            fs::create_dir(folder.join(below))?;
        }
        let fill = self.places(&read)?;
        for (path, template) in TEMPLATES {
            let filled = fill.iter().fold(template.to_owned(), |text, (at, with)| text.replace(at, with));
            fs::write(folder.join(path), filled)?;
        }
        fs::write(folder.join(format!("openapi/{name}.json")), text)?;
        println!("{}: `cargo test -p sdk-{name}` calls every operation", folder.display());
        Ok(())
    }

    /// What goes to the places of the templates.
    fn places(&self, document: &Value) -> Result<[(&'static str, String); 8], Box<dyn Error>> {
        let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
        let url = text("/servers/0/url").filter(|url| url.contains("://"));
        let url = url.ok_or("the document names no server with a whole URL")?.trim_end_matches('/');
        let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
        let features: String = tags(document).iter().map(|tag| format!("{tag} = []\n")).collect();
        Ok([
            ("@NAME@", self.name.clone()),
            ("@CRATE@", self.name.replace('-', "_")),
            ("@TITLE@", text("/info/title").unwrap_or(&self.name).replace('"', "'")),
            ("@URL@", url.to_owned()),
            ("@VARIABLE@", self.name.to_uppercase().replace('-', "_")),
            ("@HOST@", host.unwrap_or_default().to_owned()),
            ("@AREAS@\n", features),
            ("@CREDENTIALS@", credentials(document)),
        ])
    }
}

/// The tags as cargo features.
fn tags(document: &Value) -> BTreeSet<String> {
    let items = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let operations = items.filter_map(|(_, item)| item.as_object()).flatten();
    let tags = operations.filter_map(|(_, operation)| operation.get("tags")?.as_array()).flatten();
    tags.filter_map(Value::as_str).map(|tag| tag.to_kebab_case()).collect()
}

/// How the key travels: the first scheme that the document describes as a header, or else as a bearer token.
fn credentials(document: &Value) -> String {
    let schemes = document.pointer("/components/securitySchemes").and_then(Value::as_object);
    let is_header = |scheme: &&Value| scheme.get("in").is_some_and(|place| place == "header");
    let header = schemes.into_iter().flatten().map(|(_, scheme)| scheme).find(is_header);
    match header.and_then(|scheme| scheme.get("name")?.as_str()) {
        Some(name) => {
            let name = name.to_ascii_lowercase();
            format!("Credentials::header(\"{name}\", &[(\"\", key)])")
        }
        None => "Credentials::bearer(key)".to_owned(),
    }
}
