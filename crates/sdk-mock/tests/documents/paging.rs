//! An operation that responds page by page says so in `x-codegen-paging`: `{"style": "link"}` follows the `Link` header,
//! `{"style": "offset"}` counts; `items` names the field of the response that holds the elements, where it is not the response.

use crate::load::{content, ours};

#[test]
fn paged_operations_say_how_they_page() {
    for document in ours() {
        for operation in document.operations() {
            let names: Vec<&str> =
                operation.parameters().iter().map(|p| p["name"].as_str().unwrap()).collect();
            let paging = &operation.value["x-codegen-paging"];
            let link = names.contains(&"perPage") && names.contains(&"startingAfter");
            let offset = names.contains(&"limit") && names.contains(&"offset");
            match paging["style"].as_str() {
                Some("link") => {
                    assert!(link, "{}", operation.id());
                    assert!(
                        operation.success().1["headers"]["Link"].is_object(),
                        "{}: no Link",
                        operation.id()
                    );
                    let (_, media) = content(operation.success().1).next().unwrap();
                    let response = document.resolve(&media["schema"]);
                    let items =
                        paging["items"].as_str().map_or(response, |items| &response["properties"][items]);
                    assert_eq!(items["type"], "array", "{}: the items of a page", operation.id());
                }
                Some("offset") => {
                    assert!(offset, "{}", operation.id());
                    let (_, media) = content(operation.success().1).next().unwrap();
                    let response = document.resolve(&media["schema"]);
                    let items = &response["properties"][paging["items"].as_str().unwrap()];
                    assert_eq!(items["type"], "array", "{}: the items of a page", operation.id());
                    let page = document.resolve(&response["properties"]["pagination"]);
                    let total = page["properties"]["total"]["type"].as_str();
                    // A group does not say how many agents it has; its list ends with an empty page.
                    let expected = (operation.id() != "agent-groups-details").then_some("integer");
                    assert_eq!(total, expected, "{}: the total", operation.id());
                }
                Some(other) => panic!("{}: {other}", operation.id()),
                None => assert!(!link && !offset, "{}: pages, but does not say how", operation.id()),
            }
        }
    }
}
