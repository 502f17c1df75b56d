//! The report as one JSON object, for programs.

use serde::Serialize;

use super::{Report, Secrets, printable};

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
pub(super) fn render(report: &Report, secrets: &Secrets) -> String {
    let object = Object {
        outcome: report.code.outcome().word(),
        exit: report.code.exit().number(),
        code: report.code.word(),
        target: report.target,
        user: report.user.as_deref().map(|user| secrets.line(user)),
        message: printable(&report.message, secrets),
        attempts: report.attempts,
        request_ids: report.request_ids.iter().map(|id| secrets.line(id)).collect(),
        elapsed_ms: u64::try_from(report.elapsed.as_millis()).unwrap_or(u64::MAX),
        checks: report.checks.as_ref().map(|checks| {
            let check = |check: &super::Check| CheckObject {
                step: check.step.word(),
                ok: check.ok,
                detail: printable(&check.detail, secrets),
            };
            checks.iter().map(check).collect()
        }),
    };
    // Strings and numbers only: this cannot fail, and if it did, an empty line is better than a panic.
    serde_json::to_string(&object).unwrap_or_default()
}
