//! A vendor's fake: how it is set up, started and reached. The same for every vendor.

mod backend;
mod builder;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::backend::{Call, Response};
use crate::contract::Contract;
use crate::document::{Document, DocumentError};
use crate::server::{Server, ServerBuilder};
use crate::start_error::StartError;
use crate::state::Stateful;
pub use builder::Builder;

/// What a vendor remembers, and how its API is faked with that. As JSON it is what is seen from outside.
pub trait Vendor: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name by which the program knows the vendor.
    const NAME: &str;

    /// What the vendor calls its API.
    const TITLE: &str;

    /// What a person who calls the fake needs to know.
    const FACTS: &[(&str, &str)];

    /// Headers that carry credentials, whether or not the document knows them.
    const CREDENTIALS: &[&str];

    /// The collections of which the fake itself says what is there.
    const OWN: &[&str];

    /// What is there from the start beside the vendor's own state, in the form of [`Stateful`]'s.
    fn given() -> Value {
        Value::Null
    }

    /// The document that clients are held to unless told otherwise.
    ///
    /// # Errors
    /// When it cannot be served.
    fn document() -> Result<Document, DocumentError>;

    /// How clients are held to a document.
    fn contract(document: Document) -> Contract {
        Contract::new(document)
    }

    /// The sample state, with this many users more.
    fn sample(users: usize) -> Self;

    /// Adds what another state has.
    fn extend(&mut self, addition: Self);

    /// Responds to a request that the document allows; `rest` responds to what the vendor has no state of its own for.
    fn respond(&mut self, rest: &Stateful, call: &Call<'_>) -> Response;

    /// An error of this status in the vendor's form: 401 to a request without credentials, 404 of a thing that is not there.
    fn error(status: u16) -> Response;

    /// Headers that the vendor puts on every response; see [`vendor_headers`](crate::backend::Backend::vendor_headers).
    fn headers(number: u64) -> Vec<(String, String)>;
}

/// A vendor whose fake can be set up by its name.
#[derive(Debug)]
pub struct Named {
    /// The name.
    pub name: &'static str,
    /// What the vendor calls its API.
    pub title: &'static str,
    /// What a person who calls the fake needs to know.
    pub facts: &'static [(&'static str, &'static str)],
    server: fn(Option<Document>, usize, usize) -> Result<ServerBuilder, StartError>,
}

impl Named {
    /// The vendor of this state.
    pub(crate) const fn of<V: Vendor>() -> Self {
        let server = |document: Option<Document>, users, seed| {
            let builder = Builder::<V>::default().users(users).seed(seed);
            let builder = document.into_iter().fold(builder, Builder::document);
            Ok(builder.prepare()?.0)
        };
        Self { name: V::NAME, title: V::TITLE, facts: V::FACTS, server }
    }

    /// A server with the vendor's sample state and so many users more; of the vendor's own document if none is given.
    ///
    /// # Errors
    /// When the document cannot be served.
    pub fn server(
        &self,
        document: Option<Document>,
        users: usize,
        seed: usize,
    ) -> Result<ServerBuilder, StartError> {
        (self.server)(document, users, seed)
    }
}

/// A running fake. Everything that a [`Server`] can do, and a look at the vendor's state.
#[derive(Debug)]
pub struct Fake<V> {
    server: Server,
    state: Arc<Mutex<V>>,
}

impl<V: Vendor> Fake<V> {
    /// Settings of a fake.
    pub fn builder() -> Builder<V> {
        Builder::default()
    }

    /// Starts a fake with the sample state and without TLS.
    ///
    /// # Panics
    /// When the system gives no socket or thread; [`Builder::try_start`] returns an error instead.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Starts a fake from code that is not asynchronous.
    ///
    /// # Panics
    /// As [`Fake::start`], and inside of a runtime.
    pub fn start_blocking() -> Self {
        Self::builder().start_blocking()
    }
}

impl<V> Fake<V> {
    /// Adds to what is remembered beside the vendor's own state, in the form of [`Stateful`]'s.
    pub(crate) fn remember(&self, resources: Value) {
        // An error means that the document has no such collection: nobody can ask for it.
        let _ = self.server.backend().add_state(serde_json::json!({"resources": resources}));
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, V> {
        self.state.lock()
    }
}

impl<V> Deref for Fake<V> {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}

impl<V> DerefMut for Fake<V> {
    fn deref_mut(&mut self) -> &mut Server {
        &mut self.server
    }
}

/// E-mail address and password of each of `count` users.
pub(crate) fn users(count: usize) -> impl Iterator<Item = (usize, String, String)> {
    (1..=count)
        .map(|number| (number, format!("user{number:05}@example.com"), format!("Old-Passw0rd-{number:05}")))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The lines of code below a folder that name a vendor, comments and tests apart.
    fn naming(folder: &Path, vendors: &[&str], found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !vendors.iter().any(|vendor| path.ends_with(vendor)) {
                    naming(&path, vendors, found);
                }
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
            let names = |line: &&str| vendors.iter().any(|vendor| line.to_lowercase().contains(vendor));
            found.extend(lines.filter(names).map(str::to_owned));
        }
    }

    #[test]
    fn a_vendor_is_known_in_its_folder_and_in_one_line() {
        let vendors: Vec<_> = crate::VENDORS.iter().map(|vendor| vendor.name).collect();
        let mut found = Vec::new();
        naming(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &vendors, &mut found);
        assert_eq!(found, ["vendors!(meraki, tenable);"]);
    }
}
