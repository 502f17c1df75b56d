//! What users of a generated client can name, set and read, and how it is sent: read from the generated code itself.

mod sent;

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::visit::Visit as _;
use syn::visit_mut::{self, VisitMut};

use sent::{Body, separator, value_of};

/// What a parameter, field, variant or method is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Its type; what it gives back, for a method.
    pub(super) ty: String,
    /// The calls that put it into the request; the name of a member or a value in JSON.
    pub(super) sent: String,
    /// How a text of several values is written, as its documentation says.
    pub(super) written: String,
    /// Whether a request without it is refused before it is sent.
    pub(super) required: bool,
}

/// The parts of one operation or type, by name.
pub(super) type Parts = BTreeMap<String, Part>;

/// A type of the client.
#[derive(Debug, Default)]
pub(super) struct Type {
    /// Fields, variants; the type itself under an empty name, for another name of it.
    pub(super) parts: Parts,
    /// Whether users make values of it.
    pub(super) request: bool,
}

/// One client.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// Builders of calls, by the name of the builder.
    pub(super) calls: BTreeMap<String, Parts>,
    /// Types, by name.
    pub(super) types: BTreeMap<String, Type>,
}

impl Client {
    /// Reads the code of one client.
    ///
    /// # Errors
    ///
    /// When it is not Rust.
    pub(super) fn read(code: &str) -> syn::Result<Self> {
        let mut client = Self::default();
        for item in syn::parse_file(code)?.items {
            match item {
                syn::Item::Mod(module) if module.ident == "types" => client.types(module),
                syn::Item::Mod(module) if module.ident == "builder" => client.calls = builders(module),
                syn::Item::Enum(item) if is_public(&item.vis) => client.put(&item.ident, variants(&item)),
                _ => {}
            }
        }
        Ok(client)
    }

    fn put(&mut self, name: &syn::Ident, parts: Parts) {
        self.types.entry(name.to_string()).or_default().parts.extend(parts);
    }

    fn types(&mut self, module: syn::ItemMod) {
        let (written, items): (Vec<_>, Vec<_>) = items(module).into_iter().partition(|item| {
            matches!(item, syn::Item::Impl(item) if item.trait_.as_ref().is_some_and(|(name, _)| is_last(name, "Serialize")))
        });
        for item in items {
            match item {
                syn::Item::Struct(item) => self.put(&item.ident, fields(&item)),
                syn::Item::Enum(item) => self.put(&item.ident, variants(&item)),
                syn::Item::Type(item) => {
                    let alias = Part { ty: text(&item.ty), ..Part::default() };
                    self.put(&item.ident, BTreeMap::from([(String::new(), alias)]));
                }
                syn::Item::Mod(module) if module.ident == "builder" => {
                    for (name, parts) in builders(module) {
                        let known = self.types.entry(name).or_default();
                        known.request = true;
                        for (name, part) in parts {
                            known.parts.entry(name).or_default().required = part.required;
                        }
                    }
                }
                _ => {}
            }
        }
        for item in written {
            let syn::Item::Impl(item) = item else { continue };
            let mut body = Body::default();
            body.visit_item_impl(&item);
            let Some(ty) = self.types.get_mut(&last(&item.self_ty)) else { continue };
            for (name, sent) in body.sent {
                ty.parts.entry(name).or_default().sent = sent;
            }
        }
    }

    /// The type that a name stands for.
    pub(super) fn of_name(&self, name: &str) -> Option<&Type> {
        self.types.get(self.resolved(name).as_str())
    }

    /// A type with what stands behind other names of types.
    pub(super) fn resolved(&self, ty: &str) -> String {
        let word = |word: &str| {
            let end = word.find(|c: char| !is_of_name(c)).unwrap_or(word.len());
            let (name, rest) = word.split_at(end);
            let alias =
                self.types.get(name).and_then(|ty| ty.parts.get("")).map(|alias| self.resolved(&alias.ty));
            alias.unwrap_or_else(|| name.to_owned()) + rest
        };
        ty.split_inclusive(|c: char| !is_of_name(c)).map(word).collect()
    }

    /// The names of the types that `parts` lead to.
    pub(super) fn reachable(&self, parts: &Parts) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut left: Vec<&Parts> = vec![parts];
        while let Some(parts) = left.pop() {
            let words = parts.values().flat_map(|part| part.ty.split(|c: char| !is_of_name(c)));
            for (name, ty) in words.filter_map(|word| self.types.get_key_value(word)) {
                if found.insert(name.as_str()) {
                    left.push(&ty.parts);
                }
            }
        }
        found
    }
}

