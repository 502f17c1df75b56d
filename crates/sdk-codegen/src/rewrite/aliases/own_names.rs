//! Says types by the names of the places where they stand.

use std::collections::BTreeMap;

use syn::visit_mut::{self, VisitMut};

use super::super::builders::Builders;
use super::super::syntax;
use crate::names;
use crate::operation::Operation;

/// From the name of a type to the one that a place has for it.
type Choice<'c> = dyn Fn(&str) -> Option<String> + 'c;

/// In the builder of an operation, by the names that were kept for it.
pub(super) fn of_operation(
    builders: &mut Builders<'_>,
    operation: &mut Operation,
    kept: &BTreeMap<String, String>,
) {
    // Several places of an operation can share a type; the outermost has the shortest name.
    let choice = |ty: &str| {
        let names = kept.iter().filter(|(_, of)| *of == ty).map(|(name, _)| name);
        names.min_by_key(|name| (name.len(), name.as_str())).cloned()
    };
    if kept.is_empty() {
        return;
    }
    let mut rename = Rename { choice: &choice, module: Some("types") };
    if let Some(builder) = builders.get(&names::pascal(&operation.name)) {
        rename.visit_item_struct_mut(builder.structure);
        rename.visit_item_impl_mut(builder.implementation);
    }
    for ty in operation.request_type.iter_mut().chain([&mut operation.response_type]) {
        if let Ok(mut parsed) = syn::parse_str::<syn::Type>(ty) {
            rename.visit_type_mut(&mut parsed);
            *ty = syntax::text(&parsed).replace(' ', "");
        }
    }
}

/// In the members of types and in the setters of their builders.
pub(super) fn of_types(types: &mut [syn::Item], aliases: &BTreeMap<String, String>) {
    for item in types {
        match item {
            syn::Item::Struct(item) => structure(item, None, aliases),
            syn::Item::Mod(module) if module.ident == "builder" => {
                for item in module.content.iter_mut().flat_map(|(_, items)| items) {
                    match item {
                        syn::Item::Struct(item) => structure(item, Some("super"), aliases),
                        syn::Item::Impl(item) if item.trait_.is_none() => setters(item, aliases),
                        _ => (),
                    }
                }
            }
            _ => (),
        }
    }
}

fn structure(item: &mut syn::ItemStruct, module: Option<&'static str>, aliases: &BTreeMap<String, String>) {
    let owner = item.ident.to_string();
    for field in &mut item.fields {
        let Some(member) = field.ident.as_ref().map(ToString::to_string) else { continue };
        let choice = |ty: &str| of_member(&owner, &member, ty, aliases);
        Rename { choice: &choice, module }.visit_type_mut(&mut field.ty);
    }
}

fn setters(item: &mut syn::ItemImpl, aliases: &BTreeMap<String, String>) {
    let owner = syntax::implementor(item);
    for function in &mut item.items {
        let syn::ImplItem::Fn(function) = function else { continue };
        let member = function.sig.ident.to_string();
        let choice = |ty: &str| of_member(&owner, &member, ty, aliases);
        Rename { choice: &choice, module: Some("super") }.visit_generics_mut(&mut function.sig.generics);
    }
}

/// The name of a member's type, of the elements of its list, or of the values of its map.
fn of_member(owner: &str, member: &str, ty: &str, aliases: &BTreeMap<String, String>) -> Option<String> {
    let name = names::pascal(&format!("{owner}_{member}"));
    let below = aliases.range(name.clone()..).take_while(|(alias, _)| alias.starts_with(&name));
    let places = below.filter(|(alias, of)| *of == ty && is_below(&alias[name.len()..]));
    places.map(|(alias, _)| alias).min_by_key(|alias| alias.len()).cloned()
}

/// Whether the rest of a name leads through lists and maps only.
fn is_below(mut rest: &str) -> bool {
    while let Some(shorter) = rest.strip_prefix("Item").or_else(|| rest.strip_prefix("Value")) {
        rest = shorter;
    }
    rest.is_empty()
}

/// Renames types of the module `types`. Another type can have the same name: the client, or a parameter.
struct Rename<'c> {
    choice: &'c Choice<'c>,
    /// How that module is called where they are said, with nothing for inside of it.
    module: Option<&'static str>,
}

impl VisitMut for Rename<'_> {
    fn visit_type_path_mut(&mut self, ty: &mut syn::TypePath) {
        visit_mut::visit_type_path_mut(self, ty);
        let is_ours = match self.module {
            Some(module) => ty.path.segments.len() > 1 && ty.path.segments[0].ident == module,
            None => ty.path.segments.len() == 1,
        };
        let Some(last) = ty.path.segments.last_mut().filter(|_| is_ours) else { return };
        if let Some(name) = (self.choice)(&last.ident.to_string()).filter(|_| last.arguments.is_none()) {
            last.ident = quote::format_ident!("{name}");
        }
    }
}
