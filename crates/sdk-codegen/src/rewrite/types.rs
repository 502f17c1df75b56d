//! Removes from `types` what only a request needs, where a type appears in responses only: its builder.
//!
//! Builders are two thirds of the generated lines. Nobody builds a response, and who does so in a test makes it of JSON or
//! changes its default, so that a member more in the next document breaks nobody: these types are `#[non_exhaustive]`.

use std::collections::BTreeSet;

use syn::parse_quote;

use super::{Unknown, free, syntax};

pub(super) fn apply(file: &mut syn::File, request_types: &BTreeSet<String>) -> Result<(), Unknown> {
    let Some(types) = syntax::module(&mut file.items, "types") else {
        return Err(Unknown::new("the types", "a module `types`"));
    };
    let sent = free::sent(types, request_types);
    for item in types.iter_mut() {
        if let syn::Item::Struct(item) = item
            && matches!(item.fields, syn::Fields::Named(_))
            && !sent.contains(&item.ident.to_string())
        {
            item.attrs.push(parse_quote! { #[non_exhaustive] });
            if item.fields.iter().all(|field| starts_empty(&field.ty)) {
                syntax::add_default(&mut item.attrs)
                    .map_err(|message| Unknown::new(item.ident.to_string(), message))?;
            }
        }
    }
    types.retain(|item| match item {
        syn::Item::Impl(implementation) => {
            !is_builder_constructor(implementation)
                || request_types.contains(&syntax::implementor(implementation))
        }
        _ => true,
    });
    if let Some(builder) = syntax::module(types, "builder") {
        builder.retain(|item| match item {
            syn::Item::Struct(item) => request_types.contains(&item.ident.to_string()),
            syn::Item::Impl(item) => request_types.contains(&syntax::implementor(item)),
            _ => true,
        });
    }
    types.retain(|item| !matches!(item, syn::Item::Mod(module) if is_empty(module)));
    Ok(())
}

/// Whether a type of another crate has a default. A type of ours can be an enum, which has none.
fn starts_empty(ty: &syn::Type) -> bool {
    let others = [
        "Option", "Vec", "HashMap", "Map", "Value", "String", "Secret", "bool", "i32", "i64", "u32", "u64",
        "f32", "f64",
    ];
    let syn::Type::Path(path) = ty else { return false };
    let first = path.path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    others.contains(&syntax::last_segment(ty).as_str())
        && first != "types"
        && first != "super"
        && (path.path.segments.len() > 1 || first.starts_with(char::is_lowercase))
}

fn is_empty(module: &syn::ItemMod) -> bool {
    module.content.as_ref().is_some_and(|(_, items)| items.is_empty())
}

fn is_builder_constructor(implementation: &syn::ItemImpl) -> bool {
    implementation.trait_.is_none()
        && implementation
            .items
            .iter()
            .any(|item| matches!(item, syn::ImplItem::Fn(function) if function.sig.ident == "builder"))
}
