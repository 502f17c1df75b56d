//! Reads the body of a generated `send` statement by statement and keeps what prepares the request.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Token, parse_quote};

use super::syntax;
use crate::operation::ResponseKind;

/// The first half of `send`, up to a statement `let request = ..`.
pub(super) struct Request {
    pub(super) client: syn::Ident,
    pub(super) statements: Vec<syn::Stmt>,
    pub(super) response: ResponseKind,
}

impl Request {
    /// Reads the body; says what it expected where it finds something else.
    pub(super) fn read(
        block: &syn::Block,
        operation: &syn::Expr,
        secrets: &BTreeSet<String>,
    ) -> Result<Self, String> {
        let mut statements = block.stmts.iter();
        let first = statements.next().ok_or("a body")?;
        let client = destructured_client(first).ok_or("`let Self { client, .. } = self`")?;
        let mut kept = vec![first.clone()];
        let mut headers = false;
        let mut built = false;
        for statement in statements.by_ref() {
            let mut statement = statement.clone();
            match kind(&statement) {
                Kind::Parameter => parameter(&mut statement, operation)?,
                Kind::Url => url(&mut statement, operation)?,
                Kind::HeaderMap => continue,
                Kind::ApiVersion => continue,
                Kind::Header => {
                    if !headers {
                        kept.push(parse_quote! { let mut header_map = ::reqwest::header::HeaderMap::new(); });
                    }
                    headers = true;
                    header(&mut statement, operation, secrets)?;
                }
                Kind::Request => {
                    kept.push(request(&statement, headers, operation)?);
                    built = true;
                    break;
                }
                Kind::Other => return Err(format!("no statement `{}`", syntax::text(&statement))),
            }
            kept.push(statement);
        }
        if !built {
            return Err("`let mut request = ..`".to_owned());
        }
        let last = statements.next_back().ok_or("`match response.status()`")?;
        Ok(Self { client, statements: kept, response: response(last)? })
    }
}

enum Kind {
    Parameter,
    Url,
    HeaderMap,
    ApiVersion,
    Header,
    Request,
    Other,
}

fn kind(statement: &syn::Stmt) -> Kind {
    let text = syntax::text(statement);
    match statement {
        syn::Stmt::Local(local) => {
            let init = local.init.as_ref().map(|init| syntax::text(&init.expr)).unwrap_or_default();
            if init.ends_with(". map_err (Error :: InvalidRequest) ?") {
                Kind::Parameter
            } else if init.starts_with("format !") && init.contains(". baseurl") {
                Kind::Url
            } else if init.starts_with(":: reqwest :: header :: HeaderMap :: with_capacity") {
                Kind::HeaderMap
            } else if init.ends_with(". build () ?") {
                Kind::Request
            } else {
                Kind::Other
            }
        }
        syn::Stmt::Expr(..)
            if text.starts_with("header_map . append (:: reqwest") && text.contains("\"api-version\"") =>
        {
            Kind::ApiVersion
        }
        syn::Stmt::Expr(..) if text.contains("header_map . append (\"") => Kind::Header,
        _ => Kind::Other,
    }
}

fn destructured_client(statement: &syn::Stmt) -> Option<syn::Ident> {
    let syn::Stmt::Local(local) = statement else { return None };
    let syn::Pat::Struct(pattern) = &local.pat else { return None };
    let syn::Pat::Ident(first) = pattern.fields.first()?.pat.as_ref() else { return None };
    Some(first.ident.clone())
}

fn initial(statement: &mut syn::Stmt) -> Result<&mut syn::Expr, String> {
    match statement {
        syn::Stmt::Local(syn::Local { init: Some(init), .. }) => Ok(&mut init.expr),
        _ => Err("a variable with a value".to_owned()),
    }
}

