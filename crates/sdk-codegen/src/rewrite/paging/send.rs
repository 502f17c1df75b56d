//! The method `send` of an operation that responds with one page of a list.

/// The `send` among the methods of a builder.
pub(super) fn find(methods: &mut [syn::ImplItem]) -> Option<&mut syn::ImplItemFn> {
    methods.iter_mut().find_map(|item| match item {
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
