//! A fault written as JSON, for those who drive the program from another language.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::Fault;
use crate::variation::Variation;

/// The JSON form of a [`Fault`]; everything is optional.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FaultSpec {
    operation: Option<String>,
    path: BTreeMap<String, String>,
    after_change: bool,
    skip: u32,
    times: u32,
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
    vary: Vec<VariationName>,
    wire: Option<WireSpec>,
}

/// What happens to the response on the wire.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WireSpec {
    ThenClose,
    Close,
    Reset,
    Hang,
    Truncate(usize),
    Stall(usize),
    TrickleMs(u64),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum VariationName {
    AddedFields,
    NullArrays,
    NullFields,
    RemovedFields,
    UnknownValues,
}

impl Default for FaultSpec {
    fn default() -> Self {
        Self {
            operation: None,
            path: BTreeMap::new(),
            after_change: false,
            skip: 0,
            times: 1,
            always: false,
            status: None,
            headers: BTreeMap::new(),
            body: None,
            content_type: None,
            echo: false,
            without_vendor_headers: false,
            delay_ms: 0,
            response_delay_ms: 0,
            commit_after_ms: None,
            vary: Vec::new(),
            wire: None,
        }
    }
}

impl From<FaultSpec> for Fault {
    fn from(spec: FaultSpec) -> Self {
        let fault = spec.operation.as_deref().map_or_else(Self::on_any, Self::on);
        let fault = spec.path.iter().fold(fault, |fault, (name, value)| fault.for_path(name, value));
        let mut fault = fault.skip(spec.skip).times(spec.times);
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
        fault = spec.vary.into_iter().fold(fault, |fault, name| fault.vary(name.into()));
        fault = match spec.wire {
            None => fault,
            Some(WireSpec::ThenClose) => fault.then_close(),
            Some(WireSpec::Close) => fault.close_connection(),
            Some(WireSpec::Reset) => fault.reset_connection(),
            Some(WireSpec::Hang) => fault.hang(),
            Some(WireSpec::Truncate(bytes)) => fault.truncate(bytes),
            Some(WireSpec::Stall(bytes)) => fault.stall(bytes),
            Some(WireSpec::TrickleMs(pause)) => fault.trickle(Duration::from_millis(pause)),
        };
        fault = fault.delay(Duration::from_millis(spec.delay_ms));
        fault = fault.delay_response(Duration::from_millis(spec.response_delay_ms));
        match spec.commit_after_ms {
            Some(delay) => fault.commit_after(Duration::from_millis(delay)),
            None if spec.after_change => fault.after_change(),
            None => fault,
        }
    }
}

impl From<VariationName> for Variation {
    fn from(name: VariationName) -> Self {
        match name {
            VariationName::AddedFields => Self::AddedFields,
            VariationName::NullArrays => Self::NullArrays,
            VariationName::NullFields => Self::NullFields,
            VariationName::RemovedFields => Self::RemovedFields,
            VariationName::UnknownValues => Self::UnknownValues,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::{Moment, Wire};

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
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(read(r#"{"opration": "users-password"}"#).is_err());
        assert!(read(r#"{"wire": "explode"}"#).is_err());
    }
}
