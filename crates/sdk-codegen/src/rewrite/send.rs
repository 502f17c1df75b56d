//! Rewrites the operations: a method prepares the request, and `send` leaves everything else to the runtime.

mod plan;

use std::collections::BTreeSet;

use quote::{format_ident, quote};
use serde_json::Value;
use syn::parse_quote;

use super::builders::Builders;
use super::{Unknown, free, syntax};
use crate::names;
use crate::operation::{Operation, ResponseKind};
use crate::walk;
use plan::Described;

pub(super) fn apply(
    file: &mut syn::File,
    document: &Value,
    operations: &mut [Operation],
) -> Result<(), Unknown> {
    if operations.is_empty() {
        return Ok(());
    }
    let described = walk::sorted_operations(document);
    let Some(mut builders) = Builders::of(file) else {
        return Err(Unknown::new("the operations", "a module `builder`"));
    };
    for operation in operations {
        let name = names::pascal(&operation.name);
        let unknown = |message: &str| Unknown::new(&operation.id, format!("{message} `{name}`"));
        let described = described.get(operation.key.as_str()).ok_or_else(|| unknown("an operation for"))?;
        let found = builders.get(&name).ok_or_else(|| unknown("a builder"))?;
        let builder = Builder::of(found.structure).ok_or_else(|| unknown("a struct with a client"))?;
        let methods = &mut found.implementation.items;
        implementation(methods, operation, described, &builder)?;
        if plan::can_go_without_body(described, document) {
            methods.push(without_body());
        }
    }
    Ok(())
}

/// What the types of the arguments tell.
struct Builder {
    /// The field that holds the client.
    client: syn::Ident,
    /// The arguments that are secrets.
    secrets: BTreeSet<String>,
    /// The type of the body, where a builder makes it.
    body: Option<syn::Type>,
    /// Whether no type describes the body.
    has_free_body: bool,
}

impl Builder {
    fn of(item: &syn::ItemStruct) -> Option<Self> {
        let client = syntax::client(item)?;
        let mut builder = Self { client, secrets: BTreeSet::new(), body: None, has_free_body: false };
        for field in &item.fields {
            let Some(name) = field.ident.as_ref().map(ToString::to_string) else { continue };
            if name == "body" {
                builder.has_free_body = free::is_free(&field.ty);
                let value = syntax::arguments(&field.ty).first().map(syntax::text).unwrap_or_default();
                let built = value.strip_prefix("types :: builder ::");
                builder.body = built.and_then(|name| syn::parse_str(&format!("types::{name}")).ok());
            }
            if syntax::text(&field.ty).contains(":: sdk_runtime :: Secret") {
                builder.secrets.insert(name);
            }
        }
        Some(builder)
    }
}

fn implementation(
    methods: &mut Vec<syn::ImplItem>,
    operation: &mut Operation,
    described: &Described<'_>,
    builder: &Builder,
) -> Result<(), Unknown> {
    let mut calls = Vec::new();
    for member in methods.iter_mut() {
        let syn::ImplItem::Fn(function) = member else { continue };
        if function.sig.ident == "new" {
            function.vis = parse_quote! { pub(super) };
        } else if function.sig.ident == "send" {
            calls.push(send(function, operation, described, builder)?);
        } else if function.sig.ident == "body" {
            let ty = syntax::converted(&function.sig);
            operation.request_type = ty.map(|ty| syntax::text(ty).replace(' ', ""));
        }
    }
    let [call] = <[syn::ImplItem; 1]>::try_from(calls)
        .map_err(|_| Unknown::new(&operation.id, "one method `send`"))?;
    methods.push(call);
    Ok(())
}

/// The method that leaves the body out.
fn without_body() -> syn::ImplItem {
    parse_quote! {
        /// Sends no body, not even an empty one.
        #[must_use]
        pub fn without_body(self) -> Self {
            Self { body: ::std::result::Result::Err(::sdk_runtime::wire::NO_BODY.to_owned()), ..self }
        }
    }
}

/// Rewrites `send`, and makes the method that prepares the request.
fn send(
    function: &mut syn::ImplItemFn,
    operation: &mut Operation,
    described: &Described<'_>,
    builder: &Builder,
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

    operation.response = plan::response(described);
    let (method, success): (_, syn::Type) = match operation.response {
        ResponseKind::Json => (format_ident!("json"), success),
        ResponseKind::Empty => (format_ident!("empty"), parse_quote! { () }),
        ResponseKind::Stream => (format_ident!("stream"), parse_quote! { ::sdk_runtime::ByteStream }),
    };
    operation.response_type = syntax::text(&success).replace(' ', "");
    function.sig.asyncness = None;
    function.sig.output = parse_quote! { -> ::sdk_runtime::ResponseFuture<#success> };
    function.block = parse_quote! {{ self.into_call().#method() }};
    let constant = super::operations::constant(operation);
    let request = plan::request(operation, described, builder, &quote! { &super::operations::#constant });
    let call = quote! {
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            #request .call()
        }
    };
    syn::parse2(call).map_err(|error| Unknown::new(&operation.id, error.to_string()))
}
