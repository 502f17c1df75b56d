//! Adds `DOCUMENT`: which document, or which documents, the client is made of.

use quote::quote;

use super::Unknown;
use super::syntax;
use crate::document::Document;

/// The constant, for documents as they were given, before any correction.
pub(crate) fn items(documents: &[Document]) -> Result<Vec<syn::Item>, Unknown> {
    let text = text(documents);
    syntax::items(quote! {
        /// The document that this client is made of: title, version, and a hash that tells documents of one version apart
        /// (FNV-1a of the JSON).
        pub static DOCUMENT: &str = #text;
    })
}

fn text(documents: &[Document]) -> String {
    let named = documents.iter().map(|document| {
        let info = |member: &str| document.content["info"][member].as_str().unwrap_or_default();
        format!("{} {}", info("title"), info("version"))
    });
    format!("{} ({})", named.collect::<Vec<_>>().join(" + "), hash(documents))
}

/// FNV-1a of the documents as JSON. It tells one from another, and costs a build no crate; it protects from nothing.
fn hash(documents: &[Document]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in documents.iter().flat_map(|document| document.content.to_string().into_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn documents_are_named_and_told_apart() {
        let document = |version: &str| Document {
            name: "a.json".to_owned(),
            content: json!({ "info": { "title": "A", "version": version } }),
        };
        let one = text(&[document("1")]);
        assert_eq!(one, format!("A 1 ({})", hash(&[document("1")])));
        assert!(text(&[document("1"), document("2")]).starts_with("A 1 + A 2 ("));
        assert_ne!(hash(&[document("1")]), hash(&[document("2")]));
        // The first published test vector of FNV-1a, 64 bits: no byte at all.
        assert_eq!(hash(&[]), "cbf29ce484222325");
    }
}
