//! Makes the client hold what the runtime needs, constructible only by the SDK, which knows the policy.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

use super::{Unknown, syntax};

pub(super) fn apply(file: &mut syn::File) -> Result<(), Unknown> {
    let mut found = (false, false);
    file.items.retain_mut(|item| {
        match item {
            syn::Item::Struct(client) if client.ident == "Client" => {
                *client = parse_quote! {
                    /// The API's client: one method per operation.
                    #[derive(Clone)]
                    pub struct Client {
                        context: ::sdk_runtime::ClientContext,
                    }
                };
                found.0 = true;
            }
            syn::Item::Impl(implementation) if syntax::implementor(implementation) == "Client" => {
                let is_constructor = implementation.trait_.is_none() && has_constructor(implementation);
                found.1 |= is_constructor;
                return implementation.trait_.is_none() && !is_constructor;
            }
            // Asks for hooks, which nobody calls.
            syn::Item::Const(item) => return item.ident != "_",
            _ => (),
        }
        true
    });
    file.items.extend(syntax::items(constructor())?);
    match found {
        (true, true) => Ok(()),
        _ => Err(Unknown::new("the client", "a struct `Client` with a constructor `new_with_client`")),
    }
}

fn has_constructor(implementation: &syn::ItemImpl) -> bool {
    implementation
        .items
        .iter()
        .any(|item| matches!(item, syn::ImplItem::Fn(function) if function.sig.ident == "new_with_client"))
}

fn constructor() -> TokenStream {
    quote! {
        impl Client {
            /// A client with these settings.
            pub(crate) fn new(context: ::sdk_runtime::ClientContext) -> Self {
                Self { context }
            }
        }
    }
}
