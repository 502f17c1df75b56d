//! Says on the setter of a parameter, and of a member of a body, what the document says about it.

use std::collections::BTreeMap;

use serde_json::Value;
use syn::parse_quote;

use super::builders::Builders;
use super::{Unknown, syntax};
use crate::names;
use crate::operation::Operation;
use crate::walk;

type Docs = BTreeMap<String, Vec<syn::Attribute>>;

pub(super) fn apply(file: &mut syn::File, document: &Value, operations: &[Operation]) -> Result<(), Unknown> {
    let described = walk::sorted_operations(document);
    if let Some(mut builders) = Builders::of(file) {
        for operation in operations {
            let Some((_, value)) = described.get(operation.key.as_str()) else { continue };
            let parameters = value.get("parameters").and_then(Value::as_array).into_iter().flatten();
            let docs = parameters.filter_map(parameter).collect();
            if let Some(builder) = builders.get(&names::pascal(&operation.name)) {
                document_setters(&mut builder.implementation.items, &docs);
            }
        }
    }
    let Some(types) = syntax::module(&mut file.items, "types") else { return Ok(()) };
    let members: BTreeMap<String, Docs> = types.iter().filter_map(members).collect();
    let Some(builder) = syntax::module(types, "builder") else { return Ok(()) };
    for item in builder {
        let syn::Item::Impl(item) = item else { continue };
        if let Some(docs) = members.get(&syntax::implementor(item)).filter(|_| item.trait_.is_none()) {
            document_setters(&mut item.items, docs);
        }
    }
    Ok(())
}

fn parameter(parameter: &Value) -> Option<(String, Vec<syn::Attribute>)> {
    let text = |value: &Value| value.get("description").and_then(Value::as_str).map(str::to_owned);
    let description = text(parameter).or_else(|| text(parameter.get("schema")?))?;
    let name = names::snake(parameter.get("name")?.as_str()?);
    (!description.is_empty()).then(|| (name, vec![parse_quote! { #[doc = #description] }]))
}

/// What is said of the fields of a type.
fn members(item: &syn::Item) -> Option<(String, Docs)> {
    let syn::Item::Struct(item) = item else { return None };
    let docs = item.fields.iter().filter_map(|field| {
        let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        let docs: Vec<_> = docs.cloned().collect();
        let name = field.ident.as_ref()?.to_string();
        (!docs.is_empty()).then_some((name, docs))
    });
    Some((item.ident.to_string(), docs.collect()))
}

/// Before what is said there already.
fn document_setters(methods: &mut [syn::ImplItem], docs: &Docs) {
    for member in methods {
        let syn::ImplItem::Fn(function) = member else { continue };
        let takes_self = function.sig.receiver().is_some() && function.sig.inputs.len() == 2;
        let Some(docs) = docs.get(&function.sig.ident.to_string()).filter(|_| takes_self) else { continue };
        let mut attributes = docs.clone();
        if !function.attrs.is_empty() {
            attributes.push(parse_quote! { #[doc = ""] });
        }
        attributes.append(&mut function.attrs);
        function.attrs = attributes;
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    #[test]
    fn a_description_stands_before_what_is_said_of_the_setter() {
        let mut item: syn::ItemImpl = parse_quote! {
            impl Body {
                #[doc = " `None` leaves `note` out."]
                pub fn note<T>(mut self, value: T) -> Self { self }
                pub fn kind<T>(mut self, value: T) -> Self { self }
            }
        };
        let docs = [("note".to_owned(), vec![parse_quote! { #[doc = "A note."] }])].into();
        document_setters(&mut item.items, &docs);
        let text = item.to_token_stream().to_string();
        assert!(text.contains(r#"# [doc = "A note."] # [doc = ""] # [doc = " `None`"#), "{text}");
        assert_eq!(text.matches("doc").count(), 3, "{text}");
    }
}
