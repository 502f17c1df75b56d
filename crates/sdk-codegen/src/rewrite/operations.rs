//! Adds the module `operations`: what the runtime needs to know about each operation, as constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::names;
use crate::operation::{Operation, PageOrder};

/// The name of an operation's constant.
pub(super) fn constant(operation: &Operation) -> syn::Ident {
    match names::constant(&operation.name).as_str() {
        "ALL" => format_ident!("ALL_"),
        name => format_ident!("{name}"),
    }
}

/// The module.
pub(super) fn items(operations: &[Operation]) -> TokenStream {
    let constants = operations.iter().map(constant).collect::<Vec<_>>();
    let definitions =
        operations.iter().zip(&constants).map(|(operation, constant)| definition(operation, constant));
    quote! {
        /// The operations: what each one is called and how it may be treated.
        pub mod operations {
            #(#definitions)*

            /// Every operation of this build, in the order of their ids.
            pub static ALL: &[&::sdk_runtime::Operation] = &[#(&#constants),*];
        }
    }
}

fn definition(operation: &Operation, constant: &syn::Ident) -> TokenStream {
    let Operation { id, name, method, path, tags, idempotent, authenticated, page_order, .. } = operation;
    let doc = format!(" `{method} {path}`");
    let name = (name != id).then(|| quote! { .named(#name) });
    let tags = (!tags.is_empty()).then(|| quote! { .tagged(&[#(#tags),*]) });
    let is_usual = *idempotent != matches!(method.as_str(), "POST" | "PATCH" | "CONNECT");
    let idempotent = (!is_usual).then(|| quote! { .idempotent(#idempotent) });
    let authenticated = (!authenticated).then(|| quote! { .without_credentials() });
    let page_order = (*page_order != PageOrder::Next).then(|| {
        let order = order(page_order);
        quote! { .paged(#order) }
    });
    quote! {
        #[doc = #doc]
        pub static #constant: ::sdk_runtime::Operation =
            ::sdk_runtime::Operation::new(#id, #method, #path) #name #tags #idempotent #authenticated #page_order;
    }
}

fn order(order: &PageOrder) -> TokenStream {
    match order {
        PageOrder::Next => quote! { ::sdk_runtime::paging::PageOrder::Next },
        PageOrder::Prev { oldest } => {
            let oldest = match oldest {
                Some(date) => quote! { ::std::option::Option::Some(#date) },
                None => quote! { ::std::option::Option::None },
            };
            quote! { ::sdk_runtime::paging::PageOrder::Prev { oldest: #oldest } }
        }
    }
}
