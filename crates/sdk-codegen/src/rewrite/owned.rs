//! Makes a request hold what it needs of its client, so that it can be returned from a function or sent by another task.
//!
//! What it holds is cheap to clone, and has no lifetime. The generator's builders borrow their client.

use syn::parse_quote;

use super::{Unknown, syntax};
use crate::names;
use crate::operation::Operation;

pub(super) fn apply(file: &mut syn::File, operations: &[Operation]) -> Result<(), Unknown> {
    for operation in operations {
        let name = names::pascal(&operation.name);
        let unknown = || Unknown::new(&operation.id, format!("a builder `{name}` that borrows its client"));
        let builder = syntax::module(&mut file.items, "builder").ok_or_else(unknown)?;
        let mut found = 0;
        for item in builder {
            found += match item {
                syn::Item::Struct(item) if item.ident == name => usize::from(owning(item)),
                syn::Item::Impl(item) if syntax::implementor(item) == name => {
                    usize::from(made_by_value(item))
                }
                _ => 0,
            };
        }
        let methods = syntax::methods(&mut file.items, "Client").into_iter().flatten();
        let method = methods.filter_map(|member| match member {
            syn::ImplItem::Fn(function) if function.sig.ident == operation.name => Some(function),
            _ => None,
        });
        for function in method {
            let builder = quote::format_ident!("{name}");
            function.sig.output = parse_quote! { -> builder::#builder };
            function.block = parse_quote! {{ builder::#builder::new(self.context.clone()) }};
            found += 1;
        }
        if found != 3 {
            return Err(unknown());
        }
    }
    Ok(())
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
