//! Gives operations that respond with pages the methods `pages` and `items`.
//!
//! How an operation pages is told by its response, where the document describes a header `Link` or says `x-codegen-paging.style: link`,
//! or by its arguments: `perPage` and `startingAfter` come with a `Link` header, `limit` and `offset` with a count. Where an API has linked pages, every operation that responds with a list gets the methods:
//! a list that the vendor does not cut has one page. The items are the response itself, or the one list in it; where a
//! response holds several lists, the document says which, in `x-codegen-paging.items`; where the response names the next page, the
//! document says by which member and for which argument, in `x-codegen-paging.cursor`.
//!
//! Where the document says in `x-codegen-by-name` which member of an item is its name, there is also a method `by_name`, whether
//! the vendor cuts the list or not.

mod response;
mod send;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::builders::Builders;
use super::{Unknown, operations as constants, syntax};
use crate::names;
use crate::operation::{Operation, PageOrder};
use crate::walk;
pub(super) use response::{Elements, Types};

/// How the next page is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// By a `Link` header; the arguments tell whether the vendor cuts the list at all.
    Link {
        is_cut: bool,
    },
    Offset,
}

pub(super) fn apply(file: &mut syn::File, document: &Value, operations: &[Operation]) -> Result<(), Unknown> {
    let types = Types::read(file);
    let described = walk::sorted_operations(document);
    let Some(mut builders) = Builders::of(file) else { return Ok(()) };
    let says_link = |operation: &Operation| {
        let described = described.get(operation.key.as_str());
        described
            .and_then(|(_, value)| value.get("x-codegen-paging")?.get("style"))
            .is_some_and(|style| style == "link")
    };
    let linked_api = builders.structures().any(is_linked) || operations.iter().any(says_link);
    let mut added = Vec::new();
    for operation in operations.iter().filter(|operation| operation.method == "GET") {
        let name = names::pascal(&operation.name);
        let Some(structure) = builders.get(&name).map(|builder| &*builder.structure) else { continue };
        let Ok(page) = syn::parse_str::<syn::Type>(&operation.response_type) else { continue };
        if field(structure, "pages").or_else(|| field(structure, "items")).is_some() {
            continue;
        }
        let extension =
            described.get(operation.key.as_str()).and_then(|(_, value)| value.get("x-codegen-paging"));
        let hint = extension.and_then(|extension| extension.get("items"));
        let direction = extension.and_then(|extension| extension.get("direction"));
        if direction.is_some_and(|direction| direction != "next" && direction != "prev") {
            return Err(Unknown::new(&operation.id, "`x-codegen-paging.direction`"));
        }
        let elements = types.elements(&page, hint.and_then(Value::as_str));
        if hint.is_some() && elements.is_none() {
            return Err(Unknown::new(&operation.id, "the list that `x-codegen-paging` names"));
        }
        let by_name =
            described.get(operation.key.as_str()).and_then(|(_, value)| value.get("x-codegen-by-name"));
        let by_name = by_name
            .map(|member| {
                let name = types.name(&elements.as_ref()?.item, member.as_str()?)?;
                Some(by_name_method(operation, &elements.as_ref()?.item, &name))
            })
            .map(|method| {
                method.ok_or_else(|| {
                    Unknown::new(
                        &operation.id,
                        "`x-codegen-by-name`: a member of the items of one list that is a text",
                    )
                })
            })
            .transpose()?;
        let is_list = syntax::last_segment(response::unwrapped(&page)) == "Vec";
        let is_cut = is_linked(structure) || says_link(operation);
        let style = if is_cut || (linked_api && is_list) {
            Style::Link { is_cut }
        } else if integer(structure, "offset") && integer(structure, "limit") && elements.is_some() {
            Style::Offset
        } else if by_name.is_some() {
            Style::Link { is_cut: false }
        } else {
            continue;
        };
        if style == Style::Offset && operation.page_order != PageOrder::Next {
            return Err(Unknown::new(
                &operation.id,
                "`x-codegen-paging.direction` of a list that has no links",
            ));
        }
        let cursor = extension.and_then(|extension| extension.get("cursor"));
        let cursor = cursor.map(|cursor| {
            let text = |name: &str| cursor.get(name).and_then(Value::as_str);
            let parameter =
                text("parameter").map(names::snake).filter(|name| field(structure, name).is_some())?;
            Some((format_ident!("{parameter}"), types.text(&page, text("member")?)?))
        });
        if cursor.as_ref().is_some_and(|cursor| cursor.is_none() || style != Style::Offset) {
            return Err(Unknown::new(&operation.id, "`x-codegen-paging.cursor`"));
        }
        let client = syntax::client(structure)
            .ok_or_else(|| Unknown::new(&operation.id, "a builder with a client"))?;
        let mut methods = methods(&client, &page, style, elements.as_ref(), cursor.flatten());
        methods.extend(by_name);
        added.push((name, methods, style != (Style::Link { is_cut: false })));
    }
    for (name, tokens, is_cut) in added {
        let unknown = || Unknown::new(&name, "a builder without `send`");
        let methods = &mut builders.get(&name).ok_or_else(unknown)?.implementation.items;
        if is_cut {
            send::say_that_it_is_one_page(send::find(methods).ok_or_else(unknown)?);
        }
        methods.extend(syntax::members(tokens)?);
    }
    Ok(())
}

