//! Makes bodies anew with their builders, from bodies that were read.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::Types;
use crate::names;
use crate::operation::Operation;
use crate::rewrite::syntax;
use crate::walk;

/// An implementation of `Rebuild` for each type with a builder, and the table of bodies.
pub(super) fn code(types: &Types<'_>, document: &Value, operations: &[Operation]) -> TokenStream {
    let built = types.structs.iter().filter(|(name, _)| types.with_builder.contains(*name));
    let implementations = built.map(|(name, item)| {
        let required = required(document, name);
        implementation(item, types, &|field| required.contains(field.trim_end_matches('_')))
    });
    let entries = operations.iter().filter_map(|operation| {
        let body = operation.request_type.as_deref()?.strip_prefix("types::")?;
        types.is_built(body).then(|| {
            let (id, body) = (&operation.id, format_ident!("{body}"));
            quote! { (#id, rebuilt::<types::#body>) }
        })
    });
    let entries: Vec<_> = entries.collect();
    quote! {
        /// Makes one body.
        pub(crate) type Body = fn(Value, bool) -> Result<(), Failure>;

        /// Every body that has a builder, by the vendor's name of the operation.
        pub(crate) static BODIES: &[(&str, Body)] = &[#(#entries),*];

        #(#implementations)*
    }
}

/// Whether there is a builder for the type, for what is in its list, map or box.
fn are_built(types: &Types<'_>, ty: &syn::Type) -> bool {
    match syntax::last_segment(ty).as_str() {
        "Option" | "Vec" | "Box" | "HashMap" => {
            syntax::arguments(ty).last().is_some_and(|inner| are_built(types, inner))
        }
        name => types.is_built(name),
    }
}

/// The members that the document requires, as fields.
fn required(document: &Value, component: &str) -> BTreeSet<String> {
    let component = walk::component(document, component).and_then(Value::as_object);
    let names = component.into_iter().flat_map(|component| walk::names(component, "required"));
    names.map(|name| names::snake(name).trim_end_matches('_').to_owned()).collect()
}

fn implementation(
    item: &syn::ItemStruct,
    types: &Types<'_>,
    is_required: &dyn Fn(&str) -> bool,
) -> TokenStream {
    let name = &item.ident;
    let mut calls = TokenStream::new();
    for field in &item.fields {
        let Some(ident) = &field.ident else { continue };
        let value = if are_built(types, &field.ty) {
            quote! { self.#ident.rebuild(full)? }
        } else {
            quote! { self.#ident }
        };
        if is_required(&ident.to_string()) {
            calls.extend(quote! { call = call.#ident(#value); });
        } else if is_nullable(&field.ty) {
            let is_field = |name: &str| {
                item.fields.iter().any(|other| other.ident.as_ref().is_some_and(|other| other == name))
            };
            let clear = format_ident!("{}", names::clearing(&ident.to_string(), &is_field));
            calls.extend(quote! {
                match #value {
                    Some(Some(value)) if full => call = call.#ident(value),
                    Some(None) if full => call = call.#clear(),
                    _ => (),
                }
            });
        } else {
            // Made anew either way: what is in it has members that are required, too.
            calls.extend(quote! {
                let value = #value;
                if full {
                    call = call.#ident(value);
                }
            });
        }
    }
    let label = name.to_string();
    quote! {
        impl Rebuild for types::#name {
            fn rebuild(self, full: bool) -> Result<Self, Failure> {
                let mut call = types::#name::builder();
                #calls
                ::std::convert::TryInto::try_into(call).map_err(|error: types::error::ConversionError| format!("{}: {error}", #label))
            }
        }
    }
}

/// Doubly optional: a method of its own sends `null`.
fn is_nullable(ty: &syn::Type) -> bool {
    syntax::last_segment(ty) == "Option"
        && syntax::arguments(ty).first().is_some_and(|inner| syntax::last_segment(inner) == "Option")
}
