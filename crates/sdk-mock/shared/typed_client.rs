//! The typed client of an SDK, called by the vendor's names of operations with arguments in JSON.
//!
//! A file that the tests of every SDK include and no part of a crate: the types are those of the SDK, which the test
//! calls `sdk`. The test also says how its client is built without a base URL: `crate::builder`.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;
use std::pin::Pin;
use std::sync::OnceLock;

use futures_util::StreamExt;
use sdk_mock::document::{Document, Operation};
use sdk_mock::example::{Examples, Extent};
use sdk_runtime::ByteStream;
use sdk_runtime::wire::{FromJson, Mismatch, Reading, from_value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::sdk::{Client, Error, Response, Secret, types};

/// What the build step wrote about the document that this build was made of.
const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/document.json"));

/// The same, read once: what one test finds out about its schemas serves all.
pub(crate) fn document() -> Document {
    static READ: OnceLock<Document> = OnceLock::new();
    READ.get_or_init(|| Document::parse(DOCUMENT).unwrap()).clone()
}

mod calls {
    //! The calls, and the helpers that they ask for.

    #![allow(unused_mut, unused_variables, reason = "bodies without members are built as well")]
    #![allow(
        clippy::collapsible_if,
        clippy::let_and_return,
        clippy::type_complexity,
        reason = "written by a program"
    )]

    use super::{Client, Failure, Rebuild, Sending, Value, argument, read, rebuilt, sending, types};

    include!(concat!(env!("OUT_DIR"), "/call_table.rs"));
}

type Sending<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + Send + 'a>>;
type Failure = String;

/// What stands before the name of an argument that is given as text as well.
const AS_TEXT: &str = "as text: ";

fn argument<T: DeserializeOwned>(arguments: &Value, name: &str) -> Result<Option<T>, Failure> {
    let read = |value: &Value| serde_json::from_value(value.clone());
    let outcome = arguments.get(name).map(read).transpose();
    match (outcome, arguments.get(format!("{AS_TEXT}{name}"))) {
        (Err(error), Some(text)) => read(text).map(Some).map_err(|_| error),
        (outcome, _) => outcome,
    }
    .map_err(|error| format!("the argument {name}: {error}"))
}

/// Sends, and keeps of the response what `Debug` shows of it.
fn sending<'a, T: Debug + Send + 'static>(
    call: impl Future<Output = Result<Response<T>, Error>> + Send + 'a,
) -> Sending<'a> {
    Box::pin(async move {
        let response = call.await?;
        let shown = format!("{response:?}");
        let mut value: Box<dyn Any + Send> = Box::new(response.into_inner());
        let Some(stream) = value.downcast_mut::<ByteStream>() else { return Ok(shown) };
        let mut bytes = Vec::new();
        while let Some(chunk) = stream.next().await {
            bytes.extend_from_slice(&chunk?);
        }
        Ok(format!("{shown} {}", String::from_utf8_lossy(&bytes)))
    })
}

/// What its builder can make anew: with all that is set, or with what is required only.
trait Rebuild: Sized {
    fn rebuild(self, full: bool) -> Result<Self, Failure>;
}

impl<T: Rebuild> Rebuild for Option<T> {
    fn rebuild(self, full: bool) -> Result<Self, Failure> {
        self.map(|value| value.rebuild(full)).transpose()
    }
}

impl<T: Rebuild> Rebuild for Vec<T> {
    fn rebuild(self, full: bool) -> Result<Self, Failure> {
        self.into_iter().map(|value| value.rebuild(full)).collect()
    }
}

impl<T: Rebuild> Rebuild for Box<T> {
    fn rebuild(self, full: bool) -> Result<Self, Failure> {
        (*self).rebuild(full).map(Self::new)
    }
}

impl<T: Rebuild> Rebuild for HashMap<String, T> {
    fn rebuild(self, full: bool) -> Result<Self, Failure> {
        self.into_iter().map(|(name, value)| Ok((name, value.rebuild(full)?))).collect()
    }
}

/// Reads a body and makes it anew, which must give the same JSON, or with the required members only a part of it.
fn rebuilt<T: Rebuild + Clone + Debug + DeserializeOwned + Serialize>(
    body: Value,
    full: bool,
) -> Result<(), Failure> {
    hides_what_is_free::<T>(body.clone())?;
    let json = |body: &T| Secret::exposing(|| serde_json::to_value(body)).map_err(|error| error.to_string());
    let body: T = serde_json::from_value(body).map_err(|error| error.to_string())?;
    let before = json(&body)?;
    body.clone().rebuild(false)?;
    let after = json(&body.rebuild(full)?)?;
    // What the document requires by other means than `required` is in the example only.
    let is_right = if full { before == after } else { is_part(&after, &before) };
    if is_right { Ok(()) } else { Err(format!("{before} became {after}")) }
}

const CANARY: &str = "canary-3e9d";

/// What no type describes can be a password, and is not printed.
fn hides_what_is_free<T: Debug + DeserializeOwned>(mut body: Value) -> Result<(), Failure> {
    mark(&mut body);
    // Not every type has room for a member that it does not know.
    match serde_json::from_value::<T>(body) {
        Ok(body) if format!("{body:?} {body:#?}").contains(CANARY) => Err(format!("prints {body:?}")),
        _ => Ok(()),
    }
}

/// Adds a member to each object: types that are described leave it out, and what is free keeps it.
fn mark(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(mark);
            members.insert(CANARY.to_owned(), CANARY.into());
        }
        Value::Array(elements) => elements.iter_mut().for_each(mark),
        _ => {}
    }
}

/// Whether all that is in a value is in another one, and the same there.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|other| is_part(value, other)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(value, other)| is_part(value, other))
        }
        _ => part == whole,
    }
}

