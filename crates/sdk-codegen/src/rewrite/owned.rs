//! Makes a request hold what it needs of its client, so that it can be returned from a function or sent by another task.
//!
//! What it holds is cheap to clone, and has no lifetime. The generator's builders borrow their client.

use std::collections::BTreeMap;

use syn::parse_quote;

use super::builders::Builders;
use super::{Unknown, syntax};
use crate::names;
use crate::operation::Operation;

pub(super) fn apply(file: &mut syn::File, operations: &[Operation]) -> Result<(), Unknown> {
    let mut of_methods: BTreeMap<String, syn::Ident> = BTreeMap::new();
    let mut builders = Builders::of(file);
    for operation in operations {
        let name = names::pascal(&operation.name);
        let builder = builders.as_mut().and_then(|builders| builders.get(&name));
        if !builder.is_some_and(|builder| owning(builder.structure) && made_by_value(builder.implementation))
        {
            return Err(unknown(operation));
        }
        of_methods.insert(operation.name.clone(), quote::format_ident!("{name}"));
    }
    for member in syntax::methods(&mut file.items, "Client").into_iter().flatten() {
        let syn::ImplItem::Fn(function) = member else { continue };
        let Some(builder) = of_methods.remove(&function.sig.ident.to_string()) else { continue };
        function.sig.output = parse_quote! { -> builder::#builder };
        function.block = parse_quote! {{ builder::#builder::new(self.context.clone()) }};
    }
    let without = operations.iter().find(|operation| of_methods.contains_key(&operation.name));
    without.map_or(Ok(()), |operation| Err(unknown(operation)))
}

fn unknown(operation: &Operation) -> Unknown {
    let name = names::pascal(&operation.name);
    Unknown::new(&operation.id, format!("a builder `{name}` that borrows its client"))
}

/// Whether it was a struct with a client.
fn owning(item: &mut syn::ItemStruct) -> bool {
    let Some(client) = item.fields.iter_mut().next() else { return false };
    let borrows = matches!(&client.ty, syn::Type::Reference(_));
    client.ty = parse_quote! { ::sdk_runtime::ClientContext };
    item.generics = syn::Generics::default();
    item.attrs.push(parse_quote! { #[must_use = "a request does nothing until it is sent"] });
    borrows
}

/// Whether it was the implementation with the constructor.
fn made_by_value(item: &mut syn::ItemImpl) -> bool {
    let name = quote::format_ident!("{}", syntax::implementor(item));
    item.generics = syn::Generics::default();
    *item.self_ty = parse_quote! { #name };
    item.items.iter_mut().any(|member| {
        let syn::ImplItem::Fn(function) = member else { return false };
        let Some(syn::FnArg::Typed(client)) = function.sig.inputs.first_mut() else { return false };
        if function.sig.ident == "new" {
            *client.ty = parse_quote! { ::sdk_runtime::ClientContext };
        }
        function.sig.ident == "new"
    })
}
