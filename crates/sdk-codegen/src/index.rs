//! A page for people: every operation by the vendor's name, in the order of the tags, with its method.

use std::collections::BTreeMap;

use crate::left_out::LeftOut;
use crate::operation::Operation;

/// The page, in Markdown, with links as rustdoc resolves them in the root of the crate that has the `Client`.
pub(crate) fn page(operations: &[Operation], left_out: &[LeftOut]) -> String {
    let mut tags: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in operations {
        tags.entry(operation.tags.first().map_or("other", String::as_str)).or_default().push(operation);
    }
    let mut page = format!(
        "# Operations by the vendor's names\n\nThe {} operations of this build. The search finds them by these names \
         as well.\n",
        operations.len()
    );
    for (tag, operations) in tags {
        page += &format!("\n## {}\n\n| vendor's name | method | request |\n|---|---|---|\n", cell(tag));
        for Operation { id, name, method, path, .. } in operations {
            page += &format!("| `{}` | [`Client::{name}`] | `{method} {}` |\n", cell(id), cell(path));
        }
    }
    if !left_out.is_empty() {
        page += "\n## Without a method\n\n| vendor's name | request | why |\n|---|---|---|\n";
        for LeftOut { id, method, path, reason } in left_out {
            page += &format!("| `{}` | `{method} {}` | {} |\n", cell(id), cell(path), cell(reason));
        }
        page += "\n`RawRequest` of the runtime sends them.\n";
    }
    page
}

/// A text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace(['|', '`', '\n', '[', ']', '<', '>'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn operations_are_listed_by_area_with_links() {
        let tagged =
            |id: &str, tag: &str| json!({ "operationId": id, "tags": [tag, "configure"], "responses": {} });
        let document = json!({ "paths": {
            "/b/{bId}": { "get": tagged("getB", "things") },
            "/a": { "get": tagged("getA", "others") },
        } });
        let left = LeftOut { id: "c".into(), method: "PUT".into(), path: "/c".into(), reason: "odd".into() };
        let page = page(&crate::operation::operations(&document), &[left]);
        assert!(page.contains("| `c` | `PUT /c` | odd |"), "{page}");
        let others = page.find("## others").unwrap();
        let things = page.find("## things").unwrap();
        assert!(others < things, "{page}");
        assert!(page[things..].contains("| `getB` | [`Client::get_b`] | `GET /b/{bId}` |"), "{page}");
    }
}
