//! Reads the body of a generated `send` statement by statement: which argument goes where.

mod body;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Ident, Token};

use super::syntax;
use crate::names;
use crate::operation::{PathStyle, ResponseKind, Wire};
use crate::step::{COOKIE, SERVER_URL};

/// What a generated `send` does before it waits for the response.
pub(super) struct Plan {
    /// The field that holds the client.
    client: Ident,
    pub(super) response: ResponseKind,
    path: Vec<Ident>,
    /// Names on the wire, and fields.
    query: Vec<(String, Ident)>,
    headers: Vec<Header>,
    body: Option<Body>,
    accept_json: bool,
}

struct Header {
    name: String,
    field: Ident,
    required: bool,
}

enum Body {
    /// Of this type, where a builder makes it.
    Json(Option<syn::Type>),
    Form(Option<syn::Type>),
    Bytes(String),
}

impl Plan {
    /// Reads the body; says what it expected where it finds something else.
    pub(super) fn read(block: &syn::Block, wire: &Wire) -> Result<Self, String> {
        let mut statements = block.stmts.iter();
        let first = statements.next().ok_or("a body")?;
        let client = destructured_client(first).ok_or("`let Self { client, .. } = self`")?;
        let mut plan = Self {
            client,
            response: ResponseKind::Empty,
            path: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            accept_json: false,
        };
        let mut built = None;
        for statement in statements.by_ref() {
            let done = plan.statement(statement, &mut built)?;
            if done {
                break;
            }
        }
        let last = statements.next_back().ok_or("`match response.status()`")?;
        plan.response = response(last)?;
        let names = plan
            .query
            .iter_mut()
            .map(|(name, _)| name)
            .chain(plan.headers.iter_mut().map(|header| &mut header.name));
        for name in names {
            if let Some(wire_name) = wire.parameters.get(name) {
                name.clone_from(wire_name);
            }
        }
        Ok(plan)
    }

