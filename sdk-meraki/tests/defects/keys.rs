//! That no defect of the list was forgotten.

use std::collections::BTreeSet;

use super::{
    absent, always, enums, errors, free, generator, nulls, queries, requests, rules, scalars, statuses,
    wrapped,
};

/// What Part A of the list says of enums, defaults, numbers and lists in a query is also said of single operations, in
/// MK-1, MK-2, MK-4, MK-6, MK-11 and MK-13. The last three came later, from public reports.
const WITHOUT_NUMBER: &[&str] = &[
    "A empty body",
    "A empty list",
    "A headers",
    "A lenient",
    "A mismatch",
    "A no body",
    "A path",
    "A undocumented status",
    "nothing",
    "objects",
    "rules",
];

#[test]
fn every_defect_has_a_row() {
    let tables = [
        absent::RESPONSES,
        always::RESPONSES,
        enums::RESPONSES,
        errors::RESPONSES,
        free::RESPONSES,
        generator::RESPONSES,
        nulls::RESPONSES,
        queries::REFUSED,
        rules::RESPONSES,
        scalars::FORMATS,
        scalars::TYPES,
        statuses::RESPONSES,
        wrapped::RESPONSES,
    ];
    let sent = [
        enums::REQUESTS,
        generator::REQUESTS,
        nulls::REQUESTS,
        queries::INTEGERS,
        queries::LISTS,
        queries::NEEDED,
        queries::OBJECTS,
        requests::BODIES,
        requests::DEFAULTS,
        rules::REQUESTS,
        scalars::REQUESTS,
    ];
    let rows = tables.iter().flat_map(|table| table.iter().map(|row| row.defect()));
    let all: Vec<_> =
        rows.chain(sent.iter().flat_map(|table| table.iter().map(|row| row.defect()))).collect();
    println!("{} rows in {} tables", all.len(), tables.len() + sent.len());

    let numbered = (1..=19).map(|number| format!("MK-{number}"));
    let expected: BTreeSet<_> = WITHOUT_NUMBER.iter().map(|key| (*key).to_owned()).chain(numbered).collect();
    assert_eq!(all.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>(), expected);
}
