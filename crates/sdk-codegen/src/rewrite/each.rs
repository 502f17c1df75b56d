//! Gives operations the method `options`, and `send_as` and `send_value`, which read the response as a type of the caller's or leave it
//! as it is, and those that respond with a list the methods `send_each`, `send_each_containing` and `send_each_as`, which
//! hand out the items while they arrive.
//!
//! The items are the response itself, or the one list in it. All of them share the request with `send`, so what
//! nobody calls costs a few lines.

use proc_macro2::TokenStream;
use quote::quote;

use super::builders::Builders;
use super::paging::{Elements, Types};
use super::{Unknown, syntax};
use crate::names;
use crate::operation::{Operation, ResponseKind};

/// Adds the methods.
pub(super) fn apply(file: &mut syn::File, operations: &[Operation]) -> Result<(), Unknown> {
    let types = Types::read(file);
    let Some(mut builders) = Builders::of(file) else { return Ok(()) };
    for operation in operations {
        let is_list = operation.method == "GET" && operation.response == ResponseKind::Json;
        let response = syn::parse_str::<syn::Type>(&operation.response_type).ok();
        let elements = response.filter(|_| is_list).and_then(|response| types.elements(&response, None));
        let name = names::pascal(&operation.name);
        let unknown = || Unknown::new(&operation.id, format!("a builder `{name}` with a client"));
        let builder = builders.get(&name).ok_or_else(unknown)?;
        let client = syntax::client(builder.structure).ok_or_else(unknown)?;
        let methods = &mut builder.implementation.items;
        methods.extend(syntax::members(of_every_operation(&client))?);
        if let Some(elements) = &elements {
            methods.extend(syntax::members(each(elements))?);
        }
    }
    Ok(())
}

/// The options of the call, and the methods that read the whole response as another type.
fn of_every_operation(client: &syn::Ident) -> TokenStream {
    quote! {
        /// What this call does otherwise than others of its client: its time, how it is repeated, and additional headers.
        pub fn options(mut self, options: ::sdk_runtime::CallOptions) -> Self {
            self.#client = self.#client.with_options(options);
            self
        }

        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        pub fn send_as<T: ::serde::de::DeserializeOwned>(self) -> ::sdk_runtime::ResponseFuture<T> {
            self.into_call().json_as()
        }

        /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
        /// that is no JSON is an error.
        pub fn send_value(self) -> ::sdk_runtime::ResponseFuture<::serde_json::Value> {
            self.into_call().json_as()
        }
    }
}

/// The methods that hand out items.
fn each(elements: &Elements) -> TokenStream {
    let (item, list) = (&elements.item, elements.item_list());
    // No `async fn`: to check its body costs a complete client as much as the rest of its operation.
    let output = quote! {
        impl ::std::future::Future<
            Output = ::std::result::Result<::sdk_runtime::Response<::std::option::Option<B>>, ::sdk_runtime::Error>,
        >
    };
    quote! {
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(self, each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>) -> #output {
            ::sdk_runtime::wire::call_items(self.into_call(), #list, each)
        }

        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(#item) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            ::sdk_runtime::wire::call_items(self.into_call(), #list.containing(text), each)
        }

        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> #output {
            ::sdk_runtime::wire::call_items_as(self.into_call(), #list.containing(text), each)
        }
    }
}

#[cfg(test)]
mod tests;
