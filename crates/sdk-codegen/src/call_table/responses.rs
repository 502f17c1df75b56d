//! How every type of a response is read.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::Types;
use crate::rewrite::syntax;
use crate::walk::{self, Direction};

/// The table of types that a response contains.
pub(super) fn code(types: &Types<'_>, document: &Value) -> TokenStream {
    let shared = walk::reachable(document, Direction::Response);
    // A builder is only kept where a request contains the type.
    let of_responses = |name: &&String| !types.with_builder.contains(*name) || shared.contains(*name);
    let entries = types.read.keys().filter(of_responses).filter_map(|name| {
        let item = types.structs.get(name)?;
        let members = types.read.get(name)?;
        let required = members.iter().filter(|member| member.is_required).map(|member| &member.name);
        let others = members.iter().filter(|member| !member.is_required).map(|member| {
            let (name, is_free) = (&member.name, is_free(item, &member.field));
            quote! { (#name, #is_free) }
        });
        let (label, ty) = (name, format_ident!("{name}"));
        Some(quote! { (#label, &[#(#required),*], &[#(#others),*], read::<types::#ty>) })
    });
    let entries: Vec<_> = entries.collect();
    quote! {
        /// Reads one value.
        pub(crate) type Read = fn(Value) -> Result<Vec<String>, Failure>;

        /// Every type of a response: what it requires, its other members and whether any JSON does for them, and how it
        /// is read.
        pub(crate) static RESPONSES: &[(&str, &[&str], &[(&str, bool)], Read)] = &[#(#entries),*];
    }
}

/// Whether any JSON does for a field.
fn is_free(item: &syn::ItemStruct, name: &syn::Ident) -> bool {
    let field = item.fields.iter().find(|field| field.ident.as_ref() == Some(name));
    let mut ty = field.map(|field| &field.ty);
    while let Some(outer) = ty.filter(|ty| matches!(syntax::last_segment(ty).as_str(), "Option" | "Box")) {
        ty = syntax::arguments(outer).first().copied();
    }
    ty.is_some_and(|ty| syntax::last_segment(ty) == "Value")
}
