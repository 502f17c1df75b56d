//! Operations that have a server of their own: `servers` of the operation or of its path.
//!
//! Such an operation is sent there and not to the client's base URL. An argument `server_url` names another one, which a test
//! needs, and whoever reaches the vendor through a proxy of his own.

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::walk;

/// Operation extension: the URL of its own server; without a host if it is on that of the client.
pub(crate) const SERVER: &str = "x-codegen-server";

/// What stands for the argument among the headers. It is no name of a header, so it cannot be the vendor's.
pub(crate) const SERVER_URL: &str = "~~server_url";

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let of_document = urls(document.get("servers"));
    let of_paths: Map<String, Value> = document
        .get("paths")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(path, item)| Some((path.clone(), item.get("servers")?.clone())))
        .collect();
    let mut outcome = Outcome::default();
    walk::operations(document, |operation| {
        let own = urls(operation.value.get("servers").or_else(|| of_paths.get(operation.path)));
        // What the document names for all operations as well is the client's to choose.
        let Some(url) = own.first().filter(|_| !own.iter().any(|url| of_document.contains(url))) else {
            return;
        };
        operation.value.insert(SERVER.to_owned(), json!(url));
        let parameter = json!({
            "name": SERVER_URL, "in": "header", "schema": { "type": "string" },
            "description": format!("The server, in place of `{url}`."),
        });
        if let Some(parameters) =
            operation.value.entry("parameters").or_insert_with(|| json!([])).as_array_mut()
        {
            parameters.push(parameter);
            outcome.changes += 1;
        }
    });
    outcome
}

/// The URLs with the defaults of their variables.
fn urls(servers: Option<&Value>) -> Vec<String> {
    let servers = servers.and_then(Value::as_array).into_iter().flatten();
    let url = |server: &Value| {
        let mut url = server.get("url")?.as_str()?.to_owned();
        for (name, variable) in server.get("variables").and_then(Value::as_object).into_iter().flatten() {
            let default = variable.get("default").and_then(Value::as_str).unwrap_or_default();
            url = url.replace(&format!("{{{name}}}"), default);
        }
        let url = url.trim_end_matches('/');
        (!url.is_empty()).then(|| url.to_owned())
    };
    servers.filter_map(url).collect()
}
