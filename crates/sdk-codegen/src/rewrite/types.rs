//! Removes from `types` what only a request needs, where a type appears in responses only: its builder.
//!
//! Builders are two thirds of the generated lines. Nobody builds a response, and who does so in a test makes it of JSON. That is
//! the only way, so that a member more in the next document breaks nobody: these types are `#[non_exhaustive]`.

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
