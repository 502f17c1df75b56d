//! The method `send` of an operation that answers with one page of a list.

/// The `send` of a builder.
pub(super) fn find<'i>(items: &'i mut [syn::Item], builder: &syn::Ident) -> Option<&'i mut syn::ImplItemFn> {
    let of_builder = |item: &&mut syn::ItemImpl| match &*item.self_ty {
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == *builder),
        _ => false,
    };
    let impls = items.iter_mut().filter_map(|item| match item {
        syn::Item::Impl(item) => Some(item),
        _ => None,
    });
    impls.filter(of_builder).flat_map(|item| &mut item.items).find_map(|item| match item {
        syn::ImplItem::Fn(method) if method.sig.ident == "send" => Some(method),
        _ => None,
    })
}

/// The first page alone looks like a complete list.
pub(super) fn say_that_it_is_one_page(send: &mut syn::ImplItemFn) {
    send.attrs.push(syn::parse_quote! { #[doc = ""] });
    send.attrs.push(syn::parse_quote! {
        #[doc = " The response is one page of the list. `items` and `pages` read all of it."]
    });
}
