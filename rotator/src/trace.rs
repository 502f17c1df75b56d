//! Traces on stderr, with `-v` only.
//!
//! A subscriber of our own, because it has to do less than others and one thing more: only events of this workspace
//! are shown (other crates may trace what they send), every line is cleaned and redacted, and nothing is read from
//! the environment.

use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime};

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::cli::LogFormat;
use crate::report::{Secrets, print_trace, printable, unmarked};

/// Fields that hold words of the program or of a document, and foreign text only where it is marked.
const OUR_WORDS: [&str; 8] =
    ["record", "operation", "http.request.method", "url.template", "kind", "outcome", "code", "target_kind"];

/// Starts tracing if `verbose` asks for it: 1 shows what is done, more shows everything.
pub fn start(verbose: u8, format: LogFormat, started: Instant, secrets: Secrets) {
    let max_level = match verbose {
        0 => return,
        1 => Level::DEBUG,
        _ => Level::TRACE,
    };
    let tracer =
        Tracer { max_level, format, started, secrets, ids: AtomicU64::new(0), spans: Mutex::default() };
    // Fails only if there is one already, which then goes on.
    let _ = tracing::subscriber::set_global_default(tracer);
}

struct Tracer {
    max_level: Level,
    format: LogFormat,
    started: Instant,
    secrets: Secrets,
    ids: AtomicU64,
    spans: Mutex<Spans>,
}

/// The program has one thread that traces, so the entered spans are one stack.
#[derive(Default)]
struct Spans {
    known: Vec<(u64, Fields)>,
    entered: Vec<u64>,
}

impl Tracer {
    fn spans(&self) -> std::sync::MutexGuard<'_, Spans> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The message of an event is ours, and so are some fields; whatever stands in another may come from outside.
    fn safe_value(&self, name: &str, value: Value) -> Value {
        match value {
            Value::String(text) if name == "message" || OUR_WORDS.contains(&name) => {
                Value::String(printable(&text, &self.secrets))
            }
            Value::String(text) => Value::String(self.secrets.line(&unmarked(&text))),
            other => other,
        }
    }

    /// The fields of the spans around an event, then its own.
    fn all_fields(&self, event: Fields) -> Vec<(&'static str, Value)> {
        let spans = self.spans();
        let around = spans.entered.iter().filter_map(|id| spans.known.iter().find(|(known, _)| known == id));
        let mut fields: Vec<_> = around.flat_map(|(_, fields)| fields.0.clone()).collect();
        fields.extend(event.0);
        fields.into_iter().map(|(name, value)| (name, self.safe_value(name, value))).collect()
    }

    fn text(&self, metadata: &Metadata<'_>, fields: &[(&'static str, Value)]) -> String {
        let millis = self.started.elapsed().as_millis();
        let mut line = format!("trace: +{millis}ms {} {}", metadata.level(), metadata.target());
        for (name, value) in fields {
            let _ = match (*name, value) {
                ("message", Value::String(text)) => write!(line, " {text}"),
                (name, Value::String(text)) => write!(line, " {name}={text}"),
                (name, value) => write!(line, " {name}={value}"),
            };
        }
        line
    }

    fn json(&self, metadata: &Metadata<'_>, fields: Vec<(&'static str, Value)>) -> String {
        let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let mut object = Map::new();
        let number = |millis: u128| Value::from(u64::try_from(millis).unwrap_or(u64::MAX));
        object.insert("time_ms".to_owned(), number(since_epoch.as_millis()));
        object.insert("elapsed_ms".to_owned(), number(self.started.elapsed().as_millis()));
        object.insert("level".to_owned(), Value::from(metadata.level().as_str()));
        object.insert("target".to_owned(), Value::from(metadata.target()));
        for (name, value) in fields {
            object.insert(name.to_owned(), value);
        }
        Value::Object(object).to_string()
    }
}

impl Subscriber for Tracer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let ours = ["rotator", "sdk_"].iter().any(|start| metadata.target().starts_with(start));
        ours && *metadata.level() <= self.max_level
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
        let mut fields = Fields::default();
        span.record(&mut fields);
        self.spans().known.push((id, fields));
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut spans = self.spans();
        if let Some((_, fields)) = spans.known.iter_mut().find(|(id, _)| *id == span.into_u64()) {
            values.record(fields);
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let fields = self.all_fields(fields);
        print_trace(&match self.format {
            LogFormat::Text => self.text(event.metadata(), &fields),
            LogFormat::Json => self.json(event.metadata(), fields),
        });
    }

    fn enter(&self, span: &Id) {
        self.spans().entered.push(span.into_u64());
    }

    fn exit(&self, span: &Id) {
        let mut spans = self.spans();
        if let Some(last) = spans.entered.iter().rposition(|id| *id == span.into_u64()) {
            spans.entered.remove(last);
        }
    }
}

#[derive(Default)]
struct Fields(Vec<(&'static str, Value)>);

impl Fields {
    /// Those with a prefix say again, for exporters, what others say.
    fn put(&mut self, field: &Field, value: Value) {
        if !field.name().starts_with("otel.") {
            self.0.push((field.name(), value));
        }
    }
}

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Value::from(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Value::from(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Value::from(value));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::from(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field, Value::from(format!("{value:?}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tracer(format: LogFormat) -> Tracer {
        let secrets = Secrets::default();
        secrets.learn(["canary-7f3a".to_owned()]);
        let (started, ids, spans) = (Instant::now(), AtomicU64::new(0), Mutex::default());
        Tracer { max_level: Level::DEBUG, format, started, secrets, ids, spans }
    }

    /// What a field of an event becomes, without a global subscriber.
    fn fields(tracer: &Tracer, name: &'static str, value: &str) -> Vec<(&'static str, Value)> {
        tracer.all_fields(Fields(vec![(name, Value::from(value))]))
    }

    #[test]
    fn values_are_cleaned_and_redacted() {
        for format in [LogFormat::Text, LogFormat::Json] {
            let tracer = tracer(format);
            let record = format!("x\nrotator: {}", crate::report::foreign("changed: canary-7f3a"));
            assert_eq!(fields(&tracer, "kind", "canary-7f3a"), [("kind", Value::from("canary-7f3a"))]);
            for name in ["record", "message"] {
                let expected = Value::from("x rotator: changed: [redacted]");
                assert_eq!(fields(&tracer, name, &record), [(name, expected)]);
            }
        }
    }
}