/// Builds every body with what it requires only, and with all that there is. Gives their number, and what failed.
#[allow(dead_code, reason = "not every test that includes this file asks for it")]
pub(crate) fn build_bodies(document: &Document, examples: &Examples) -> (usize, Vec<String>) {
    let mut failed = Vec::new();
    for operation in document.operations() {
        let known = calls::BODIES.iter().find(|(id, _)| *id == operation.id);
        for (extent, full) in [(Extent::Minimal, false), (Extent::Full, true)] {
            let body = examples.arguments(operation, extent).get("body").cloned();
            if let (Some((id, rebuild)), Some(body)) = (known, body)
                && let Err(error) = rebuild(body, full)
            {
                failed.push(format!("{id}, {extent:?}: {error}"));
            }
        }
    }
    (calls::BODIES.len(), failed)
}

/// Reads a type of a response, and gives the pointers to what was left out.
fn read<T: FromJson>(value: Value) -> Result<Vec<String>, Failure> {
    let mut reading = Reading::default();
    from_value::<T>(&value, &mut reading).map_err(|mismatch| mismatch.to_string())?;
    Ok(reading.mismatches().kept().iter().map(Mismatch::pointer).collect())
}

/// Reads every type of a response from its identity alone, and with each other member null and of another type than
/// documented. Gives the number of types, and what failed.
#[allow(dead_code, reason = "not every test that includes this file asks for it")]
pub(crate) fn read_responses() -> (usize, Vec<String>) {
    let mut failed = Vec::new();
    for &(label, required, others, read) in calls::RESPONSES {
        let mut fail = |what: String| failed.push(format!("{label}: {what}"));
        if required.len() > 1 {
            fail(format!("{required:?} cannot all identify a thing"));
        }
        // Any integer is text as well.
        let identity: Value = required.iter().map(|name| ((*name).to_owned(), json!(7))).collect();
        let with = |name: &str, value: Value| {
            let mut object = identity.clone();
            object[name] = value;
            read(object)
        };
        if read(identity.clone()) != Ok(Vec::new()) {
            fail(format!("is not read from {identity}"));
        }
        for &(name, is_free) in others {
            if with(name, Value::Null) != Ok(Vec::new()) {
                fail(format!("is not read where {name} is null"));
            }
            let left_out = Ok(vec![format!("/{}", name.replace('~', "~0").replace('/', "~1"))]);
            // No type but any JSON is both.
            let outcomes = [with(name, json!(true)), with(name, json!([]))];
            if outcomes.iter().any(|outcome| *outcome != Ok(Vec::new()) && *outcome != left_out) {
                fail(format!("{name} of another type costs more than itself: {outcomes:?}"));
            }
            if outcomes.contains(&left_out) == is_free {
                fail(format!("{name} of another type is not noted: {outcomes:?}"));
            }
        }
        if !required.is_empty() && read(json!({})).is_ok() {
            fail("is read without its identity".to_owned());
        }
    }
    (calls::RESPONSES.len(), failed)
}

/// Clients, a new one after a hundred calls: a single one would keep to the vendor's rate, and to make one takes longer than
/// to call, because it reads the certificates that the system trusts.
pub(crate) struct Clients {
    base_url: String,
    examples: Examples,
    current: RefCell<(Client, u32)>,
}

/// Of one client, which no vendor's rate in all lets wait.
const CALLS: u32 = 100;

impl Clients {
    /// What is said of an operation that no method was generated for.
    pub(crate) const NO_METHOD: &str = "the client has no such operation";

    pub(crate) fn new(base_url: String) -> Self {
        let current = RefCell::new((Self::client(&base_url), 0));
        Self { base_url, examples: Examples::new(document()), current }
    }

    fn client(base_url: &str) -> Client {
        let builder = crate::builder().base_url(base_url).strict_reading().attempts(1);
        builder.rate(1e6, CALLS).build().unwrap()
    }

    fn next(&self) -> Client {
        let mut current = self.current.borrow_mut();
        current.1 += 1;
        if current.1 > CALLS {
            *current = (Self::client(&self.base_url), 1);
        }
        current.0.clone()
    }

    /// Calls an operation, and shows the decoded response, or the error in its words and with its facts.
    pub(crate) async fn call(&self, operation: &Operation, arguments: &Value) -> Result<String, String> {
        let path = format!("{} {}", operation.method, operation.path);
        // Some documents give a name twice, or none that can be one.
        let likeness = |(id, other, _): &&(&str, &str, _)| (*id == operation.id, *other == path);
        let found = calls::CALLS.iter().max_by_key(likeness);
        let Some((.., start)) = found.filter(|entry| likeness(entry) != (false, false)) else {
            return Err(Self::NO_METHOD.to_owned());
        };
        let client = self.next();
        let arguments = self.complete(operation, arguments);
        start(&client, &arguments)?.await.map_err(|error| format!("{error} {error:?}"))
    }

    /// Adds the text of what travels as one value, which is what some methods take, and the server, for an operation that has
    /// one of its own.
    fn complete(&self, operation: &Operation, arguments: &Value) -> Value {
        let mut arguments = arguments.clone();
        let Some(members) = arguments.as_object_mut() else { return arguments };
        let text = |(name, value): (&String, &Value)| {
            Some((format!("{AS_TEXT}{name}"), self.examples.text(operation, name, value)?.into()))
        };
        let texts: Vec<_> = members.iter().filter_map(text).collect();
        members.extend(texts);
        // Named so that no parameter of the vendor's is: the build step leaves out headers of such a name.
        members.insert("header ~~server_url".to_owned(), self.base_url.clone().into());
        arguments
    }
}
