//! Moves a pin: changes a few values in `sources.toml`, and leaves comments and order as they are.

use anyhow::Context as _;
use toml_edit::{DocumentMut, Item, Table, value};

use super::sources::Pin;

/// `text` with the pin called like `pin` set to the values of `pin`.
///
/// # Errors
///
/// When the text is not TOML, or has no pin of this name.
pub(super) fn moved(text: &str, pin: &Pin) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let entry =
        find(&mut document, &pin.name).with_context(|| format!("no document is called {}", pin.name))?;
    entry["version"] = value(&pin.version);
    entry["size"] = value(i64::try_from(pin.size)?);
    entry["sha256"] = value(&pin.sha256);
    if let Some(revision) = &pin.revision {
        entry["revision"] = value(revision);
    }
    Ok(document.to_string())
}

/// The `[[….document]]` of this name.
fn find<'a>(document: &'a mut DocumentMut, name: &str) -> Option<&'a mut Table> {
    let apis = document.iter_mut().filter_map(|(_, api)| api.get_mut("document"));
    let mut entries = apis.filter_map(Item::as_array_of_tables_mut).flat_map(|tables| tables.iter_mut());
    entries.find(|entry| entry.get("name").and_then(Item::as_str) == Some(name))
}

#[cfg(test)]
mod tests {
    use super::super::sources;
    use super::*;

    const TEXT: &str = r#"# Kept.
[a]
package = "a"
variable = "A"

[[a.document]]
# Kept, too.
name = "one"
url = "https://example.com/{revision}"
newest = "https://example.com/newest"
revision = "r1"
version = "1"
size = 1
sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

[[a.document]]
name = "two"
url = "https://example.com/two"
version = "1"
size = 1
sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
"#;

    fn pin(name: &str) -> Pin {
        let sources = sources::parse(TEXT).unwrap();
        sources["a"].document.iter().find(|pin| pin.name == name).unwrap().clone()
    }

    #[test]
    fn only_the_values_of_one_document_change() {
        let sha256 = "f".repeat(64);
        let revision = Some("r2".to_owned());
        let new = Pin { version: "2 \"b\"".to_owned(), size: 3, sha256, revision, ..pin("one") };
        let changed = moved(TEXT, &new).unwrap();
        let different: Vec<_> =
            TEXT.lines().zip(changed.lines()).filter(|(old, new)| old != new).map(|(_, new)| new).collect();
        assert_eq!(different.len(), 4, "{changed}");
        assert!(changed.contains("# Kept.") && changed.contains("# Kept, too."));
        let parsed = sources::parse(&changed).unwrap();
        assert_eq!(parsed["a"].document, [new, pin("two")]);
    }

    #[test]
    fn an_unknown_document_is_an_error() {
        assert!(moved(TEXT, &Pin { name: "three".to_owned(), ..pin("one") }).is_err());
    }
}
