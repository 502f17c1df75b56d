//! Gives operations that start work at the server the method `run`, from the document's extension `x-codegen-job`: which
//! operations tell the state, cancel the work and fetch what it produces, and which states end it.
//!
//! An operation of the job that is not among the selected ones takes the method away.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde::Deserialize;
use serde_json::Value;

use super::builders::Builders;
use super::paging::Types;
use super::{Unknown, operations, syntax};
use crate::names;
use crate::operation::Operation;
use crate::walk;

/// The extension. Pointers are JSON pointers; operations go by the vendor's ids.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Job {
    status: String,
    cancel: Option<String>,
    /// The path parameter of the others that names the work, and where the response to the start has it.
    parameter: String,
    id: String,
    /// The member of a refusal that names work that runs already.
    running: Option<String>,
    /// By pointer into the state: the values that end the work.
    done: BTreeMap<String, Vec<String>>,
    failed: BTreeMap<String, Vec<String>>,
    reason: Option<String>,
    parts: Option<Parts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    fetch: String,
    parameter: String,
    ready: String,
    #[serde(default)]
    lost: Vec<String>,
}

/// Adds the methods.
pub(super) fn apply(file: &mut syn::File, document: &Value, all: &[Operation]) -> Result<(), Unknown> {
    let described = walk::sorted_operations(document);
    let types = Types::read(file);
    let Some(mut builders) = Builders::of(file) else { return Ok(()) };
    for start in all {
        let described = described.get(start.key.as_str());
        let Some(extension) = described.and_then(|(_, value)| value.get("x-codegen-job")) else { continue };
        let unknown = |message: &str| Unknown::new(&start.id, format!("`x-codegen-job`: {message}"));
        let job = Job::deserialize(extension).map_err(|error| unknown(&error.to_string()))?;
        let builder = builders.get(&names::pascal(&start.name));
        let builder = builder.ok_or_else(|| unknown("a builder"))?;
        let client = syntax::client(builder.structure).ok_or_else(|| unknown("a builder with a client"))?;
        let run = method(start, &client, &job, all, &types).map_err(unknown)?;
        builder.implementation.items.extend(syntax::members(run)?);
    }
    Ok(())
}

