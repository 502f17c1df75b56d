//! Machine code of a function only for those who call it.
//!
//! A library contains each of its functions that is not generic, whether or not anybody calls it: a program of three operations, and
//! each test, would wait for the code of a thousand. What is `#[inline]` is compiled with its caller, as generic functions are.
//! `cargo check` makes no code and takes as long as before; docs/benchmarks.md has what a build takes.

use syn::parse_quote;
use syn::visit_mut::{self, VisitMut};

pub(super) fn apply(file: &mut syn::File) {
    Inline.visit_file_mut(file);
}

struct Inline;

impl VisitMut for Inline {
    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        if item.generics.type_params().next().is_none() {
            visit_mut::visit_item_impl_mut(self, item);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        inline(&function.sig, &mut function.attrs);
    }

    fn visit_item_fn_mut(&mut self, function: &mut syn::ItemFn) {
        inline(&function.sig, &mut function.attrs);
    }
}

fn inline(signature: &syn::Signature, attributes: &mut Vec<syn::Attribute>) {
    let is_marked = attributes.iter().any(|attribute| attribute.path().is_ident("inline"));
    if !is_marked && signature.generics.type_params().next().is_none() {
        attributes.push(parse_quote! { #[inline] });
    }
}
