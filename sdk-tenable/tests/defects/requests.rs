//! B9: defaults that are never sent, and query parameters of another form. B10: credentials of any type.

use sdk_mock::cases::RequestCase;

use crate::play::{one_by_one, requests};

/// What a caller sets is all that is sent, where the document has a default.
pub(crate) const DEFAULTS: &[RequestCase] = &[
    // 137 defaults each: an edit would reset the settings of a scan.
    RequestCase::body("B9", "scans-create", r#"{"uuid":"u","settings":{"name":"n"}}"#),
    RequestCase::body(
        "B9",
        "scans-create",
        r#"{"uuid":"u","settings":{"name":"n","text_targets":"192.0.2.1"}}"#,
    ),
    RequestCase::body("B9", "scans-configure", r#"{"uuid":"u","settings":{"name":"n"}}"#),
    RequestCase::body("B9", "scans-configure", r#"{"uuid":"u","settings":{"name":"n","description":"d"}}"#),
    RequestCase::body(
        "B9",
        "scans-configure",
        r#"{"uuid":"u","settings":{"name":"n","report_paranoia":"Avoid false alarms"}}"#,
    )
    .complete(),
    RequestCase::body("B9", "io-scans-remediation-create", r#"{"uuid":"u","settings":{"name":"n"}}"#),
    RequestCase::body(
        "B9",
        "io-scans-remediation-create",
        r#"{"uuid":"u","settings":{"name":"n","description":"d"}}"#,
    ),
    RequestCase::body(
        "B9",
        "assets-bulk-delete",
        r#"{"query":{"field":"ipv4","operator":"eq","value":"192.0.2.1"}}"#,
    ),
    RequestCase::body("B9", "io-exports-compliance-create", r#"{"filters":{"state":["OPEN"]}}"#),
    RequestCase::body("B9", "exports-vulns-request-export", r#"{"filters":{"severity":["critical"]}}"#),
    RequestCase::body("B9", "exports-vulns-request-export", r#"{"num_assets":500}"#),
    RequestCase::body("B9", "io-connectors-create", AWS),
    RequestCase::body("B9", "io-connectors-create", GCP),
    RequestCase::body("B9", "io-connectors-update", AWS),
    RequestCase::body(
        "B9",
        "profiles-create",
        r#"{"name":"n","config":{"modules":{"com.tenable.nessus_agent":{"settings":[{"value":"normal"}]}}}}"#,
    ),
    RequestCase::body(
        "B9",
        "profiles-update",
        r#"{"name":"n","config":{"modules":{"com.tenable.nessus_agent":{"settings":[{"value":"normal"}]}}}}"#,
    ),
    RequestCase::body("B9", "recast-rules-search", "{}"),
    RequestCase::body("B9", "recast-rules-search", r#"{"next":"n"}"#),
    // `default: null` on an integer.
    RequestCase::new("B9", "io-scans-check-auto-targets", "").query(""),
    RequestCase::new("B9", "io-scans-check-auto-targets", r#"{"limit":5}"#).query("limit=5"),
    // The response's type of an interval is not the request's.
    RequestCase::body("B6", "agent-exclusions-create", EXCLUSION),
];

const AWS: &str = r#"{"connector":{"name":"n","type":"aws","params":{"access_key":"a","secret_key":"s"}}}"#;
const GCP: &str = r#"{"connector":{"name":"n","type":"gcp","params":{"service_account_key":"k"}}}"#;
const EXCLUSION: &str = r#"{"name":"n","schedule":{"starttime":"s","endtime":"e","timezone":"t","rrules":{"freq":"DAILY","interval":1}}}"#;

/// How parameters travel.
pub(crate) const QUERIES: &[RequestCase] = &[
    // Several filters, where the document has a text.
    RequestCase::new("B9", "credentials-list", r#"{"f":["name:eq:a","type:eq:b"]}"#)
        .query("f=name:eq:a&f=type:eq:b"),
    RequestCase::new("B9", "audit-log-events", r#"{"f":["action:eq:a","actor_id:eq:b"]}"#)
        .query("f=action:eq:a&f=actor_id:eq:b"),
    // The one filter that is declared, and those after it.
    RequestCase::new(
        "B9",
        "workbenches-assets",
        r#"{"filter.0.filter":"host.target","filter.0.quality":"eq","filter.0.value":"x"}"#,
    )
    .query("filter.0.filter=host.target&filter.0.quality=eq&filter.0.value=x"),
    RequestCase::new("B9", "workbenches-assets", TWO_FILTERS).query(TWO_FILTERS_SENT),
    RequestCase::new("B9", "workbenches-assets-vulnerabilities", TWO_FILTERS).query(TWO_FILTERS_SENT),
    RequestCase::new("B9", "workbenches-vulnerabilities", TWO_FILTERS).query(TWO_FILTERS_SENT),
    // A parameter called `accept` is no parameter.
    RequestCase::new("B9", "scans-attachments", r#"{"key":"k"}"#).query("key=k"),
];

const TWO_FILTERS: &str =
    r#"{"filter.0.value":"x","filter.1.filter":"severity","filter.1.quality":"eq","filter.4.value":"y"}"#;
const TWO_FILTERS_SENT: &str =
    "filter.0.value=x&filter.1.filter=severity&filter.1.quality=eq&filter.4.value=y";

/// B10: the settings of a credential depend on its type.
pub(crate) const CREDENTIALS: &[RequestCase] = &[
    RequestCase::body(
        "B10",
        "credentials-create",
        r#"{"name":"n","type":"SSH","settings":{"auth_method":"password","username":"u","password":"p","elevate_privileges_with":"sudo","custom_password_prompt":"?"}}"#,
    ),
    RequestCase::body(
        "B10",
        "credentials-update",
        r#"{"settings":{"auth_method":"password","elevate_privileges_with":"Nothing","escalation_account":{"a":1}}}"#,
    ),
];

#[tokio::test]
async fn no_default_is_sent_that_the_caller_did_not_set() {
    requests(DEFAULTS).await;
}

#[tokio::test]
async fn a_filter_can_be_given_several_times() {
    requests(QUERIES).await;
}

#[tokio::test]
async fn credentials_of_every_type_can_be_sent() {
    requests(CREDENTIALS).await;
}

/// The same of every operation of the document: its required arguments alone, and each other one beside them.
#[tokio::test]
async fn no_operation_sends_what_the_caller_did_not_set() {
    let report = one_by_one().await;
    println!("{report}");
    assert_eq!(report.failed(), Vec::<&str>::new(), "{report}");
}
