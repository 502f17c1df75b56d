//! Gives operations the methods `send_as` and `send_value`, which read the response as a type of the caller's or leave it
//! as it is, and those that answer with a list the methods `send_each`, `send_each_containing` and `send_each_as`, which
//! hand out the items while they arrive.
//!
//! The items are the response itself, or the one list in it. All of them share the request with `send`, so what
//! nobody calls costs a few lines.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
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
    let mut added = TokenStream::new();
    for operation in operations {
        let is_list = operation.method == "GET" && operation.response == ResponseKind::Json;
        let response = syn::parse_str::<syn::Type>(&operation.response_type).ok();
        let elements = response.filter(|_| is_list).and_then(|response| elements(&response, &types));
        let name = names::pascal(&operation.name);
        let sends = builder.iter_mut().find_map(|item| match item {
            syn::Item::Impl(item) if syntax::implementor(item) == name => {
                item.items.iter_mut().find_map(|member| match member {
                    syn::ImplItem::Fn(function) if function.sig.ident == "send" => Some(function),
                    _ => None,
                })
            }
            _ => None,
        });
        let send = sends.ok_or_else(|| Unknown::new(&operation.id, "a builder with `send`"))?;
        let name = format_ident!("{name}");
        let methods = split(send, &name, elements.as_ref());
        added.extend(methods.map_err(|message| Unknown::new(&operation.id, message))?);
    }
    builder.extend(syntax::items(added)?);
    Ok(())
}

/// Moves what `send` does before its call into a method of its own, and makes the methods beside it.
fn split(
    send: &mut syn::ImplItemFn,
    builder: &syn::Ident,
    elements: Option<&Elements>,
) -> Result<TokenStream, &'static str> {
    const EXPECTED: &str = "a call of the runtime with client, request and operation at the end of `send`";
    let Some((syn::Stmt::Expr(syn::Expr::Await(end), None), statements)) = send.block.stmts.split_last()
    else {
        return Err(EXPECTED);
    };
    let syn::Expr::Call(call) = end.base.as_ref() else { return Err(EXPECTED) };
    let [client, request, operation] = call.args.iter().collect::<Vec<_>>()[..] else { return Err(EXPECTED) };
    let each = elements.map(|elements| each(elements, client, request, operation));
    let methods = quote! {
        impl<'a> #builder<'a> {
            /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
            /// nothing else in it can matter.
            #[inline]
            pub async fn send_as<T: ::serde::de::DeserializeOwned>(
                self,
            ) -> Result<::sdk_runtime::Response<T>, ::sdk_runtime::Error> {
                let (#client, #request) = self.into_request()?;
                ::sdk_runtime::call_as(#client, #request, #operation).await
            }

            /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
            /// that is no JSON is an error.
            #[inline]
            pub async fn send_value(
                self,
            ) -> Result<::sdk_runtime::Response<::serde_json::Value>, ::sdk_runtime::Error> {
                self.send_as().await
            }

            #each

            fn into_request(self) -> Result<(&'a super::Client, ::sdk_runtime::PreparedRequest), ::sdk_runtime::Error> {
                #(#statements)*
                Ok((#client, #request))
            }
        }
    };
    let block = parse_quote! {{
        let (#client, #request) = self.into_request()?;
        #end
    }};
    send.block = block;
    Ok(methods)
}

/// The methods that hand out items.
fn each(elements: &Elements, client: &syn::Expr, request: &syn::Expr, operation: &syn::Expr) -> TokenStream {
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
        #[inline]
        pub async fn send_each<B>(self, each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>) -> #output {
            let (#client, #request) = self.into_request()?;
            ::sdk_runtime::call_items(#client, #request, #operation, #list, each).await
        }

        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        #[inline]
        pub async fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            let (#client, #request) = self.into_request()?;
            ::sdk_runtime::call_items(#client, #request, #operation, #list.containing(text), each).await
        }

        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        #[inline]
        pub async fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            let (#client, #request) = self.into_request()?;
            ::sdk_runtime::call_items_as(#client, #request, #operation, #list.containing(text), each).await
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
