//! Makes the client constructible only by the SDK, which knows the policy, and keeps it out of derived `Debug`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

use super::{Unknown, syntax};

pub(super) fn apply(file: &mut syn::File) -> Result<(), Unknown> {
    let mut found = (false, false);
    file.items.retain_mut(|item| {
        match item {
            syn::Item::Struct(client) if client.ident == "Client" => {
                client.attrs.retain(|attribute| {
                    !attribute.path().is_ident("doc") && !attribute.path().is_ident("derive")
                });
                client.attrs.push(parse_quote! { #[doc = " The API's client: one method per operation."] });
                client.attrs.push(parse_quote! { #[derive(Clone)] });
                found.0 = true;
            }
            syn::Item::Impl(implementation)
                if implementation.trait_.is_none()
                    && syntax::implementor(implementation) == "Client"
                    && has_constructor(implementation) =>
            {
                found.1 = true;
                return false;
            }
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
            /// A client for the API at `baseurl`, which has no slash at its end.
            pub(crate) fn new_with_client(baseurl: &str, client: ::reqwest::Client, inner: ::sdk_runtime::ClientContext) -> Self {
                Self { baseurl: baseurl.to_string(), client, inner }
            }
        }
    }
}
