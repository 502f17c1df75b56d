//! Whether a request carries the credentials that its operation asks for. Whether they are right is not known here.

use crate::document::{Operation, Scheme, SchemeKind};
use crate::message::Request;

/// What is missing, in words, when no alternative of the operation's security is satisfied.
pub(super) fn missing(operation: &Operation, request: &Request) -> Option<String> {
    let satisfied = |schemes: &Vec<Scheme>| schemes.iter().all(|scheme| carries(request, &scheme.kind));
    if operation.security.is_empty() || operation.security.iter().any(satisfied) {
        return None;
    }
    let alternative = |schemes: &Vec<Scheme>| {
        schemes.iter().map(|scheme| describe(&scheme.kind)).collect::<Vec<_>>().join(" and ")
    };
    let alternatives: Vec<_> = operation.security.iter().map(alternative).collect();
    Some(format!("no credentials: the operation asks for {}", alternatives.join(", or ")))
}

fn carries(request: &Request, kind: &SchemeKind) -> bool {
    let authorization = |scheme: &str| {
        let header = request.header("authorization").unwrap_or_default();
        let (given, rest) = header.split_once(' ').unwrap_or_default();
        given.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty()
    };
    match kind {
        SchemeKind::Header(name) => request.header(name).is_some_and(|value| !value.is_empty()),
        SchemeKind::Query(name) => request.query.iter().any(|(key, value)| key == name && !value.is_empty()),
        SchemeKind::Cookie(name) => request.cookies().any(|(key, _)| key == name),
        SchemeKind::Bearer => authorization("bearer"),
        SchemeKind::Basic => authorization("basic"),
        SchemeKind::Other => true,
    }
}

fn describe(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Header(name) => format!("the header {name}"),
        SchemeKind::Query(name) => format!("the query parameter {name}"),
        SchemeKind::Cookie(name) => format!("the cookie {name}"),
        SchemeKind::Bearer => "Authorization: Bearer".to_owned(),
        SchemeKind::Basic => "Authorization: Basic".to_owned(),
        SchemeKind::Other => "a scheme that is not checked".to_owned(),
    }
}
