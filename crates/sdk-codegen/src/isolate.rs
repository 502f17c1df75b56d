//! One operation that the generator refuses costs itself, not the client.

use serde_json::Value;

use crate::error::Error;
use crate::left_out::LeftOut;
use crate::operation::{self, Operation};
use crate::rewrite;
use crate::step;
use crate::walk::{self, Direction};

/// The code of a client.
pub(crate) struct Client {
    pub(crate) file: syn::File,
    pub(crate) operations: Vec<Operation>,
    pub(crate) left_out: Vec<LeftOut>,
}

/// Generates a client of a prepared document. Operations that the generator cannot express are taken out of it.
pub(crate) fn generate(document: &mut Value, name: &str) -> Result<Client, Error> {
    let error = match whole(document, name) {
        Ok((file, operations)) => return Ok(Client { file, operations, left_out: Vec::new() }),
        Err(error) => error,
    };
    let all = operation::operations(document);
    let mut refused = Vec::new();
    culprits(document, name, &all, &mut refused);
    if let ([(operation, reason)], [_]) = (refused.as_slice(), all.as_slice()) {
        let (document, operation) = (name.to_owned(), Some(operation.id.clone()));
        return Err(Error::Generator { document, operation, message: reason.clone() });
    }
    if refused.is_empty() || refused.len() == all.len() {
        return Err(error);
    }
    let is_kept = |key: &str| !refused.iter().any(|(operation, _)| operation.key == key);
    step::keep(document, is_kept);
    let (file, operations) = whole(document, name)?;
    let left_out = refused.into_iter().map(|(operation, reason)| LeftOut {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        reason,
    });
    Ok(Client { file, operations, left_out: left_out.collect() })
}

fn whole(document: &Value, name: &str) -> Result<(syn::File, Vec<Operation>), Error> {
    let request_types = walk::reachable(document, Direction::Request);
    let mut operations = operation::operations(document);
    let file = crate::progenitor::generate(document).map_err(|message| Error::Generator {
        document: name.to_owned(),
        operation: None,
        message,
    })?;
    let context = rewrite::Context { document, request_types: &request_types };
    let file = rewrite::rewrite(file, &context, &mut operations)?;
    Ok((file, operations))
}

/// Finds the operations that are refused, each with what is said of it alone, by halves.
fn culprits<'o>(
    document: &Value,
    name: &str,
    among: &'o [Operation],
    refused: &mut Vec<(&'o Operation, String)>,
) {
    // Without an operation, what is refused is something else.
    if among.is_empty() {
        return;
    }
    let mut part = document.clone();
    step::keep(&mut part, |key| among.iter().any(|operation| operation.key == key));
    let Err(error) = whole(&part, name) else { return };
    if let [operation] = among {
        let reason = match error {
            Error::Generator { message, .. } => format!("progenitor 0.15 cannot express it: {message}"),
            other => other.to_string(),
        };
        refused.push((operation, reason));
        return;
    }
    let (one, other) = among.split_at(among.len() / 2);
    culprits(&part, name, one, refused);
    culprits(&part, name, other, refused);
}
