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

    /// `.query("name", self.name)`: how the field `name` travels. `.accept("application/json")`: what travels with every request.
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
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

/// Whether a chain of calls begins with `Request::new`.
fn is_request(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::MethodCall(call) => is_request(&call.receiver),
        syn::Expr::Call(call) => call.func.to_token_stream().to_string().ends_with("Request :: new"),
        _ => false,
    }
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
        if segment.ident != "self" {
            self.literals.push(segment.ident.to_string());
        }
    }
}
