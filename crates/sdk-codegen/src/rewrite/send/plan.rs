//! Which argument goes where in a request.
//!
//! What the generator writes in `send` follows from the document that it was given, and so does what is written instead.

mod body;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use sdk_openapi::pointer::escape;
use serde_json::{Map, Value};

use super::Builder;
use crate::names;
use crate::operation::{Operation, PathStyle, ResponseKind};
use crate::pointer::Pointer;
use crate::step::{BETWEEN, COOKIE, ENTRIES, NO_EMPTY_BODY, RESERVED, SERVER_URL};
use crate::walk;

/// An operation of the prepared document, and its place there.
pub(super) type Described<'d> = (Pointer, &'d Map<String, Value>);

/// How the response is read: by the one success that is left.
pub(super) fn response((_, described): &Described<'_>) -> ResponseKind {
    let responses = described.get("responses").and_then(Value::as_object);
    let content = responses.and_then(|all| all.values().next()?.get("content")?.as_object());
    match content {
        Some(content) if content.contains_key("application/json") => ResponseKind::Json,
        Some(content) if !content.is_empty() => ResponseKind::Stream,
        _ => ResponseKind::Empty,
    }
}

/// The request as the runtime's builder makes it, path first: it goes into the URL.
pub(super) fn request(
    operation: &Operation,
    described: &Described<'_>,
    builder: &Builder,
    constant: &TokenStream,
) -> TokenStream {
    let (pointer, members) = described;
    let wire = &operation.wire;
    let on_wire = |name: &str| wire.parameters.get(name).map_or_else(|| name.to_owned(), Clone::clone);
    let field = |name: &str| format_ident!("{}", names::snake(name));
    let place = |name: &str| pointer.as_str().find(&format!("{{{}}}", escape(name)));

    let mut path = parameters(members, "path");
    path.sort_by_key(|(name, _)| place(name));
    let path = path.into_iter().map(|(name, _)| {
        let (field, label) = (field(name), names::snake(name));
        match wire.path_styles.get(name) {
            None => quote! { .path(#label, self.#field) },
            Some(PathStyle { prefix, separator, pairs }) => quote! {
                .styled_path(#label, self.#field, &::sdk_runtime::wire::PathStyle {
                    prefix: #prefix,
                    separator: #separator,
                    pairs: #pairs,
                })
            },
        }
    });
    let query = parameters(members, "query").into_iter().map(|(name, parameter)| {
        let (field, name) = (field(name), on_wire(name));
        let text = |member: &str| parameter.get(member).and_then(Value::as_str);
        match (text(ENTRIES), text(BETWEEN)) {
            (Some(of), _) => quote! { .query_entries(#of, self.#field.map(::sdk_runtime::wire::Free)) },
            (None, Some("")) => quote! { .query_list(#name, self.#field) },
            (None, Some(between)) => quote! { .query_joined(#name, #between, self.#field) },
            (None, None) if parameter.get(RESERVED).is_some() => {
                quote! { .query_reserved(#name, self.#field) }
            }
            (None, None) => quote! { .query(#name, self.#field) },
        }
    });
    let (server, headers): (Vec<_>, Vec<_>) = parameters(members, "header")
        .into_iter()
        .map(|(name, parameter)| (field(name), on_wire(name), is_required(parameter)))
        .partition(|(_, name, _)| name == SERVER_URL);
    let headers = headers.iter().map(|(field, name, is_required)| {
        let value = if *is_required {
            quote! { self.#field.map(Some) }
        } else {
            quote! { self.#field }
        };
        match name.strip_prefix(COOKIE) {
            Some(name) => quote! { .cookie(#name, #value) },
            // Others of this name are dropped: only the caller knows the type of this body.
            None if *is_required && name == "Content-Type" => quote! { .body_type(self.#field) },
            None if builder.secrets.contains(&field.to_string()) => quote! { .secret_header(#name, #value) },
            None => quote! { .header(#name, #value) },
        }
    });
    let is_json = operation.response == ResponseKind::Json;
    let accept = match &wire.accept {
        Some(media_types) => Some(quote! { .accept(#media_types) }),
        None => is_json.then(|| quote! { .accept("application/json") }),
    };
    let content = members.get("requestBody").and_then(|body| body.get("content")?.as_object());
    let body = content.and_then(|content| content.keys().next());
    let body = body.map(|media_type| body::step(media_type, builder, &wire.body));
    let client = &builder.client;
    let begin = match (&wire.server, server.as_slice()) {
        (Some(url), [(given, ..)]) => quote! {
            ::sdk_runtime::wire::Request::at(self.#client, #url, self.#given, #constant)
        },
        _ => quote! { ::sdk_runtime::wire::Request::new(self.#client, #constant) },
    };
    quote! { #begin #(#path)* #accept #body #(#query)* #(#headers)* }
}

/// The parameters of one location by their names, in the order of these.
fn parameters<'d>(operation: &'d Map<String, Value>, location: &str) -> Vec<(&'d str, &'d Value)> {
    let all = operation.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let there = all.filter(|parameter| parameter.get("in").is_some_and(|own| own == location));
    let named = there.filter_map(|parameter| Some((parameter.get("name")?.as_str()?, parameter)));
    let mut found: Vec<_> = named.collect();
    found.sort_by_key(|(name, _)| *name);
    found
}

fn is_required(parameter_or_body: &Value) -> bool {
    parameter_or_body.get("required").is_some_and(|yes| *yes == true)
}

/// Whether the document allows a request without a body, and the client has to be told: a body without members is `{}`.
pub(super) fn can_go_without_body((_, described): &Described<'_>, document: &Value) -> bool {
    let Some(body) = described.get("requestBody").filter(|body| !is_required(body)) else { return false };
    // Of a body without a type there is nothing to give, so that every request goes without.
    let content = body.get("content").and_then(Value::as_object);
    let Some(media) = content.and_then(|content| content.values().next()) else { return false };
    let schema = media.get("schema").map(|schema| walk::resolved(schema, document));
    let properties = schema.and_then(|schema| schema.get("properties")?.as_object());
    let has_members = properties.is_some_and(|properties| !properties.is_empty());
    described.contains_key(NO_EMPTY_BODY) || !has_members
}
