//! A fault written as JSON, for those who drive the program from another language.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::{Fault, Wire};
use crate::variation::Variation;

/// The JSON form of a [`Fault`]; everything is optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FaultSpec {
    operation: Option<String>,
    path: BTreeMap<String, String>,
    after_change: bool,
    skip: u32,
    /// Once, if nothing is said.
    times: Option<u32>,
    always: bool,
    status: Option<u16>,
    headers: BTreeMap<String, String>,
    body: Option<Value>,
    content_type: Option<String>,
    echo: bool,
    without_vendor_headers: bool,
    delay_ms: u64,
    response_delay_ms: u64,
    commit_after_ms: Option<u64>,
    vary: Vec<Variation>,
    wire: Option<Wire>,
}

impl From<FaultSpec> for Fault {
    fn from(spec: FaultSpec) -> Self {
        let fault = spec.operation.as_deref().map_or_else(Self::on_any, Self::on);
        let fault = spec.path.iter().fold(fault, |fault, (name, value)| fault.for_path(name, value));
        let mut fault = fault.skip(spec.skip).times(spec.times.unwrap_or(1));
        fault = if spec.always { fault.always() } else { fault };
        fault = spec.headers.iter().fold(fault, |fault, (name, value)| fault.header(name, value));
        fault = match (spec.status, spec.echo) {
            (Some(status), true) => fault.echo(status),
            (Some(status), false) => fault.status(status),
            (None, true) => fault.echo(400),
            (None, false) => fault,
        };
        fault = match spec.body {
            Some(Value::String(text)) => {
                fault.body(spec.content_type.as_deref().unwrap_or("text/plain"), text)
            }
            Some(json) => {
                fault.body(spec.content_type.as_deref().unwrap_or("application/json"), json.to_string())
            }
            None => fault,
        };
        fault = if spec.without_vendor_headers { fault.without_vendor_headers() } else { fault };
        fault = spec.vary.into_iter().fold(fault, Fault::vary);
        fault.wire = spec.wire.unwrap_or_default();
        fault = fault.delay(Duration::from_millis(spec.delay_ms));
        fault = fault.delay_response(Duration::from_millis(spec.response_delay_ms));
        match spec.commit_after_ms {
            Some(delay) => fault.commit_after(Duration::from_millis(delay)),
            None if spec.after_change => fault.after_change(),
            None => fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Moment;

    fn read(json: &str) -> Result<Fault, serde_json::Error> {
        serde_json::from_str::<FaultSpec>(json).map(Fault::from)
    }

    #[test]
    fn reads_what_people_write() {
        let fault =
            read(r#"{"operation": "users-password", "status": 429, "headers": {"Retry-After": "1"}}"#);
        let fault = fault.unwrap();
        assert_eq!((fault.matcher.operation.as_deref(), fault.times), (Some("users-password"), Some(1)));
        assert_eq!(fault.response.status, Some(429));
        assert_eq!(fault.response.headers, [("retry-after".to_owned(), "1".to_owned())]);
        let fault = read(r#"{"after_change": true, "wire": "reset", "always": true}"#).unwrap();
        assert_eq!((fault.moment, fault.wire, fault.times), (Moment::AfterChange, Wire::Reset, None));
        let fault = read(r#"{"commit_after_ms": 3000, "status": 504}"#).unwrap();
        assert_eq!(fault.moment, Moment::WhileCommitting(Duration::from_secs(3)));
        assert!(read(r#"{"without_vendor_headers": true}"#).unwrap().response.without_vendor_headers);
        assert_eq!(read(r#"{"wire": {"truncate": 5}}"#).unwrap().wire, Wire::Truncate(5));
        let pause = Duration::from_millis(20);
        assert_eq!(read(r#"{"wire": {"trickle-ms": 20}}"#).unwrap().wire, Wire::Trickle(pause));
        let fault = read(r#"{"wire": "then-close", "vary": ["null-arrays"]}"#).unwrap();
        assert_eq!((fault.wire, fault.variations), (Wire::ThenClose, vec![Variation::NullArrays]));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(read(r#"{"opration": "users-password"}"#).is_err());
        assert!(read(r#"{"wire": "explode"}"#).is_err() && read(r#"{"wire": "deliver"}"#).is_err());
    }
}
