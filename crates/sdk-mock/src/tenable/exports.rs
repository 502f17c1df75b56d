//! Responses about exports: asked for, processed, downloaded.
//!
//! The state goes `QUEUED`, `PROCESSING`, `FINISHED`, one step with each poll, so that a client has to wait as
//! it would for the vendor.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::export::{Export, Size};
use super::state::State;
use crate::backend::{Call, Response};
use crate::example::{Examples, element};

/// Responds to the operations on exports. `None`: not one of them.
pub(super) fn respond(state: &mut State, examples: &Examples, call: &Call<'_>) -> Option<Response> {
    let kind = match call.operation.path.split('/').nth(1)? {
        kind @ ("vulns" | "assets") if call.operation.path.contains("/export") => kind.to_owned(),
        _ => return None,
    };
    if call.operation.method == "POST" && call.operation.path.ends_with("/export") {
        let uuid = super::state::uuid(state.next());
        state.exports.push(Export { uuid: uuid.clone(), kind, polls: 0, cancelled: false });
        return Some(Response::json(200, &json!({"export_uuid": uuid})));
    }
    let size = state.export_size.clone();
    let uuid = call.path("export_uuid");
    if uuid.is_empty() {
        return None;
    }
    let Some(export) = state.exports.iter_mut().find(|export| export.uuid == uuid && export.kind == kind)
    else {
        return Some(super::error::not_found());
    };
    Some(match call.operation.path.rsplit('/').next() {
        Some("status") => status(export, &size),
        Some("cancel") => {
            export.cancelled = true;
            Response::json(200, &json!({"status": "CANCELLED"}))
        }
        _ => match call.path("chunk_id").parse::<u32>() {
            Ok(chunk) if size.has(chunk) && !export.cancelled => download(examples, call, chunk, &size),
            _ => super::error::not_found(),
        },
    })
}

fn status(export: &mut Export, size: &Size) -> Response {
    export.polls += 1;
    let (status, ready) = match export.polls {
        _ if export.cancelled => ("CANCELLED", 0),
        1 => ("QUEUED", 0),
        2 => ("PROCESSING", size.chunks / 2),
        _ => ("FINISHED", size.chunks),
    };
    let chunks: Vec<_> = (1..=ready).filter(|chunk| size.has(*chunk)).collect();
    let ready = chunks.len();
    // What failed is told at the end, and the status is FINISHED all the same.
    let lost = |lost: &BTreeSet<u32>| if status == "FINISHED" { json!(lost) } else { json!([]) };
    let mut body = json!({"status": status, "reason": "", "chunks_available": chunks});
    if export.kind == "vulns" {
        body["uuid"] = json!(export.uuid);
        body["chunks_failed"] = lost(&size.failed);
        body["chunks_cancelled"] = lost(&size.cancelled);
        body["total_chunks"] = json!(size.chunks);
        body["chunks_available_count"] = json!(ready);
        body["finished_chunks"] = json!(ready);
        body["created"] = json!(1_767_225_600_u64);
    }
    Response::json(200, &body)
}

fn download(examples: &Examples, call: &Call<'_>, chunk: u32, size: &Size) -> Response {
    let example = examples.success(call.operation);
    let pattern = serde_json::from_slice::<Value>(&example.body).ok().and_then(|list| list.get(0).cloned());
    let first = (chunk as usize - 1) * size.elements;
    let elements =
        pattern.iter().flat_map(|pattern| (0..size.elements).map(move |n| element(pattern, first + n)));
    Response::json(200, &elements.collect())
}
