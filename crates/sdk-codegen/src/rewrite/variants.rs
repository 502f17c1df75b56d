//! Names of variants as Rust writes them: typify calls `+1` `plus1`, for which the compiler of every user warns.

use syn::visit_mut::{self, VisitMut};

use crate::names;

pub(super) fn apply(file: &mut syn::File) {
    Variants.visit_file_mut(file);
}

struct Variants;

impl VisitMut for Variants {
    fn visit_variant_mut(&mut self, variant: &mut syn::Variant) {
        rename(&mut variant.ident);
        visit_mut::visit_variant_mut(self, variant);
    }

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        let is_of_self = path.segments.len() == 2 && path.segments[0].ident == "Self";
        if let Some(last) = path.segments.last_mut().filter(|_| is_of_self) {
            rename(&mut last.ident);
        }
        visit_mut::visit_path_mut(self, path);
    }
}

/// Fields and methods are called alike, and keep their names.
fn rename(variant: &mut syn::Ident) {
    for value in ["+1", "-1"] {
        if *variant == names::pascal(value) {
            *variant = syn::Ident::new(&names::variant(value), variant.span());
        }
    }
}
