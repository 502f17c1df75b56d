//! Gives operations the methods `send_as` and `send_value`, which read the response as a type of the caller's or leave it
//! as it is, and those that answer with a list the methods `send_each`, `send_each_containing` and `send_each_as`, which
//! hand out the items while they arrive.
//!
//! The items are the response itself, or the one list in it. All of them share the request with `send`, so what
//! nobody calls costs a few lines.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;
use syn::visit_mut::VisitMut;

use super::{Unknown, syntax};
use crate::names;
use crate::operation::{Operation, ResponseKind};

/// What a response is a list of.
struct Elements {
    item: syn::Type,
    /// The name of the list in the object that is the response; `None` where the response is the list.
    member: Option<String>,
}

/// Adds the methods. Comes before the change of the types, which takes the names of members away.
pub(super) fn apply(file: &mut syn::File, operations: &[Operation]) -> Result<(), Unknown> {
    let types = syntax::module(&mut file.items, "types").cloned().unwrap_or_default();
    let Some(builder) = syntax::module(&mut file.items, "builder") else { return Ok(()) };
    for operation in operations {
        let is_list = operation.method == "GET" && operation.response == ResponseKind::Json;
        let response = syn::parse_str::<syn::Type>(&operation.response_type).ok();
        let elements = response.filter(|_| is_list).and_then(|response| elements(&response, &types));
        let name = names::pascal(&operation.name);
        let methods = syntax::methods(builder, &name)
            .ok_or_else(|| Unknown::new(&operation.id, format!("a builder `{name}`")))?;
        methods.extend(syntax::members(as_other_types())?);
        if let Some(elements) = &elements {
            methods.extend(syntax::members(each(elements))?);
        }
    }
    Ok(())
}

/// The methods that read the whole response as another type.
fn as_other_types() -> TokenStream {
    quote! {
        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        pub fn send_as<T: ::serde::de::DeserializeOwned>(self) -> ::sdk_runtime::ResponseFuture<'a, T> {
            self.into_call().json_as()
        }

        /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
        /// that is no JSON is an error.
        pub fn send_value(self) -> ::sdk_runtime::ResponseFuture<'a, ::serde_json::Value> {
            self.into_call().json_as()
        }
    }
}

/// The methods that hand out items.
fn each(elements: &Elements) -> TokenStream {
    let Elements { item, member } = elements;
    let list = match member {
        Some(name) => quote! { ::sdk_runtime::ItemList::member(#name) },
        None => quote! { ::sdk_runtime::ItemList::body() },
    };
    let output = quote! { Result<::sdk_runtime::Response<::std::option::Option<B>>, ::sdk_runtime::Error> };
    quote! {
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back; see `sdk_runtime::call_items`.
        pub async fn send_each<B>(self, each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>) -> #output {
            ::sdk_runtime::call_items(self.into_call(), #list, each).await
        }

        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub async fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            ::sdk_runtime::call_items(self.into_call(), #list.containing(text), each).await
        }

        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub async fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            ::sdk_runtime::call_items_as(self.into_call(), #list.containing(text), each).await
        }
    }
}

/// The list in a response, if there is exactly one.
fn elements(response: &syn::Type, types: &[syn::Item]) -> Option<Elements> {
    // A body that can be missing has no items then.
    let response = match syntax::last_segment(response).as_str() {
        "Option" => syntax::arguments(response).first().copied()?,
        _ => response,
    };
    if let Some(item) = syntax::list_item(response) {
        return Some(Elements { item: item.clone(), member: None });
    }
    let name = syntax::last_segment(response);
    let structure = types.iter().find_map(|item| match item {
        syn::Item::Struct(item) if item.ident == name => Some(item),
        _ => None,
    })?;
    let mut lists = structure.fields.iter().filter_map(|field| {
        // Optional in responses: `Option<Vec<_>>` where `null` was made to be absence.
        let list = match syntax::last_segment(&field.ty).as_str() {
            "Option" => syntax::arguments(&field.ty).first().copied()?,
            _ => &field.ty,
        };
        Some((field, syntax::list_item(list)?))
    });
    let (field, item) = lists.next()?;
    if lists.next().is_some() {
        return None;
    }
    let mut item = item.clone();
    Qualify(types).visit_type_mut(&mut item);
    Some(Elements { item, member: Some(member_name(field)?) })
}

/// The name in JSON: `#[serde(rename = "..")]`, or that of the field.
fn member_name(field: &syn::Field) -> Option<String> {
    let mut name = field.ident.as_ref()?.to_string();
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let renamed = attribute.parse_nested_meta(|option| {
            if option.path.is_ident("rename") {
                name = option.value()?.parse::<syn::LitStr>()?.value();
            } else if option.input.peek(syn::Token![=]) {
                option.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
        renamed.ok()?;
    }
    Some(name)
}

/// Names types of the module `types` as the module beside it must.
struct Qualify<'t>(&'t [syn::Item]);

impl VisitMut for Qualify<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        syn::visit_mut::visit_path_mut(self, path);
        let Some(name) = path.get_ident().cloned().or_else(|| single(path)) else { return };
        let known = |item: &syn::Item| match item {
            syn::Item::Struct(item) => item.ident == name,
            syn::Item::Enum(item) => item.ident == name,
            _ => false,
        };
        if self.0.iter().any(known) {
            path.segments.insert(0, parse_quote! { types });
        }
    }
}

/// The name of a path of one segment, with or without arguments.
fn single(path: &syn::Path) -> Option<syn::Ident> {
    let one = path.leading_colon.is_none() && path.segments.len() == 1;
    one.then(|| path.segments.first().map(|segment| segment.ident.clone())).flatten()
}

#[cfg(test)]
mod tests;
