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