/// `cursor` is the setter of an argument, and from a reference to a page to the argument for the next one.
fn methods(
    client: &syn::Ident,
    page: &syn::Type,
    style: Style,
    elements: Option<&Elements>,
    cursor: Option<(syn::Ident, (TokenStream, String))>,
) -> TokenStream {
    let list = elements.and_then(Elements::pointer);
    let required = list.into_iter().chain(cursor.as_ref().map(|(_, (_, pointer))| pointer.clone()));
    let required = quote! { &[#(#required),*] };
    let pages = match (style, elements) {
        (Style::Offset, Some(Elements { slice, total, .. })) => {
            let extent = quote! { ::sdk_runtime::wire::Extent::of(#slice, #total) };
            let (page_at, extent) = match cursor {
                None => (quote! { self.clone().offset(start.offset()) }, extent),
                Some((setter, (next, _))) => (
                    quote! {
                        match start {
                            ::sdk_runtime::wire::PageStart::Offset(offset) => self.clone().offset(offset),
                            ::sdk_runtime::wire::PageStart::Cursor(cursor) => self.clone().#setter(cursor),
                        }
                    },
                    quote! { #extent.with_next(#next) },
                ),
            };
            quote! {
                let start = self.offset.as_ref().ok().copied().flatten();
                let start = start.and_then(|offset| i64::try_from(offset).ok()).unwrap_or(0);
                ::sdk_runtime::wire::offset_pages(
                    start,
                    move |start: ::sdk_runtime::wire::PageStart| #page_at.send(),
                    |page: &#page| #extent,
                    #required,
                )
            }
        }
        (_, elements) => {
            let count = match elements {
                Some(Elements { slice, .. }) => {
                    quote! { ::std::option::Option::Some(|page: &#page| #slice.len()) }
                }
                None => quote! { ::std::option::Option::None },
            };
            quote! {
                ::sdk_runtime::wire::pages(self.#client.clone(), self.send(), #count, #required)
            }
        }
    };
    let items = elements.map(|Elements { item, list, .. }| {
        quote! {
            /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
            pub fn items(self) -> ::sdk_runtime::paging::Paginator<#item> {
                ::sdk_runtime::wire::items(self.pages(), |page: #page| #list)
            }
        }
    });
    quote! {
        /// The pages of the list. Nothing is sent before the first is asked for.
        pub fn pages(self) -> ::sdk_runtime::paging::Paginator<::sdk_runtime::Response<#page>> {
            #pages
        }

        #items
    }
}

/// `name` is from a reference to an item to its name.
fn by_name_method(operation: &Operation, item: &syn::Type, name: &TokenStream) -> TokenStream {
    let constant = constants::constant(operation);
    quote! {
        /// The thing in the list that has this name, letter for letter. All pages are read.
        ///
        /// # Errors
        ///
        /// If nothing has the name (`is_not_found`), several things have it (`is_invalid_request`), or a page cannot be had.
        pub async fn by_name(self, name: &str) -> ::std::result::Result<#item, ::sdk_runtime::Error> {
            ::sdk_runtime::wire::named(&super::operations::#constant, self.items(), name, |item: &#item| #name).await
        }
    }
}

fn field<'s>(structure: &'s syn::ItemStruct, name: &str) -> Option<&'s syn::Field> {
    structure.fields.iter().find(|field| field.ident.as_ref().is_some_and(|ident| ident == name))
}

fn is_linked(structure: &syn::ItemStruct) -> bool {
    field(structure, "per_page").is_some() && field(structure, "starting_after").is_some()
}

/// Whether an optional argument is an integer: `Result<Option<i64>, String>`.
fn integer(structure: &syn::ItemStruct, name: &str) -> bool {
    let integers = ["i32", "i64", "u32", "u64"];
    let ty = field(structure, name).map(|field| syntax::text(&field.ty).replace(' ', ""));
    ty.is_some_and(|ty| integers.iter().any(|integer| ty.starts_with(&format!("Result<Option<{integer}>,"))))
}
