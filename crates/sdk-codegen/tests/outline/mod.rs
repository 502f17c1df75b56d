//! What of the generated code depends on the document, so that a difference can be read.
//!
//! `frame` shows the rest once: the client, and what belongs to every type and every builder.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{Item, ItemImpl};

/// Leaves out every item that the code of another document has as well, and what follows from the members of a type.
pub(crate) fn outline(code: &str, frame: &str) -> String {
    let mut file = syn::parse_file(code).unwrap();
    let frame = syn::parse_file(frame).unwrap();
    let known: BTreeSet<String> = frame.items.iter().map(text).collect();
    file.items.retain(|item| !known.contains(&text(item)));
    for item in &mut file.items {
        if let Item::Mod(module) = item
            && let Some((_, items)) = module.content.as_mut().filter(|_| module.ident == "types")
        {
            items.retain(depends_on_the_document);
        }
    }
    prettyplease::unparse(&file)
}

fn text(item: &Item) -> String {
    item.to_token_stream().to_string()
}

fn depends_on_the_document(item: &Item) -> bool {
    match item {
        // Setters, one a member; and the error of conversions.
        Item::Mod(_) => false,
        Item::Impl(item) => reads_or_writes_members(item),
        _ => true,
    }
}

/// The names on the wire are in two of these, and in the third what is not printed. All other code of a type is the same
/// for all.
fn reads_or_writes_members(item: &ItemImpl) -> bool {
    let name = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    let shown = ["FromObject", "Serialize", "Debug"];
    name.is_some_and(|name| shown.iter().any(|shown| name.ident == shown))
}
