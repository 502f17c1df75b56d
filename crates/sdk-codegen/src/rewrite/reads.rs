//! How a type is read, as the step `wire` wrote it: `Self { id: object.required("id")?, … }`.

use syn::visit::{self, Visit};

use super::syntax;

/// A member as it is read.
pub(crate) struct Read {
    pub(crate) field: syn::Ident,
    /// The member's name in JSON.
    pub(crate) name: String,
    pub(crate) is_required: bool,
}

/// The type that an item reads member by member, and its members.
pub(crate) fn of(item: &syn::Item) -> Option<(String, Vec<Read>)> {
    let syn::Item::Impl(item) = item else { return None };
    let (path, _) = item.trait_.as_ref()?;
    path.segments.last().filter(|segment| segment.ident == "FromObject")?;
    let mut reads = Reads(Vec::new());
    reads.visit_item_impl(item);
    Some((syntax::implementor(item), reads.0))
}

struct Reads(Vec<Read>);

impl<'ast> Visit<'ast> for Reads {
    fn visit_field_value(&mut self, value: &'ast syn::FieldValue) {
        let mut taken = Taken(None);
        taken.visit_expr(&value.expr);
        if let (syn::Member::Named(field), Some((method, name))) = (&value.member, taken.0) {
            self.0.push(Read { field: field.clone(), name, is_required: method.starts_with("required") });
        }
    }
}

/// The method that takes a member, and the member's name.
struct Taken(Option<(String, String)>);

impl<'ast> Visit<'ast> for Taken {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. })) = call.args.first() {
            self.0 = Some((call.method.to_string(), name.value()));
        }
        visit::visit_expr_method_call(self, call);
    }
}
