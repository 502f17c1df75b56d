//! Adds `DOCUMENT`: which document, or which documents, the client is made of.

use quote::quote;
use serde_json::Value;

use super::Unknown;
use super::syntax;
use crate::document::Document;

/// The constant, for documents as they were given, before any correction.
pub(crate) fn items(documents: &[Document]) -> Result<Vec<syn::Item>, Unknown> {
    let all = |member: &str| {
        let texts = documents.iter().map(|document| {
            document.content.pointer(&format!("/info/{member}")).and_then(Value::as_str).unwrap_or_default()
        });
        texts.collect::<Vec<_>>().join(" + ")
    };
    let (title, version) = (all("title"), all("version"));
    let hash = hash(documents);
    syntax::items(quote! {
        /// The document that this client is made of.
        pub static DOCUMENT: ::sdk_runtime::Document =
            ::sdk_runtime::Document { title: #title, version: #version, hash: #hash };
    })
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
        let text = |documents: &[Document]| syntax::text(items(documents).unwrap().first().unwrap());
        let one = text(&[document("1")]);
        assert!(one.contains(r#"title : "A" , version : "1""#), "{one}");
        assert!(text(&[document("1"), document("2")]).contains(r#"title : "A + A" , version : "1 + 2""#));
        assert_ne!(hash(&[document("1")]), hash(&[document("2")]));
        // The first published test vector of FNV-1a, 64 bits: no byte at all.
        assert_eq!(hash(&[]), "cbf29ce484222325");
    }
}
