//! Makes the documentation of the client findable by the vendor's names, and keeps its examples from being doctests.
//!
//! rustdoc's search finds `updateNetworkMerakiAuthUser` by a `#[doc(alias)]`. The generator's example of a call names
//! values that do not exist; as a block that is ignored it would be a doctest for each operation that never runs.

use std::collections::BTreeMap;

use syn::parse_quote;

use super::syntax;
use crate::operation::Operation;

pub(super) fn apply(file: &mut syn::File, operations: &[Operation]) {
    let functions = file.items.iter_mut().filter_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() && syntax::implementor(item) == "Client" => {
            Some(&mut item.items)
        }
        _ => None,
    });
    let ids: BTreeMap<&str, &String> =
        operations.iter().map(|operation| (operation.name.as_str(), &operation.id)).collect();
    for member in functions.flatten() {
        let syn::ImplItem::Fn(function) = member else { continue };
        function.attrs.iter_mut().for_each(plain_examples);
        let name = function.sig.ident.to_string();
        if let Some(id) = ids.get(name.as_str()).filter(|id| is_alias(id, &name)) {
            function.attrs.push(parse_quote! { #[doc(alias = #id)] });
        }
    }
}

/// rustdoc refuses an alias that is the name itself, or that nobody could type into a search.
fn is_alias(id: &str, name: &str) -> bool {
    id != name && id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

fn plain_examples(attribute: &mut syn::Attribute) {
    let syn::Meta::NameValue(pair) = &mut attribute.meta else { return };
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &mut pair.value else { return };
    if pair.path.is_ident("doc") && text.value().contains("```ignore") {
        *text = syn::LitStr::new(&text.value().replace("```ignore", "```text"), text.span());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_another_name_that_can_be_typed() {
        assert!(is_alias("users-list", "users_list"));
        assert!(!is_alias("login", "login"));
        assert!(!is_alias("GET /users", "get_users"));
    }

    #[test]
    fn examples_are_text() {
        let mut attribute: syn::Attribute = parse_quote! { #[doc = "Gets.\n```ignore\nclient.get()\n```"] };
        plain_examples(&mut attribute);
        assert!(syntax::text(&attribute).contains("```text"));
    }
}