/// `x.map_err(Error::InvalidRequest)?` becomes the runtime's error.
fn parameter(statement: &mut syn::Stmt, operation: &syn::Expr) -> Result<(), String> {
    let expected = "`.map_err(Error::InvalidRequest)?`";
    let syn::Expr::Try(attempt) = initial(statement)? else { return Err(expected.to_owned()) };
    let syn::Expr::MethodCall(call) = attempt.expr.as_mut() else { return Err(expected.to_owned()) };
    call.args.clear();
    call.args.push(parse_quote! { |message| ::sdk_runtime::Error::invalid_request(#operation, message) });
    Ok(())
}

/// `encode_path(&x.to_string())` becomes the runtime's guard against segments that change the path.
fn url(statement: &mut syn::Stmt, operation: &syn::Expr) -> Result<(), String> {
    let syn::Expr::Macro(format) = initial(statement)? else { return Err("`format!`".to_owned()) };
    let arguments = Punctuated::<syn::Expr, Token![,]>::parse_terminated
        .parse2(format.mac.tokens.clone())
        .map_err(|error| error.to_string())?;
    let mut rewritten = Punctuated::<syn::Expr, Token![,]>::new();
    for (index, argument) in arguments.into_iter().enumerate() {
        match argument {
            syn::Expr::Call(call) if syntax::text(&call.func) == "encode_path" => {
                let name = parameter_name(&call).ok_or("`encode_path(&name.to_string())`")?;
                let value = call.args;
                rewritten.push(parse_quote! { ::sdk_runtime::path_segment(#operation, #name, #value)? });
            }
            other if index < 2 => rewritten.push(other),
            other => return Err(format!("`encode_path`, not `{}`", syntax::text(&other))),
        }
    }
    format.mac.tokens = rewritten.to_token_stream();
    Ok(())
}

fn parameter_name(call: &syn::ExprCall) -> Option<String> {
    let syn::Expr::Reference(reference) = call.args.first()? else { return None };
    let syn::Expr::MethodCall(to_string) = reference.expr.as_ref() else { return None };
    let syn::Expr::Path(path) = to_string.receiver.as_ref() else { return None };
    path.path.get_ident().map(ToString::to_string)
}

/// `header_map.append("Name", value.to_string().try_into()?)`, alone or in `if let Some(value) = ..`.
fn header(
    statement: &mut syn::Stmt,
    operation: &syn::Expr,
    secrets: &BTreeSet<String>,
) -> Result<(), String> {
    let syn::Stmt::Expr(expression, _) = statement else { return Err("`header_map.append`".to_owned()) };
    match expression {
        syn::Expr::If(conditional) => {
            let secret = match conditional.cond.as_ref() {
                syn::Expr::Let(condition) => secrets.contains(&syntax::text(&condition.expr)),
                _ => return Err("`if let Some(value) = ..`".to_owned()),
            };
            match conditional.then_branch.stmts.as_mut_slice() {
                [syn::Stmt::Expr(syn::Expr::MethodCall(append), _)] => {
                    header_value(append, operation, secret)
                }
                _ => Err("one `header_map.append`".to_owned()),
            }
        }
        syn::Expr::MethodCall(append) => {
            let secret = append.args.get(1).is_some_and(|value| {
                syntax::text(value).split(' ').next().is_some_and(|name| secrets.contains(name))
            });
            header_value(append, operation, secret)
        }
        _ => Err("`header_map.append`".to_owned()),
    }
}

fn header_value(append: &mut syn::ExprMethodCall, operation: &syn::Expr, secret: bool) -> Result<(), String> {
    let (Some(name), Some(value)) = (append.args.get(0), append.args.get(1)) else {
        return Err("`header_map.append(name, value)`".to_owned());
    };
    let message = format!("the header {} holds a character that headers cannot carry", syntax::text(name));
    let message = message.replace('"', "`");
    let value = converted(value).ok_or("`value.to_string().try_into()?`")?;
    let text: syn::Expr = if secret {
        parse_quote! { #value.expose() }
    } else {
        parse_quote! { #value.to_string() }
    };
    append.args[1] = parse_quote! {{
        let mut value = ::reqwest::header::HeaderValue::try_from(#text)
            .map_err(|_| ::sdk_runtime::Error::invalid_request(#operation, #message.to_string()))?;
        value.set_sensitive(#secret);
        value
    }};
    Ok(())
}

/// The `value` in `value.to_string().try_into()?`.
fn converted(expression: &syn::Expr) -> Option<syn::Expr> {
    let syn::Expr::Try(attempt) = expression else { return None };
    let syn::Expr::MethodCall(convert) = attempt.expr.as_ref() else { return None };
    let syn::Expr::MethodCall(to_string) = convert.receiver.as_ref() else { return None };
    (convert.method == "try_into" && to_string.method == "to_string").then(|| (*to_string.receiver).clone())
}

/// The request, without headers that are not there, and with the runtime's error.
fn request(statement: &syn::Stmt, headers: bool, operation: &syn::Expr) -> Result<syn::Stmt, String> {
    let mut statement = statement.clone();
    let syn::Expr::Try(attempt) = initial(&mut statement)? else { return Err("`.build()?`".to_owned()) };
    let syn::Expr::MethodCall(build) = attempt.expr.as_ref() else { return Err("`.build()`".to_owned()) };
    let chain = match build.receiver.as_ref() {
        syn::Expr::MethodCall(last) if last.method == "headers" && !headers => last.receiver.as_ref(),
        syn::Expr::MethodCall(last) if last.method == "headers" => build.receiver.as_ref(),
        _ => return Err("`.headers(header_map)`".to_owned()),
    };
    Ok(parse_quote! {
        let request = #chain
            .build()
            .map_err(|error| ::sdk_runtime::Error::invalid_request(#operation, error.without_url().to_string()))?;
    })
}

fn response(statement: &syn::Stmt) -> Result<ResponseKind, String> {
    let text = syntax::text(statement);
    let decoders = [
        ("ResponseValue :: from_response", ResponseKind::Json),
        ("ResponseValue :: empty", ResponseKind::Empty),
        ("ResponseValue :: stream", ResponseKind::Stream),
    ];
    let found: Vec<_> = decoders.iter().filter(|(decoder, _)| text.contains(decoder)).collect();
    match found.as_slice() {
        [(decoder, kind)] if text.matches(decoder).count() == 1 => Ok(*kind),
        _ => Err("one decoder".to_owned()),
    }
}