fn method(
    start: &Operation,
    client: &syn::Ident,
    job: &Job,
    all: &[Operation],
    types: &Types,
) -> Result<TokenStream, &'static str> {
    let named = |id: &String| all.iter().find(|operation| operation.id == *id);
    let Some(status) = named(&job.status) else { return Ok(TokenStream::new()) };
    let cancel = match &job.cancel {
        None => None,
        Some(id) => Some(match named(id) {
            Some(cancel) => cancel,
            None => return Ok(TokenStream::new()),
        }),
    };
    let fetch = match &job.parts {
        None => None,
        Some(parts) => Some(match named(&parts.fetch) {
            Some(fetch) => (parts, fetch),
            None => return Ok(TokenStream::new()),
        }),
    };

    let shared = parameters(status, &[&job.parameter])?;
    let others = cancel.map(|cancel| parameters(cancel, &[&job.parameter])).into_iter();
    let others =
        others.chain(fetch.map(|(parts, fetch)| parameters(fetch, &[&job.parameter, &parts.parameter])));
    for other in others {
        if other? != shared {
            return Err("its operations do not have the same parameters in their paths");
        }
    }
    if shared.iter().any(|name| !start.path.contains(&format!("{{{name}}}"))) {
        return Err("its operations have parameters in their paths that the start does not have");
    }

    let constant = |operation: &Operation| {
        let constant = operations::constant(operation);
        quote! { &super::operations::#constant }
    };
    let optional = |value: Option<TokenStream>| match value {
        Some(value) => quote! { ::std::option::Option::Some(#value) },
        None => quote! { ::std::option::Option::None },
    };
    let ends = |ends: &BTreeMap<String, Vec<String>>| {
        let pairs =
            ends.iter().flat_map(|(at, values)| values.iter().map(move |value| quote! { (#at, #value) }));
        quote! { &[#(#pairs),*] }
    };
    let (item, parts) = match fetch {
        None => (quote! { ::std::convert::Infallible }, None),
        Some((Parts { parameter, ready, lost, .. }, fetch)) => {
            let response = syn::parse_str::<syn::Type>(&fetch.response_type).ok();
            let elements = response.and_then(|response| types.elements(&response, None));
            let elements = elements.ok_or("the response of `parts.fetch` is not one list")?;
            let (list, item, fetch) = (elements.item_list(), elements.item, constant(fetch));
            let parts = quote! { ::sdk_runtime::wire::JobParts {
                fetch: #fetch, parameter: #parameter, list: #list, ready: #ready, lost: &[#(#lost),*],
            } };
            (quote! { #item }, Some(parts))
        }
    };
    let (status, cancel) = (constant(status), optional(cancel.map(constant)));
    let (start, parts) = (constant(start), optional(parts));
    let (parameter, id, done, failed) = (&job.parameter, &job.id, ends(&job.done), ends(&job.failed));
    let running = optional(job.running.as_ref().map(|member| quote! { #member }));
    let reason = optional(job.reason.as_ref().map(|pointer| quote! { #pointer }));
    let fields = shared.iter().map(|name| format_ident!("{}", names::snake(name)));
    Ok(quote! {
        /// The work that this request starts: started, waited for, and its result handed out as it becomes ready. See
        /// `sdk_runtime::Job`. Nothing is sent before it is waited for.
        #[inline]
        pub fn run(self) -> ::sdk_runtime::Job<#item> {
            static JOB: ::sdk_runtime::wire::JobSpec = ::sdk_runtime::wire::JobSpec {
                start: #start, status: #status, cancel: #cancel, parameter: #parameter, id: #id, running: #running,
                done: #done, failed: #failed, reason: #reason, parts: #parts,
            };
            let job = ::sdk_runtime::Job::new(self.#client.clone(), &JOB, self.clone().send_value());
            job #(.argument(#shared, &self.#fields))*
        }
    })
}

/// The parameters in the path of an operation without those of the job itself, which must be there.
fn parameters<'o>(operation: &'o Operation, own: &[&String]) -> Result<Vec<&'o str>, &'static str> {
    let pieces = operation.path.split('{').skip(1).filter_map(|piece| piece.split('}').next());
    let (own_ones, mut others): (Vec<_>, Vec<_>) = pieces.partition(|name| own.iter().any(|own| own == name));
    others.sort_unstable();
    if own_ones.len() == own.len() {
        Ok(others)
    } else {
        Err("a path does not have the parameter that it names")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(id: &str, path: &str) -> Operation {
        let response_type = "::std::vec::Vec<types::Row>".to_owned();
        Operation {
            id: id.to_owned(),
            name: id.to_owned(),
            path: path.to_owned(),
            response_type,
            ..Operation::default()
        }
    }

    fn method_of(job: &Value, operations: &[Operation]) -> Result<String, &'static str> {
        let job = Job::deserialize(job).unwrap();
        let types = Types::read(&syn::parse_quote! { mod types { struct Row {} } });
        Ok(method(&operations[0], &format_ident!("client"), &job, operations, &types)?.to_string())
    }

    #[test]
    fn paths_must_lead_from_the_start_to_the_parts() {
        let job = serde_json::json!({"status": "status", "parameter": "id", "id": "/id", "done": {}, "failed": {},
            "parts": {"fetch": "fetch", "parameter": "part", "ready": "/ready"}});
        let all = |start: &str, status: &str, fetch: &str| {
            [operation("start", start), operation("status", status), operation("fetch", fetch)]
        };
        let whole = all("/{site}", "/{site}/{id}", "/{site}/{id}/{part}");
        assert!(method_of(&job, &whole).unwrap().contains("argument (\"site\" , & self . site)"));
        assert_eq!(method_of(&job, &whole[..2]).unwrap(), "", "a selection without one of the operations");
        for (paths, problem) in [
            (all("/", "/{site}/{id}", "/{site}/{id}/{part}"), "the start does not have"),
            (all("/{site}", "/{site}/{id}", "/{id}/{part}"), "the same parameters"),
            (all("/", "/{other}", "/{id}/{part}"), "does not have the parameter"),
        ] {
            let message = method_of(&job, &paths).unwrap_err();
            assert!(message.contains(problem), "{message}");
        }
    }
}