/// The parts of the builders of a module. What a builder begins with says what is required: an error stands where a
/// value must be set.
fn builders(module: syn::ItemMod) -> BTreeMap<String, Parts> {
    let mut found: BTreeMap<String, Parts> = BTreeMap::new();
    for item in items(module) {
        match item {
            syn::Item::Struct(item) => found.entry(item.ident.to_string()).or_default().extend(fields(&item)),
            syn::Item::Impl(item) => {
                let mut body = Body::default();
                body.visit_item_impl(&item);
                let inherent = item.trait_.is_none();
                let parts = found.entry(last(&item.self_ty)).or_default();
                if inherent {
                    methods(&item, parts);
                }
                for (name, part) in parts.iter_mut() {
                    part.required |= body.required.contains(name);
                    part.sent.extend(body.sent.get(name).into_iter().map(String::as_str));
                }
                if !body.sent_always.is_empty() {
                    let sent = Part { sent: body.sent_always, ..Part::default() };
                    parts.insert("the request".to_owned(), sent);
                }
            }
            _ => {}
        }
    }
    for parts in found.values_mut() {
        parts.remove("client");
    }
    found
}

/// What is public besides the setters: they have the name of their field.
fn methods(item: &syn::ItemImpl, parts: &mut Parts) {
    for item in &item.items {
        let syn::ImplItem::Fn(function) = item else { continue };
        let name = function.sig.ident.to_string();
        let field = name.strip_suffix("_map").unwrap_or(&name);
        if let Some(part) = parts.get_mut(&name) {
            part.written = separator(function);
        }
        if is_public(&function.vis) && !parts.contains_key(field) {
            let syn::ReturnType::Type(_, ty) = &function.sig.output else { continue };
            parts.insert(format!("{name}()"), Part { ty: text(ty), ..Part::default() });
        }
    }
}

fn fields(item: &syn::ItemStruct) -> Parts {
    let part = |(index, field): (usize, &syn::Field)| {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
        (name, Part { ty: text(value(&field.ty)), ..Part::default() })
    };
    item.fields.iter().enumerate().map(part).collect()
}

fn variants(item: &syn::ItemEnum) -> Parts {
    let part = |variant: &syn::Variant| {
        let types: Vec<_> = variant.fields.iter().map(|field| text(&field.ty)).collect();
        let sent = if types.is_empty() { value_of(variant) } else { String::new() };
        (variant.ident.to_string(), Part { ty: types.join(", "), sent, ..Part::default() })
    };
    item.variants.iter().map(part).collect()
}

/// `T` of the `Result<T, String>` that a builder keeps for each value.
fn value(ty: &syn::Type) -> &syn::Type {
    if let syn::Type::Path(path) = ty
        && let Some(segment) = path.path.segments.last()
        && segment.ident == "Result"
        && let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
        && let Some(syn::GenericArgument::Type(ty)) = arguments.args.first()
    {
        return ty;
    }
    ty
}

fn items(module: syn::ItemMod) -> Vec<syn::Item> {
    module.content.map(|(_, items)| items).unwrap_or_default()
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

const fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn is_last(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == name)
}

/// The last name of a path.
fn last(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
    .unwrap_or_default()
}

/// A type as its users write it, with what is imported imported.
fn text(tokens: &(impl ToTokens + ?Sized)) -> String {
    struct Short;
    impl VisitMut for Short {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
            if matches!(first.as_str(), "std" | "types" | "builder" | "super" | "self")
                && let Some(last) = path.segments.pop()
            {
                path.segments = std::iter::once(last).collect();
            }
            path.leading_colon = None;
            visit_mut::visit_path_mut(self, path);
        }
    }
    let tokens = tokens.to_token_stream();
    let tokens = match syn::parse2::<syn::Type>(tokens.clone()) {
        Ok(mut ty) => {
            Short.visit_type_mut(&mut ty);
            ty.to_token_stream()
        }
        Err(_) => tokens,
    };
    let text = tokens.to_string();
    [
        (" :: ", "::"),
        (":: ", "::"),
        (" ::", "::"),
        (" , >", ">"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
    ]
    .iter()
    .fold(text, |text, (long, short)| text.replace(long, short))
}
