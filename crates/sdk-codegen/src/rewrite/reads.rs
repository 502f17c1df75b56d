//! How a type is read, as the rewrite `wire` wrote it: `Self { id: object.required()?, … }`, beside the names.

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
    let mut reads = Reads::default();
    reads.visit_item_impl(item);
    let named = reads.names.into_iter().zip(reads.taken);
    let named = named.map(|(name, (field, is_required))| Read { field, name, is_required });
    Some((syntax::implementor(item), named.collect()))
}

/// The names, and the fields in the order in which they take their members.
#[derive(Default)]
struct Reads {
    names: Vec<String>,
    taken: Vec<(syn::Ident, bool)>,
}

impl<'ast> Visit<'ast> for Reads {
    fn visit_lit_str(&mut self, name: &'ast syn::LitStr) {
        self.names.push(name.value());
    }

    fn visit_field_value(&mut self, value: &'ast syn::FieldValue) {
        let mut method = Method(None);
        method.visit_expr(&value.expr);
        if let (syn::Member::Named(field), Some(method)) = (&value.member, method.0)
            && method != "rest"
        {
            self.taken.push((field.clone(), method == "required"));
        }
    }
}

/// The method that takes a member.
struct Method(Option<syn::Ident>);

impl<'ast> Visit<'ast> for Method {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.0 = Some(call.method.clone());
        visit::visit_expr_method_call(self, call);
    }
}
