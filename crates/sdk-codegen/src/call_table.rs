//! Writes `call_table.rs`: every operation of the client, called with arguments from JSON.
//!
//! Tests include it to call all operations by the vendor's names with arguments made from the document. It is a file
//! of its own, so that it costs nothing where no test asks for it. What includes it brings into scope `Client`,
//! `types`, and helpers:
//!
//! * `argument::<T>(arguments, "networkId") -> Result<Option<T>, Failure>` decodes one argument;
//! * `Sending<'a>`, a boxed future, and `sending(call.send())`, which makes one that drops the response;
//! * `Rebuild`, which makes a value anew with its builder, and `rebuilt::<T>`, which does it for JSON;
//! * `read::<T>(value)`, which reads a type of a response, and gives the pointers to what was left out.
//!
//! A parameter goes by the document's name, without the brackets of the wire unless that is the name of another one there; the
//! request body is `body`. Where a name is given
//! twice, the body has it, or else what is first in [`LOCATIONS`]; the others have their location before it: `header id`.

mod bodies;
mod responses;
mod setters;
mod types;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value};

use crate::names;
use crate::operation::Operation;
use crate::step::{COOKIE, SERVER_URL};
use crate::walk;
use setters::Setter;

/// The file, from the client that was made of the prepared document.
pub(crate) fn code(client: &syn::File, document: &Value, operations: &[Operation]) -> String {
    let described = walk::sorted_operations(document);
    let parameters = |operation: &Operation| {
        let described = described.get(operation.key.as_str());
        described.map(|(_, described)| arguments(operation, described)).unwrap_or_default()
    };
    let builders = setters::Builders::of(client);
    let mut functions = TokenStream::new();
    let mut entries = TokenStream::new();
    // The order of the ids is not that of the operations, some of which have another id here.
    let mut sorted: Vec<&Operation> = operations.iter().collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    for operation in sorted {
        // Not the method's own name, which one of the helpers can have.
        let name = format_ident!("{}", operation.name);
        let start = format_ident!("call_{name}");
        let builder = names::pascal(&operation.name);
        let mut calls = calls(&builders.setters(&builder), &parameters(operation));
        if builders.has(&builder, "without_body") {
            calls.push(quote! { if arguments.get("body").is_none() { call = call.without_body(); } });
        }
        let body = function(&start, &name, &calls);
        functions.extend(body);
        let (id, path) = (&operation.id, format!("{} {}", operation.method, operation.path));
        entries.extend(quote! { (#id, #path, #start), });
    }
    let count = operations.len();
    let types = types::Types::of(client);
    let bodies = bodies::code(&types, document, operations);
    let responses = responses::code(&types, document);
    let file = quote! {
        /// Starts one operation.
        pub(crate) type Start = for<'a> fn(&'a Client, &Value) -> Result<Sending<'a>, Failure>;

        /// Every operation by the vendor's name, which some documents give twice, and by its method and path.
        pub(crate) static CALLS: [(&str, &str, Start); #count] = [#entries];

        #functions

        #bodies

        #responses
    };
    syn::parse2(file).map(|file| prettyplease::unparse(&file)).unwrap_or_default()
}

/// Where parameters are, in the order in which they get a name that is given twice.
const LOCATIONS: [&str; 4] = ["path", "query", "header", "cookie"];

/// The setters of the parameters, each with the key of its argument.
fn arguments(operation: &Operation, described: &Map<String, Value>) -> Vec<(String, String)> {
    let parameters = described.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let named = parameters.filter_map(|parameter| {
        let (name, location) = (parameter.get("name")?.as_str()?, parameter.get("in")?.as_str()?);
        let documented = documented(operation, name, location == "path");
        let is_cookie = location == "header" && documented.starts_with(COOKIE) && documented != SERVER_URL;
        Some((name, if is_cookie { "cookie" } else { location }, documented))
    });
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|(_, location, _)| LOCATIONS.iter().position(|one| one == location));
    let mut taken: BTreeSet<&str> =
        described.contains_key("requestBody").then_some("body").into_iter().collect();
    let all = named.clone();
    let keyed = named.into_iter().map(|(name, location, documented)| {
        let setter = names::snake(name);
        // The vendor can have a parameter of the same name anywhere but there.
        if location == "header" && documented == SERVER_URL {
            return (setter, format!("header {SERVER_URL}"));
        }
        let bare = documented.trim_end_matches("[]");
        let is_other =
            |other: &(&str, &str, &str)| other.1 == location && other.2 == bare && bare != documented;
        let key = if all.iter().any(is_other) { documented } else { bare };
        // Of a cookie, without the mark of one.
        let key = key.strip_prefix(COOKIE).filter(|_| location == "cookie").unwrap_or(key);
        (setter, if taken.insert(key) { key.to_owned() } else { format!("{location} {key}") })
    });
    keyed.collect()
}

/// The document's name of a parameter, which a step had to change where it was taken.
fn documented<'a>(operation: &'a Operation, name: &'a str, is_path: bool) -> &'a str {
    let mut name = operation.wire.parameters.get(name).map_or(name, String::as_str);
    while is_path && !operation.path.contains(&format!("{{{name}}}")) {
        let Some(rest) = name.strip_prefix("path_") else { break };
        name = rest;
    }
    name
}

/// The calls of the setters, each with the argument of its name.
fn calls(setters: &[Setter], parameters: &[(String, String)]) -> Vec<TokenStream> {
    let calls = setters.iter().filter_map(|Setter { name, ty }| {
        let known = parameters.iter().find(|(setter, _)| name == setter).map(|(_, key)| key.as_str());
        // Where the document has a parameter called `body` as well, the generator gives that one another name.
        let key = known.or_else(|| (name == "body").then_some("body"))?;
        let value = if setters::is_bytes(ty) {
            quote! { argument::<::std::string::String>(arguments, #key)? }
        } else {
            quote! { argument::<#ty>(arguments, #key)? }
        };
        Some(quote! { if let Some(value) = #value { call = call.#name(value); } })
    });
    calls.collect()
}

fn function(start: &syn::Ident, name: &syn::Ident, calls: &[TokenStream]) -> TokenStream {
    let call = if calls.is_empty() {
        quote! { call }
    } else {
        quote! { mut call }
    };
    let unused = calls.is_empty().then(|| quote! { let _ = arguments; });
    quote! {
        fn #start<'a>(client: &'a Client, arguments: &Value) -> Result<Sending<'a>, Failure> {
            #unused
            let #call = client.#name();
            #(#calls)*
            Ok(sending(call.send()))
        }
    }
}
