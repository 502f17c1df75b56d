//! The report as one JSON object, for programs. `docs/report.schema.json` says what its members mean and promises.

use serde::Serialize;

use super::{Destinations, Report, Secrets, printable};
use crate::exit::Exit;

#[derive(Serialize)]
struct Object<'a> {
    outcome: &'a str,
    exit: u8,
    code: &'a str,
    target: Option<&'a str>,
    user: Option<String>,
    message: String,
    attempts: u32,
    request_ids: Vec<String>,
    elapsed_ms: u64,
    format: u8,
    time: u64,
    version: &'static str,
    run: &'a str,
    host: &'a str,
    dry_run: bool,
    retryable: bool,
    http_status: Option<u16>,
    hint: Option<String>,
    account: Option<String>,
    network: Option<String>,
    user_record: Option<String>,
    credential_record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Vec<CheckObject<'a>>>,
}

#[derive(Serialize)]
struct CheckObject<'a> {
    step: &'a str,
    /// `null` where it cannot be told without writing.
    ok: Option<bool>,
    detail: String,
}

/// One line of JSON. Values are made printable one by one, so that the object stays whole.
pub(super) fn render(report: &Report, secrets: &Secrets, destinations: &Destinations) -> String {
    let facts = &report.facts;
    let shown = |text: &Option<String>| text.as_deref().map(|text| secrets.line(text));
    let object = Object {
        outcome: report.code.outcome().as_str(),
        exit: report.code.exit().number(),
        code: report.code.as_str(),
        target: facts.target,
        user: shown(&facts.user),
        message: printable(&report.message.line(), secrets),
        attempts: facts.attempts,
        request_ids: facts.request_ids.iter().map(|id| secrets.line(id)).collect(),
        elapsed_ms: u64::try_from(report.elapsed.as_millis()).unwrap_or(u64::MAX),
        format: 1,
        time: destinations.time(),
        version: env!("CARGO_PKG_VERSION"),
        run: destinations.run(),
        host: destinations.host(),
        dry_run: report.checks.is_some(),
        retryable: report.code.exit() == Exit::Retry,
        http_status: facts.http_status,
        hint: report.message.advice().map(|advice| printable(advice, secrets)),
        account: shown(&facts.account),
        network: shown(&facts.network),
        user_record: shown(&facts.user_record),
        credential_record: shown(&facts.credential_record),
        checks: report.checks.as_ref().map(|checks| {
            let check = |check: &super::Check| CheckObject {
                step: check.step.as_str(),
                ok: check.ok,
                detail: printable(&check.detail, secrets),
            };
            checks.iter().map(check).collect()
        }),
    };
    // Strings and numbers only: this cannot fail, and if it did, an empty line is better than a panic.
    serde_json::to_string(&object).unwrap_or_default()
}
