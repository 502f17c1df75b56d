//! Rewrites the operations: a method prepares the request, and `send` leaves everything else to the runtime.

mod plan;

use std::collections::BTreeSet;

use quote::{format_ident, quote};
use syn::parse_quote;

use super::{Unknown, free, syntax};
use crate::names;
use crate::operation::{Operation, ResponseKind};

pub(super) fn apply(file: &mut syn::File, operations: &mut [Operation]) -> Result<(), Unknown> {
    if operations.is_empty() {
        return Ok(());
    }
    let Some(builder) = syntax::module(&mut file.items, "builder") else {
        return Err(Unknown::new("the operations", "a module `builder`"));
    };
    for operation in operations {
        let mut fields = Fields::default();
        let name = names::pascal(&operation.name);
        let mut done = false;
        for item in builder.iter_mut() {
            match item {
                syn::Item::Struct(item) if item.ident == name => fields = Fields::of(item),
                syn::Item::Impl(item) if syntax::implementor(item) == name => {
                    implementation(item, operation, &fields)?;
                    done = true;
                }
                _ => (),
            }
        }
        if !done {
            return Err(Unknown::new(&operation.id, format!("a builder `{name}`")));
        }
    }
    Ok(())
}

/// What the types of the arguments tell.
#[derive(Default)]
struct Fields {
    /// Those that are secrets.
    secrets: BTreeSet<String>,
    /// Whether no type describes the body.
    has_free_body: bool,
}

impl Fields {
    fn of(item: &syn::ItemStruct) -> Self {
        let mut fields = Self::default();
        for field in &item.fields {
            let Some(name) = field.ident.as_ref().map(ToString::to_string) else { continue };
            fields.has_free_body |= name == "body" && free::is_free(&field.ty);
            if syntax::text(&field.ty).contains(":: sdk_runtime :: Secret") {
                fields.secrets.insert(name);
            }
        }
        fields
    }
}

fn implementation(
    item: &mut syn::ItemImpl,
    operation: &mut Operation,
    fields: &Fields,
) -> Result<(), Unknown> {
    let mut calls = Vec::new();
    for member in &mut item.items {
        let syn::ImplItem::Fn(function) = member else { continue };
        if function.sig.ident == "new" {
            function.vis = parse_quote! { pub(super) };
        } else if function.sig.ident == "send" {
            calls.push(send(function, operation, fields)?);
        } else if function.sig.ident == "body" {
            operation.request_type = request_type(function);
        }
    }
    let [call] = <[syn::ImplItem; 1]>::try_from(calls)
        .map_err(|_| Unknown::new(&operation.id, "one method `send`"))?;
    item.items.push(call);
    Ok(())
}

/// The type behind `V: TryInto<..>` of the method `body`.
fn request_type(function: &syn::ImplItemFn) -> Option<String> {
    let predicates = &function.sig.generics.where_clause.as_ref()?.predicates;
    predicates.iter().find_map(|predicate| {
        let syn::WherePredicate::Type(predicate) = predicate else { return None };
        let syn::TypeParamBound::Trait(bound) = predicate.bounds.first()? else { return None };
        let segment = bound.path.segments.last().filter(|segment| segment.ident == "TryInto")?;
        let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
        Some(syntax::text(&arguments.args).replace(' ', ""))
    })
}

/// Rewrites `send`, and makes the method that prepares the request.
fn send(
    function: &mut syn::ImplItemFn,
    operation: &mut Operation,
    fields: &Fields,
) -> Result<syn::ImplItem, Unknown> {
    let unknown = |message: &str| Unknown::new(&operation.id, message);
    let syn::ReturnType::Type(_, output) = &function.sig.output else { return Err(unknown("a result")) };
    let success = match syntax::arguments(output).as_slice() {
        [value, error]
            if syntax::last_segment(value) == "ResponseValue" && syntax::last_segment(error) == "Error" =>
        {
            syntax::arguments(value).first().map(|success| (*success).clone())
        }
        _ => None,
    };
    let Some(success) = success else { return Err(unknown("`Result<ResponseValue<..>, Error<..>>`")) };

    let plan = plan::Plan::read(&function.block, &operation.wire).map_err(|message| unknown(&message))?;
    operation.response = plan.response;
    let (method, success): (_, syn::Type) = match plan.response {
        ResponseKind::Json => (format_ident!("json"), success),
        ResponseKind::Empty => (format_ident!("empty"), parse_quote! { () }),
        ResponseKind::Stream => (format_ident!("stream"), parse_quote! { ::sdk_runtime::ByteStream }),
    };
    operation.response_type = syntax::text(&success).replace(' ', "");
    function.sig.asyncness = None;
    function.sig.output = parse_quote! { -> ::sdk_runtime::ResponseFuture<'a, #success> };
    function.block = parse_quote! {{ self.into_call().#method() }};
    let constant = super::operations::constant(operation);
    let constant = quote! { &super::operations::#constant };
    let begin = plan.begin(&operation.wire, &constant);
    let steps = plan.steps(&operation.wire, &fields.secrets, fields.has_free_body);
    let call = quote! {
        fn into_call(self) -> ::sdk_runtime::Call<'a> {
            #begin #steps .call()
        }
    };
    syn::parse2(call).map_err(|error| unknown(&error.to_string()))
}
