//! What the guide shows is what CI runs.

#[test]
fn the_first_program_is_the_example() {
    let guide = include_str!("../../docs/sdk.md");
    let example = include_str!("../examples/admins.rs");
    assert!(
        guide.contains(&format!("```rust,no_run\n{example}```")),
        "docs/sdk.md does not show examples/admins.rs"
    );
    let lines = example.lines().count();
    assert!(lines < 40, "{lines} lines: a newcomer's first program and its test are short");
}

/// Those that are not hidden: in the table, and in the code that CI runs.
#[test]
fn the_page_of_errors_has_every_predicate() {
    let page = include_str!("../../docs/sdk-errors.md");
    let source = include_str!("../../crates/sdk-runtime/src/error/predicates.rs");
    let predicates: Vec<_> = source
        .split("\n\n")
        .filter(|method| !method.contains("#[doc(hidden)]"))
        .filter_map(|method| method.split_once("pub fn ")?.1.split_once("(&self) -> bool"))
        .map(|(name, _)| name)
        .collect();
    assert!(predicates.len() > 10, "{predicates:?}");
    for name in predicates {
        assert!(page.contains(&format!("| `{name}` |")), "no row of the table is about {name}");
        assert!(page.contains(&format!(".{name}()")), "no step of the code shows {name}");
    }
}
