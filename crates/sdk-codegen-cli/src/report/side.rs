//! One of the two documents that are compared, and the client that is made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context as _;
use heck::ToUpperCamelCase as _;
use sdk_codegen::{Generated, Operation, Selection};
use serde::Serialize;
use serde_json::Value;

use super::bounds::{self, Bounds};
use super::client::{Client, Parts};
use crate::document::Document;
use crate::generation;
use crate::package::ApiProfile;

static NONE: Parts = Parts::new();

static ANY: Bounds = Bounds::new();

/// A document and its client.
#[derive(Serialize)]
pub(crate) struct Side {
    pub(super) file: String,
    pub(super) title: String,
    pub(super) version: String,
    #[serde(rename = "operations")]
    pub(super) count: usize,
    #[serde(skip)]
    generated: Generated,
    #[serde(skip)]
    pub(super) client: Client,
    #[serde(skip)]
    bounds: BTreeMap<(String, String), Bounds>,
}

impl Side {
    /// Generates the client of the document in a file, with what is `known` of its API.
    pub(super) fn read(path: &Path, known: &ApiProfile) -> anyhow::Result<Self> {
        let generate =
            || generation::guarded(known.clone(), vec![generation::document(path)?], Selection::All);
        let generated = generate().with_context(|| format!("no client of {}", path.display()))?;
        let client = Client::read(&generated.code)?;
        let said = |pointer| generated.document.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        Ok(Self {
            file: path.display().to_string(),
            title: said("/info/title").to_owned(),
            version: said("/info/version").to_owned(),
            count: generated.report.operations.len(),
            client,
            bounds: bounds::of(&Document::of("", generated.document.clone())),
            generated,
        })
    }

    pub(super) fn operations(&self) -> &[Operation] {
        &self.generated.report.operations
    }

    /// The setters and methods of an operation.
    pub(super) fn parts(&self, operation: &Operation) -> &Parts {
        self.client.calls.get(&operation.name.to_upper_camel_case()).unwrap_or(&NONE)
    }

    /// The URLs of its servers, with the defaults of their variables.
    pub(super) fn servers(&self) -> Vec<String> {
        let servers = self.generated.document.get("servers").and_then(Value::as_array).into_iter().flatten();
        let url = |server: &Value| {
            let mut url = server.get("url")?.as_str()?.to_owned();
            for (name, variable) in server.get("variables").and_then(Value::as_object).into_iter().flatten() {
                let default = variable.get("default").and_then(Value::as_str).unwrap_or_default();
                url = url.replace(&format!("{{{name}}}"), default);
            }
            Some(url.trim_end_matches('/').to_owned())
        };
        servers.filter_map(url).collect()
    }

    /// How a key can travel, whatever the schemes are called.
    pub(super) fn schemes(&self) -> BTreeSet<String> {
        self.named_schemes().into_values().collect()
    }

    /// What an operation asks for: alternatives of schemes with their scopes. Of a scheme that is not described, nothing.
    pub(super) fn credentials(&self, operation: &Operation) -> Vec<BTreeMap<String, BTreeSet<String>>> {
        let own = self.documented(operation).and_then(|operation| operation.get("security"));
        let security = own.or_else(|| self.generated.document.get("security")).and_then(Value::as_array);
        let known = self.named_schemes();
        let scheme = |(name, scopes): (&String, &Value)| {
            let scopes = scopes.as_array().into_iter().flatten().filter_map(Value::as_str);
            Some((known.get(name.as_str())?.clone(), scopes.map(str::to_owned).collect()))
        };
        let alternatives = security.into_iter().flatten().filter_map(Value::as_object);
        alternatives.map(|schemes| schemes.iter().filter_map(scheme).collect()).collect()
    }

    fn named_schemes(&self) -> BTreeMap<&str, String> {
        let schemes =
            self.generated.document.pointer("/components/securitySchemes").and_then(Value::as_object);
        let words = |scheme: &Value| {
            let text = |member: &str| scheme.get(member).and_then(Value::as_str).unwrap_or_default();
            let said =
                [text("type"), text("in"), &text("name").to_lowercase(), &text("scheme").to_lowercase()];
            said.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        schemes.into_iter().flatten().map(|(name, scheme)| (name.as_str(), words(scheme))).collect()
    }

    /// Which values an operation takes.
    pub(super) fn bounds(&self, operation: &Operation) -> &Bounds {
        let key = (operation.method.to_uppercase(), operation.path.clone());
        self.bounds.get(&key).unwrap_or(&ANY)
    }

    pub(super) fn is_deprecated(&self, operation: &Operation) -> bool {
        is_true(self.documented(operation).and_then(|operation| operation.get("deprecated")))
    }

    /// Whether the document requires the body; `None` where it has none.
    pub(super) fn body_is_required(&self, operation: &Operation) -> Option<bool> {
        let body = self.documented(operation)?.get("requestBody")?;
        let reference = body.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
        let body = reference.map_or(Some(body), |pointer| self.generated.document.pointer(pointer))?;
        Some(is_true(body.get("required")))
    }

    fn documented(&self, operation: &Operation) -> Option<&Value> {
        self.generated.document.get("paths")?.get(&operation.path)?.get(operation.method.to_lowercase())
    }
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool).unwrap_or(false)
}
