//! What users of a generated client can name and call.

use std::collections::BTreeMap;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::visit_mut::{self, VisitMut};

/// A type of the module `types`.
pub(crate) enum Definition {
    /// Members or variants, with their types.
    Members(BTreeMap<String, Vec<syn::Type>>),
    /// Another name.
    Alias(Box<syn::Type>),
}

/// The public names of a client.
#[derive(Default)]
pub(crate) struct Client {
    pub(crate) types: BTreeMap<String, Definition>,
    /// Builders of types: other names by name.
    pub(crate) builders: BTreeMap<String, Option<syn::Type>>,
    /// Functions by `Type::name`.
    pub(crate) functions: BTreeMap<String, syn::Signature>,
}

impl Client {
    pub(crate) fn read(code: &str) -> Self {
        let mut client = Self::default();
        for item in syn::parse_file(code).unwrap().items {
            match item {
                syn::Item::Mod(module) if module.ident == "types" => client.types(items(module)),
                syn::Item::Mod(module) if module.ident == "builder" => {
                    items(module).iter().for_each(|item| client.functions(item, "builder::"));
                }
                item => client.functions(&item, ""),
            }
        }
        client
    }

    /// The number of methods of `Client`.
    pub(crate) fn operations(&self) -> usize {
        self.functions.keys().filter(|name| name.starts_with("Client::")).count()
    }

    fn types(&mut self, items_: Vec<syn::Item>) {
        for item in items_ {
            match item {
                syn::Item::Struct(item) => {
                    let members = item.fields.into_iter().enumerate().map(|(index, field)| {
                        let name = field.ident.map_or_else(|| index.to_string(), |name| name.to_string());
                        (name, vec![field.ty])
                    });
                    self.types.insert(item.ident.to_string(), Definition::Members(members.collect()));
                }
                syn::Item::Enum(item) => {
                    let variants = item.variants.into_iter().map(|variant| {
                        (
                            variant.ident.to_string(),
                            variant.fields.into_iter().map(|field| field.ty).collect(),
                        )
                    });
                    self.types.insert(item.ident.to_string(), Definition::Members(variants.collect()));
                }
                syn::Item::Type(item) => {
                    self.types.insert(item.ident.to_string(), Definition::Alias(item.ty));
                }
                syn::Item::Mod(module) if module.ident == "builder" => {
                    for item in items(module) {
                        match &item {
                            syn::Item::Struct(item) => {
                                drop(self.builders.insert(item.ident.to_string(), None))
                            }
                            syn::Item::Type(item) => {
                                drop(self.builders.insert(item.ident.to_string(), Some(*item.ty.clone())));
                            }
                            item => self.functions(item, "types::builder::"),
                        }
                    }
                }
                item => self.functions(&item, "types::"),
            }
        }
    }

    fn functions(&mut self, item: &syn::Item, module: &str) {
        let syn::Item::Impl(item) = item else { return };
        if item.trait_.is_some() {
            return;
        }
        for function in &item.items {
            let syn::ImplItem::Fn(function) = function else { continue };
            if matches!(function.vis, syn::Visibility::Public(_)) {
                let name = format!("{module}{}::{}", last(&item.self_ty), function.sig.ident);
                let mut signature = function.sig.clone();
                // How a parameter is called is nothing to who calls.
                signature.inputs.iter_mut().for_each(|input| {
                    if let syn::FnArg::Typed(input) = input {
                        input.pat = syn::parse_quote!(_);
                    }
                });
                self.functions.insert(name, signature);
            }
        }
    }

    /// The definition behind a name, and the name that it has there; no definition where a type is of elsewhere.
    pub(crate) fn resolve<'c>(&'c self, name: &'c str) -> Option<(&'c str, &'c Definition)> {
        match self.types.get_key_value(name)? {
            (_, Definition::Alias(ty)) if is_plain(ty) && self.types.contains_key(&last(ty)) => {
                let (name, _) = self.types.get_key_value(&last(ty))?;
                self.resolve(name)
            }
            (name, definition) => Some((name, definition)),
        }
    }

    /// The tokens as text, with the names behind all other names, and from wherever they are said.
    pub(crate) fn normal(&self, tokens: &(impl ToTokens + syn::parse::Parse)) -> String {
        struct Normal<'c>(&'c Client);
        impl VisitMut for Normal<'_> {
            fn visit_type_mut(&mut self, ty: &mut syn::Type) {
                if let syn::Type::Path(path) = ty
                    && path.path.leading_colon.is_none()
                {
                    let name = last(&syn::Type::Path(path.clone()));
                    let builder = path.path.segments.iter().any(|segment| segment.ident == "builder");
                    let known = match self.0.types.get(&name) {
                        _ if builder => {
                            self.0.builders.get(&name).and_then(Option::as_ref).map(|ty| (ty, true))
                        }
                        Some(Definition::Alias(ty)) => Some((&**ty, false)),
                        Some(Definition::Members(_)) => {
                            let ident = quote::format_ident!("{name}");
                            *ty = syn::parse_quote!(#ident);
                            return;
                        }
                        None => None,
                    };
                    if let Some((target, builder)) = known {
                        *ty = if builder { syn::parse_quote!(builder::#target) } else { target.clone() };
                        return self.visit_type_mut(ty);
                    }
                    if builder && self.0.builders.contains_key(&name) {
                        let ident = quote::format_ident!("{name}");
                        *ty = syn::parse_quote!(builder::#ident);
                        return;
                    }
                }
                visit_mut::visit_type_mut(self, ty);
            }
        }
        let text = tokens.to_token_stream();
        if let Ok(mut ty) = syn::parse2::<syn::Type>(text.clone()) {
            Normal(self).visit_type_mut(&mut ty);
            return without_trailing_commas(&ty);
        }
        let mut signature: syn::Signature = syn::parse2(text).unwrap();
        Normal(self).visit_signature_mut(&mut signature);
        without_trailing_commas(&signature)
    }
}

/// A comma before a closing bracket comes of how long a line would be.
fn without_trailing_commas(tokens: &impl ToTokens) -> String {
    fn kept(tokens: TokenStream) -> TokenStream {
        let mut tokens = tokens.into_iter().peekable();
        let mut left = TokenStream::new();
        while let Some(token) = tokens.next() {
            let closes = match tokens.peek() {
                Some(TokenTree::Punct(next)) => next.as_char() == '>',
                next => next.is_none(),
            };
            match token {
                TokenTree::Punct(comma) if comma.as_char() == ',' && closes => {}
                TokenTree::Group(group) => {
                    left.append(Group::new(group.delimiter(), kept(group.stream())));
                }
                token => left.append(token),
            }
        }
        left
    }
    kept(tokens.to_token_stream()).to_string()
}

fn items(module: syn::ItemMod) -> Vec<syn::Item> {
    module.content.map(|(_, items)| items).unwrap_or_default()
}

/// The last name of a path.
pub(crate) fn last(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().unwrap().ident.to_string(),
        _ => String::new(),
    }
}

fn is_plain(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.len() == 1 && path.path.segments[0].arguments.is_none())
}
