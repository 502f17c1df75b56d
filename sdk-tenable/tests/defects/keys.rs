//! That no defect of the list was forgotten.

use std::collections::BTreeSet;

use super::{
    beyond, binary, empty, enums, errors, generator, names, nulls, recorded, requests, scalars, statuses,
    wrapped,
};

/// The keys of the list. What Part A says of enums, names, defaults, media types and lists in a query is also said of
/// single operations, in B2, B8, B9 and in the other vendor's list.
const KEYS: &[&str] = &[
    "A empty body",
    "A empty list",
    "A headers",
    "A lenient",
    "A mismatch",
    "A path",
    "A undocumented status",
    "B1 likely",
    "B1 not empty",
    "B1 recorded elsewhere",
    "B10",
    "B2",
    "B3",
    "B4",
    "B5",
    "B6",
    "B7",
    "B8",
    "B9",
    "missing",
    "recorded",
];

#[test]
fn every_defect_has_a_row() {
    let tables = [
        beyond::RESPONSES,
        binary::RESPONSES,
        empty::RESPONSES,
        enums::RESPONSES,
        errors::RESPONSES,
        generator::RESPONSES,
        names::RESPONSES,
        nulls::RESPONSES,
        recorded::RESPONSES,
        scalars::MANAGEMENT,
        scalars::PLATFORM,
        statuses::UNDOCUMENTED,
        statuses::WITHOUT_SCHEMA,
        wrapped::RESPONSES,
    ];
    let sent = [
        beyond::REQUESTS,
        enums::REQUESTS,
        generator::REQUESTS,
        names::REQUESTS,
        recorded::REQUESTS,
        requests::CREDENTIALS,
        requests::DEFAULTS,
        requests::QUERIES,
        wrapped::REQUESTS,
    ];
    let rows = tables.iter().flat_map(|table| table.iter().map(|row| row.defect()));
    let all: Vec<_> =
        rows.chain(sent.iter().flat_map(|table| table.iter().map(|row| row.defect()))).collect();
    println!("{} rows in {} tables", all.len(), tables.len() + sent.len());

    // B1 counts its operations; the second of them is an upload, which `generator` is about.
    let counted = (1..=27).filter(|number| *number != 2).map(|number| format!("B1-{number}"));
    let expected: BTreeSet<_> = KEYS.iter().map(|key| (*key).to_owned()).chain(counted).collect();
    assert_eq!(all.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>(), expected);
}
