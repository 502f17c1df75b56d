//! Setters of what can be `null`, and methods that send it.
//!
//! The `None` of an optional member's setter leaves the member out, whether it can be `null` or not: callers pass on what
//! they were given, and must not take a setting away by it.

use std::collections::BTreeSet;

use quote::format_ident;
use syn::parse_quote;

use super::super::syntax;
use super::super::wire::Special;
use crate::names;

/// Adds a method beside each such setter of the builder of a type, and says in both what they do.
pub(super) fn apply(item: &mut syn::Item, special: &Special) {
    let syn::Item::Impl(item) = item else { return };
    if item.trait_.is_some() {
        return;
    }
    let owner = syntax::implementor(item);
    let functions = item.items.iter_mut().filter_map(|member| match member {
        syn::ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    let functions: Vec<_> = functions.collect();
    let taken: BTreeSet<String> = functions.iter().map(|function| function.sig.ident.to_string()).collect();
    let mut added: Vec<syn::ImplItem> = Vec::new();
    for function in functions {
        let field = function.sig.ident.clone();
        let of_owner = (owner.clone(), field.to_string());
        if special.required_null.contains(&of_owner) {
            function.attrs.push(parse_quote! { #[doc = " It must be there: `None` sends `null`."] });
        }
        if !special.nullable.contains(&of_owner) {
            continue;
        }
        let name = format_ident!("{}", names::clearing(&field.to_string(), &|name| taken.contains(name)));
        let doc = format!(" `None` leaves `{field}` out; [`Self::{name}`] sends `null`.");
        function.attrs.push(parse_quote! { #[doc = #doc] });
        let doc = format!(" Sends `null` as `{field}`, which often takes a setting away.");
        added.push(parse_quote! {
            #[doc = #doc]
            pub fn #name(mut self) -> Self {
                self.#field = ::std::result::Result::Ok(::std::option::Option::Some(::std::option::Option::None));
                self
            }
        });
    }
    item.items.extend(added);
}
