//! Gives every place the name of its own that `hoist` kept for it, as an alias of the type that the place shares.
//!
//! Types are shared for the time that compiling takes. Which place names them depends on all operations of a document,
//! so nobody could rely on those names. An operation also has names for its body and its response where these are
//! components, lists or free JSON: `<Operation>Body`, `<Operation>Response`, `<Operation>ResponseItem`.
//!
//! The signatures of an operation and the members of a type say the names of their own places, unless an overlay has
//! named the type.

mod own_names;

use std::collections::{BTreeMap, BTreeSet};

use quote::format_ident;
use serde_json::{Map, Value};
use syn::parse_quote;

use super::builders::Builders;
use super::{Unknown, syntax};
use crate::names;
use crate::operation::{Operation, ResponseKind};
use crate::step::TYPE_NAMES;
use crate::walk;

/// Comes last: other changes look for types by the names that they have.
pub(super) fn apply(
    file: &mut syn::File,
    document: &Value,
    operations: &mut [Operation],
) -> Result<(), Unknown> {
    let described = walk::sorted_operations(document);
    let of_operation =
        |operation: &Operation| kept(described.get(operation.key.as_str()).map(|(_, value)| *value));
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    operations.iter().for_each(|operation| all.extend(of_operation(operation)));
    walk::components(document).for_each(|(_, component)| all.extend(kept(component.as_object())));

    let mut aliases: BTreeMap<String, syn::Type> = BTreeMap::new();
    for (alias, of) in &all {
        let of = format_ident!("{of}");
        aliases.insert(alias.clone(), parse_quote! { #of });
    }
    for operation in operations.iter() {
        for (alias, of) in roots(operation).map_err(|error| Unknown::new(&operation.id, error.to_string()))? {
            aliases.entry(alias).or_insert(of);
        }
    }
    let named = |name: &str| {
        walk::component(document, name).is_some_and(|component| component.get("x-codegen-name").is_some())
    };
    if let Some(mut builders) = Builders::of(file) {
        for operation in operations.iter_mut() {
            let mut own = of_operation(operation);
            own.retain(|_, of| !named(of));
            own_names::of_operation(&mut builders, operation, &own);
        }
    }
    all.retain(|_, of| !named(of));
    let Some(types) = syntax::module(&mut file.items, "types") else { return Ok(()) };
    own_names::of_types(types, &all);
    add(types, &aliases, |_, _| true);
    if let Some(builder) = syntax::module(types, "builder") {
        // The builders of shared types, by all of their names.
        add(builder, &aliases, |builders, of| builders.contains(&syntax::last_segment(of)));
    }
    Ok(())
}

/// The names that `hoist` kept in an operation or component.
fn kept(holder: Option<&Map<String, Value>>) -> BTreeMap<String, String> {
    let names = holder.and_then(|holder| holder.get(TYPE_NAMES)).and_then(Value::as_object);
    let names = names.into_iter().flatten();
    names.filter_map(|(alias, of)| Some((alias.clone(), of.as_str()?.to_owned()))).collect()
}

/// The names of body and response, with the types as the module `types` says them.
fn roots(operation: &Operation) -> Result<Vec<(String, syn::Type)>, syn::Error> {
    let body = operation.request_type.as_deref().map(|ty| ("-body", ty));
    let response = Some(("-response", operation.response_type.as_str()));
    let response = response.filter(|_| operation.response == ResponseKind::Json);
    let mut found = Vec::new();
    for (part, ty) in body.into_iter().chain(response) {
        let mut name = names::pascal(&format!("{}{part}", operation.key));
        let mut ty: syn::Type = syn::parse_str(&ty.replace("types::", ""))?;
        while let Some(item) = syntax::list_item(&ty).cloned() {
            found.push((name.clone(), ty));
            name.push_str("Item");
            ty = item;
        }
        found.push((name, ty));
    }
    Ok(found)
}

/// Adds aliases of the types that are meant, unless there is something else of that name.
fn add(
    items: &mut Vec<syn::Item>,
    aliases: &BTreeMap<String, syn::Type>,
    is_meant: impl Fn(&BTreeSet<String>, &syn::Type) -> bool,
) {
    let taken = defined(items);
    for (alias, of) in aliases.iter().filter(|(alias, of)| !taken.contains(*alias) && is_meant(&taken, of)) {
        let alias = format_ident!("{alias}");
        items.push(parse_quote! { pub type #alias = #of; });
    }
}

/// The names of the types in a module.
fn defined(items: &[syn::Item]) -> BTreeSet<String> {
    let name = |item: &syn::Item| match item {
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}
