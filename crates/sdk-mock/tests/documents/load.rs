//! Reads the documents and walks their operations.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The methods that an operation can have.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// An OpenAPI document and the name it goes by.
pub(crate) struct Document {
    pub(crate) name: &'static str,
    pub(crate) root: Value,
}

/// One operation of a document.
pub(crate) struct Operation<'a> {
    pub(crate) path: &'a str,
    pub(crate) method: &'a str,
    pub(crate) value: &'a Value,
    document: &'a Document,
}

/// The documents of this project.
pub(crate) fn ours() -> [Document; 2] {
    let folder = workspace().join("openapi");
    [read("meraki", &folder.join("meraki.json")), read("tenable", &folder.join("tenable.json"))]
}

/// The vendors' documents for the one of ours with this name; `None` where they are not at hand.
pub(crate) fn vendors(name: &str) -> Option<Vec<Document>> {
    let folder = workspace().join("../shared/vendor");
    let files = match name {
        "meraki" => vec![format!("meraki/openapi-{}.json", pinned_meraki())],
        _ => vec![
            "tenable/platform-settings.json".to_owned(),
            "tenable/vulnerability-management.json".to_owned(),
        ],
    };
    folder.is_dir().then(|| files.iter().map(|file| read("vendor", &folder.join(file))).collect())
}

/// The version of Meraki's document that `openapi/sources.toml` pins.
fn pinned_meraki() -> String {
    let text = std::fs::read_to_string(workspace().join("openapi/sources.toml")).expect("the pins");
    let section = text.split("[tenable]").next().unwrap_or_default();
    let line = section.lines().find_map(|line| line.strip_prefix("version = "));
    line.expect("a pinned version").trim_matches('"').to_owned()
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(name: &'static str, path: &Path) -> Document {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let root = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Document { name, root }
}

impl Document {
    pub(crate) fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let paths = self.root["paths"].as_object().expect("paths");
        paths.iter().flat_map(move |(path, item)| {
            METHODS.iter().filter_map(move |method| {
                item.get(method).map(|value| Operation { path, method, value, document: self })
            })
        })
    }

    pub(crate) fn components(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.root["components"]["schemas"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.as_str(), schema))
    }

    /// What a `$ref` stands for, through any number of them.
    pub(crate) fn resolve<'a>(&'a self, mut value: &'a Value) -> &'a Value {
        while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap_or(reference);
            value =
                self.root.pointer(pointer).unwrap_or_else(|| panic!("{}: dangling {reference}", self.name));
        }
        value
    }
}

impl<'a> Operation<'a> {
    pub(crate) fn id(&self) -> &'a str {
        self.value["operationId"]
            .as_str()
            .unwrap_or_else(|| panic!("{} {}: no operationId", self.method, self.path))
    }

    /// The parameters, those of the path item included, with references resolved.
    pub(crate) fn parameters(&self) -> Vec<&'a Value> {
        let shared = self.document.root["paths"][self.path]["parameters"].as_array();
        let own = self.value["parameters"].as_array();
        shared.into_iter().chain(own).flatten().map(|parameter| self.document.resolve(parameter)).collect()
    }

    pub(crate) fn request(&self) -> Option<&'a Value> {
        self.value.get("requestBody").map(|body| self.document.resolve(body))
    }

    /// Status and response of the first success that is described.
    pub(crate) fn success(&self) -> (&'a str, &'a Value) {
        let responses = self.value["responses"].as_object().expect("responses");
        let (status, response) =
            responses.iter().find(|(status, _)| status.starts_with('2')).expect("a success");
        (status, self.document.resolve(response))
    }
}

/// The media types of a request or a response, by name.
pub(crate) fn content(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value["content"].as_object().into_iter().flatten().map(|(name, media)| (name.as_str(), media))
}
