//! The types of responses with serde's derived code: same fields, same names.

use std::collections::{BTreeMap, BTreeSet};

use quote::{ToTokens, quote};
use syn::visit::{self, Visit};

/// The item's type, which becomes `Item`, and all types in it.
pub fn types(code: &str, item: &str) -> Result<String, String> {
    let file = syn::parse_file(code).map_err(|error| error.to_string())?;
    let types = file.items.iter().find_map(|item| match item {
        syn::Item::Mod(module) if module.ident == "types" => module.content.as_ref(),
        _ => None,
    });
    let (_, types) = types.ok_or("a module `types`")?;
    let mut structs = BTreeMap::new();
    let mut written = BTreeMap::new();
    for item in types {
        match item {
            syn::Item::Struct(item) => drop(structs.insert(item.ident.to_string(), item)),
            syn::Item::Impl(item) if is_serialize(item) => {
                let mut members = Members::default();
                members.visit_item_impl(item);
                written.insert(item.self_ty.to_token_stream().to_string(), members.0);
            }
            _ => {}
        }
    }
    let (mut all, mut next) = (BTreeSet::new(), vec![item.to_owned()]);
    let mut tokens = quote! { use ::serde::{Deserialize, Serialize}; };
    while let Some(name) = next.pop() {
        let Some(structure) = structs.get(&name).filter(|_| all.insert(name.clone())) else { continue };
        let names = &written[&name];
        let fields = structure.fields.iter().map(|field| {
            let (ident, ty) = (&field.ident, &field.ty);
            let text = ty.to_token_stream().to_string();
            next.extend(
                text.split_whitespace().filter(|word| structs.contains_key(*word)).map(str::to_owned),
            );
            // Reading what no field names is much slower by derived code: no such type is compared.
            let name = names.get(&ident.to_token_stream().to_string()).expect("a name");
            let absent = [":: vec :: Vec", "Map <"].iter().any(|kind| text.contains(kind));
            let absent = absent.then(|| quote! { #[serde(default)] });
            let skip = text
                .contains(":: option :: Option")
                .then(|| quote! { #[serde(skip_serializing_if = "Option::is_none")] });
            quote! { #[serde(rename = #name)] #absent #skip pub #ident: #ty }
        });
        let fields = fields.collect::<Vec<_>>();
        let ident = &structure.ident;
        tokens.extend(
            quote! { #[derive(Clone, Debug, Serialize, Deserialize)] pub struct #ident { #(#fields),* } },
        );
    }
    let item: syn::Ident = syn::parse_str(item).map_err(|error| error.to_string())?;
    tokens.extend(quote! { pub type Item = #item; });
    Ok(tokens.to_string())
}

fn is_serialize(item: &syn::ItemImpl) -> bool {
    item.trait_
        .as_ref()
        .is_some_and(|(path, _)| path.segments.last().is_some_and(|last| last.ident == "Serialize"))
}

/// Field to name, from `.optional("name", &self.field)`.
#[derive(Default)]
struct Members(BTreeMap<String, String>);

impl<'ast> Visit<'ast> for Members {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let mut arguments = call.args.iter();
        if let (Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. })), Some(value)) =
            (arguments.next(), arguments.next())
        {
            let mut field = Field(None);
            field.visit_expr(value);
            self.0.extend(field.0.map(|field| (field, name.value())));
        }
        visit::visit_expr_method_call(self, call);
    }
}

struct Field(Option<String>);

impl<'ast> Visit<'ast> for Field {
    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        self.0 = Some(field.member.to_token_stream().to_string());
    }
}
