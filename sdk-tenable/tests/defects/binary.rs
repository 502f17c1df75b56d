//! B9: responses that are files, and lists that only claim to be.

use sdk_mock::cases::ResponseCase;

use crate::play::responses;

pub(crate) const RESPONSES: &[ResponseCase] = &[
    // Bytes in the document, and a JSON list in truth.
    ResponseCase::json(
        "B9",
        "exports-vulns-download-chunk",
        r#"[{"output":"o","plugin":{"id":51192}}]"#,
        &[r#"output: Some("o")"#, "51192"],
    )
    .content_type("application/octet-stream"),
    ResponseCase::json("B9", "policies-export", "<NessusClientData_v2/>", &["<NessusClientData_v2/>"])
        .content_type("text/xml"),
    ResponseCase::json("B9", "scans-export-download", "{not json", &["{not json"])
        .content_type("application/octet-stream"),
    ResponseCase::json("B9", "workbenches-export-download", "Plugin,CVE\n1,\n", &["Plugin,CVE\n1,\n"])
        .content_type("application/octet-stream"),
    ResponseCase::json("B9", "editor-audits", "<check_type/>", &["<check_type/>"])
        .content_type("application/octet-stream"),
    ResponseCase::json("B9", "vm-reports-download", "%PDF-1.4", &["%PDF-1.4"])
        .content_type("application/pdf"),
    // Two media types: what arrives can be either.
    ResponseCase::json("B9", "scans-attachments", "\u{89}PNG", &["\u{89}PNG"])
        .content_type("application/octet-stream"),
    ResponseCase::json("B9", "scans-attachments", r#"{"a":1}"#, &[r#"{"a":1}"#]),
];

#[tokio::test]
async fn a_file_arrives_byte_by_byte() {
    responses(RESPONSES).await;
}