    /// How the request begins.
    pub(super) fn begin(&self, wire: &Wire, constant: &TokenStream) -> TokenStream {
        let given = self.headers.iter().find(|header| header.name == SERVER_URL).map(|header| &header.field);
        let client = &self.client;
        match (&wire.server, given) {
            (Some(url), Some(given)) => quote! {
                ::sdk_runtime::wire::Request::at(&self.#client.context, #url, self.#given, #constant)
            },
            _ => quote! { ::sdk_runtime::wire::Request::new(&self.#client.context, #constant) },
        }
    }

    /// The calls on the runtime's request, path first: it goes into the URL.
    pub(super) fn steps(&self, wire: &Wire, secrets: &BTreeSet<String>, has_free_body: bool) -> TokenStream {
        let path = self.path.iter().map(|field| {
            let name = field.to_string();
            match wire.path_styles.iter().find(|(parameter, _)| names::snake(parameter) == name) {
                None => quote! { .path(#name, self.#field) },
                Some((_, PathStyle { prefix, separator, pairs })) => quote! {
                    .styled_path(#name, self.#field, &::sdk_runtime::wire::PathStyle {
                        prefix: #prefix,
                        separator: #separator,
                        pairs: #pairs,
                    })
                },
            }
        });
        let query = self.query.iter().map(|(name, field)| quote! { .query(#name, self.#field) });
        let headers = self.headers.iter().filter(|header| header.name != SERVER_URL);
        let headers = headers.map(|Header { name, field, required }| {
            let value = if *required {
                quote! { self.#field.map(Some) }
            } else {
                quote! { self.#field }
            };
            match name.strip_prefix(COOKIE) {
                Some(name) => quote! { .cookie(#name, #value) },
                None if secrets.contains(&field.to_string()) => quote! { .secret_header(#name, #value) },
                None => quote! { .header(#name, #value) },
            }
        });
        let accept = match &wire.accept {
            Some(media_types) => Some(quote! { .accept(#media_types) }),
            None => self.accept_json.then(|| quote! { .accept_json() }),
        };
        let body = self.body.as_ref().map(|body| body::step(body, &wire.body, has_free_body));
        quote! { #(#path)* #accept #body #(#query)* #(#headers)* }
    }

    /// Reads one statement; true if it was the request.
    fn statement(&mut self, statement: &syn::Stmt, built: &mut Option<syn::Type>) -> Result<bool, String> {
        match statement {
            syn::Stmt::Local(local) => {
                let init = &local.init.as_ref().ok_or("a value")?.expr;
                let text = syntax::text(init);
                if text.ends_with(". map_err (Error :: InvalidRequest) ?") {
                    if let Some(ty) = conversion(&text) {
                        *built = Some(syn::parse_str(ty).map_err(|error| error.to_string())?);
                    }
                } else if let syn::Expr::Macro(format) = init.as_ref() {
                    self.url(&format.mac)?;
                } else if text.ends_with(". build () ?") {
                    self.chain(init, built)?;
                    return Ok(true);
                } else if !text.starts_with(":: reqwest :: header :: HeaderMap :: with_capacity") {
                    return Err(format!("no statement `{}`", syntax::text(statement)));
                }
            }
            syn::Stmt::Expr(expression, _) => self.header(expression)?,
            _ => return Err(format!("no statement `{}`", syntax::text(statement))),
        }
        Ok(false)
    }

    /// `format!("{}/a/{}", client.baseurl, encode_path(&x.to_string()))`.
    fn url(&mut self, format: &syn::Macro) -> Result<(), String> {
        let arguments = Punctuated::<syn::Expr, Token![,]>::parse_terminated
            .parse2(format.tokens.clone())
            .map_err(|error| error.to_string())?;
        for argument in arguments.iter().skip(2) {
            let text = syntax::text(argument);
            let name = text
                .strip_prefix("encode_path (& ")
                .and_then(|rest| rest.strip_suffix(" . to_string ())"))
                .ok_or_else(|| format!("`encode_path(&name.to_string())`, not `{text}`"))?;
            self.path.push(syn::parse_str(name).map_err(|error| error.to_string())?);
        }
        Ok(())
    }

    /// `header_map.append("Name", x.to_string().try_into()?)`, alone or in `if let Some(value) = x`.
    fn header(&mut self, expression: &syn::Expr) -> Result<(), String> {
        let unknown = || format!("no statement `{}`", syntax::text(expression));
        match expression {
            syn::Expr::MethodCall(append) if syntax::text(&append.args).contains("\"api-version\"") => Ok(()),
            syn::Expr::MethodCall(append) => {
                let value = append.args.get(1).map(syntax::text).unwrap_or_default();
                let field = value.strip_suffix(" . to_string () . try_into () ?").ok_or_else(unknown)?;
                self.push_header(append, field, true).ok_or_else(unknown)
            }
            syn::Expr::If(conditional) => {
                let syn::Expr::Let(condition) = conditional.cond.as_ref() else { return Err(unknown()) };
                let field = syntax::text(&condition.expr);
                match conditional.then_branch.stmts.as_slice() {
                    [syn::Stmt::Expr(syn::Expr::MethodCall(append), _)] => {
                        self.push_header(append, &field, false).ok_or_else(unknown)
                    }
                    _ => Err(unknown()),
                }
            }
            _ => Err(unknown()),
        }
    }

    fn push_header(&mut self, append: &syn::ExprMethodCall, field: &str, required: bool) -> Option<()> {
        let name = literal(append.args.first()?)?;
        self.headers.push(Header { name, field: syn::parse_str(field).ok()?, required });
        Some(())
    }

    /// `client.client.put(url).header(..).json(&body).query(..).headers(header_map).build()?`.
    fn chain(&mut self, expression: &syn::Expr, built: &mut Option<syn::Type>) -> Result<(), String> {
        let mut media_type = None;
        let mut next = expression;
        loop {
            next = match next {
                syn::Expr::Try(attempt) => &attempt.expr,
                syn::Expr::MethodCall(call) => {
                    let arguments = syntax::text(&call.args);
                    match call.method.to_string().as_str() {
                        "build" | "headers" | "get" | "put" | "post" | "delete" | "options" | "head"
                        | "patch" | "trace" => (),
                        "header" if arguments.contains("ACCEPT") => self.accept_json = true,
                        "header" if arguments.contains("CONTENT_TYPE") => media_type = quoted(&arguments),
                        "json" => self.body = Some(Body::Json(built.take())),
                        "form_urlencoded" => self.body = Some(Body::Form(built.take())),
                        "body" => self.body = Some(Body::Bytes(String::new())),
                        "query" => {
                            let query = query(&arguments).ok_or_else(|| format!("no query `{arguments}`"))?;
                            self.query.push(query);
                        }
                        other => return Err(format!("no call `{other}({arguments})`")),
                    }
                    &call.receiver
                }
                syn::Expr::Field(_) => break,
                other => return Err(format!("no expression `{}`", syntax::text(other))),
            };
        }
        self.query.reverse();
        if let Some(Body::Bytes(kept)) = &mut self.body {
            *kept = media_type.ok_or("a content type")?;
        }
        Ok(())
    }
}

fn destructured_client(statement: &syn::Stmt) -> Option<Ident> {
    let syn::Stmt::Local(local) = statement else { return None };
    let syn::Pat::Struct(pattern) = &local.pat else { return None };
    let syn::Pat::Ident(first) = pattern.fields.first()?.pat.as_ref() else { return None };
    Some(first.ident.clone())
}

/// The type in `body.and_then(|v| types::X::try_from(v).map_err(|e| e.to_string()))`.
fn conversion(text: &str) -> Option<&str> {
    text.split_once(". and_then (| v | { ")
        .or_else(|| text.split_once(". and_then (| v | "))?
        .1
        .split_once(" :: try_from (v)")
        .map(|(ty, _)| ty)
}

/// `&progenitor_client::QueryParam::new("name", &name)`.
fn query(arguments: &str) -> Option<(String, Ident)> {
    let inner = arguments.strip_prefix("& progenitor_client :: QueryParam :: new (")?.strip_suffix(')')?;
    let (name, field) = inner.rsplit_once(" , & ")?;
    Some((literal(&syn::parse_str(name).ok()?)?, syn::parse_str(field).ok()?))
}

fn literal(expression: &syn::Expr) -> Option<String> {
    match expression {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn quoted(text: &str) -> Option<String> {
    text.split('"').nth(1).map(str::to_owned)
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
