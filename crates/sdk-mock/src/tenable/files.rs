//! The operations that take files.

use serde_json::json;

use super::error::of_status;
use super::state::State;
use crate::backend::{Call, Response};
use crate::form;

/// Responds to the uploads. `None`: not one of them.
pub(super) fn respond(state: &mut State, call: &Call<'_>) -> Option<Response> {
    if !matches!(call.operation.id.as_str(), "file-upload" | "credentials-file-upload") {
        return None;
    }
    let content_type = call.request.header("content-type").unwrap_or_default();
    let fields = form::read(content_type, &call.request.body).unwrap_or_default();
    let Some(file) = fields.into_iter().find(|field| field.name == "Filedata") else {
        // The vendor's own document allows it, and has no word for a refusal.
        return call.operation.response(400).map(|_| of_status(400));
    };
    let name = state.free_name(&file.file_name.unwrap_or(file.name));
    state.files.push((name.clone(), file.content));
    Some(Response::json(200, &json!({ "fileuploaded": name })))
}

impl State {
    /// The name, or `name_1.txt`, as the vendor's examples have it.
    fn free_name(&self, name: &str) -> String {
        let (stem, extension) = name
            .rsplit_once('.')
            .map_or((name, String::new()), |(stem, extension)| (stem, format!(".{extension}")));
        let is_free = |name: &String| !self.files.iter().any(|(taken, _)| taken == name);
        let numbered = (1..).map(|number| format!("{stem}_{number}{extension}"));
        std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }
}
