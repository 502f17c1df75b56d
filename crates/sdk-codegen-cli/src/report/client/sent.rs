//! How the values of a builder travel, and which it requires.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::visit::{self, Visit};

/// What the functions of a builder do with its fields.
#[derive(Default)]
pub(super) struct Body {
    pub(super) required: BTreeSet<String>,
    pub(super) sent: BTreeMap<String, String>,
    pub(super) sent_always: String,
}

impl<'ast> Visit<'ast> for Body {
    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        if let (syn::Member::Named(name), syn::Expr::Call(call)) = (&field.member, &field.expr)
            && call.func.to_token_stream().to_string() == "Err"
        {
            self.required.insert(name.to_string());
        }
        visit::visit_field_value(self, field);
    }

    /// `Request::at(…, "https://…", …)`: the server of the operation alone.
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if is_call_of(&call.func, "at")
            && let Some(url @ syn::Expr::Lit(_)) = call.args.get(1)
        {
            self.sent_always.push_str(&format!(".at({})", url.to_token_stream()));
        }
        visit::visit_expr_call(self, call);
    }

    /// `.query("name", self.name)`: how the field `name` travels. `.accept("application/json")`: what travels with every request.
    /// `.optional("name", &self.name)`: what the member `name` is called in JSON.
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        if is_write(&call.receiver) {
            if let (Some(syn::Expr::Lit(name)), Some(syn::Expr::Reference(field))) =
                (call.args.first(), call.args.get(1))
                && let syn::Expr::Field(syn::ExprField { member: syn::Member::Named(field), .. }) =
                    &*field.expr
            {
                self.sent.insert(field.to_string(), name.to_token_stream().to_string());
            }
            return;
        }
        if !is_request(&call.receiver) {
            return;
        }
        let mut names = Names::default();
        call.args.iter().for_each(|argument| names.visit_expr(argument));
        let literals = names.literals.join(", ");
        let written = format!("{}({literals})", call.method);
        match names.field {
            Some(field) => self.sent.entry(field).or_default().push_str(&written),
            None if call.method == "build" => {}
            None => self.sent_always.push_str(&format!(".{written}")),
        }
    }
}

/// Whether a chain of calls begins with `Request::new` or `Request::at`.
fn is_request(expression: &syn::Expr) -> bool {
    begins(expression, &|call| ["new", "at"].iter().any(|name| is_call_of(&call.func, name)))
}

/// Whether a chain of calls begins with `wire::write`.
fn is_write(expression: &syn::Expr) -> bool {
    begins(expression, &|call| call.func.to_token_stream().to_string().ends_with("wire :: write"))
}

fn begins(expression: &syn::Expr, is_meant: &dyn Fn(&syn::ExprCall) -> bool) -> bool {
    match expression {
        syn::Expr::MethodCall(call) => begins(&call.receiver, is_meant),
        syn::Expr::Call(call) => is_meant(call),
        _ => false,
    }
}

fn is_call_of(function: &syn::Expr, name: &str) -> bool {
    function.to_token_stream().to_string().ends_with(&format!("Request :: {name}"))
}

/// The literals of an argument, and the field of `self`.
#[derive(Default)]
struct Names {
    literals: Vec<String>,
    field: Option<String>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        self.literals.push(literal.to_token_stream().to_string());
    }

    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        if let (syn::Expr::Path(base), syn::Member::Named(name)) = (&*field.base, &field.member)
            && base.path.is_ident("self")
        {
            self.field = Some(name.to_string());
        }
        visit::visit_expr_field(self, field);
    }

    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        // A constant says how a value is written, such as `ArrayStyle::Repeat`.
        if segment.ident.to_string().starts_with(char::is_uppercase) {
            self.literals.push(segment.ident.to_string());
        }
    }
}

/// What the documentation of a setter says of several values in one text.
pub(super) fn separator(function: &syn::ImplItemFn) -> String {
    let docs = function.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let lines = docs.map(|attribute| attribute.meta.to_token_stream().to_string());
    let line =
        lines.filter_map(|line| Some(line.split_once("values are separated by ")?.1.to_owned())).next();
    line.map(|line| line.split('.').next().unwrap_or_default().to_owned()).unwrap_or_default()
}

/// What a variant is in JSON.
pub(super) fn value_of(variant: &syn::Variant) -> String {
    let mut value = format!("{:?}", variant.ident.to_string());
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // Other attributes say nothing about the name.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                value = meta.value()?.parse::<syn::LitStr>()?.to_token_stream().to_string();
            }
            Ok(())
        });
    }
    value
}
