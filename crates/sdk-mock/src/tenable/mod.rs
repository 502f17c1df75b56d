//! A fake of the Tenable Vulnerability Management API that keeps state.
//!
//! ```
//! # async fn example() {
//! use sdk_mock::tenable::{self, Tenable};
//!
//! let vendor = Tenable::start().await;
//! // … a client with `vendor.base_url()`, `tenable::ACCESS_KEY` and `tenable::SECRET_KEY` does its work …
//! assert_eq!(vendor.password_of(tenable::USER).as_deref(), Some(tenable::USER_PASSWORD));
//! vendor.assert_calls(&[]);
//! # }
//! ```
//!
//! Behaviour is the vendor's where it was recorded or is documented: forms of responses and errors, empty successes,
//! HTML for 429, fewer fields for callers who are not administrators, the password rules, the lockout, masked
//! settings. Guesses: the status of a refused password (400), which accounts cannot log in (those that are disabled,
//! without `password_permitted`, by SAML only, or with a second factor), and that settings of a credential which are
//! left out are gone. Operations without state response with the document's examples.

mod backend;
mod credential;
mod credentials;
mod error;
mod export;
mod exports;
mod files;
mod groups;
mod session;
mod state;
mod user;
mod users;

pub use credential::Credential;
pub use state::State;
pub use user::{ADMINISTRATOR, BASIC, User};

use std::sync::OnceLock;

use crate::document::{Document, DocumentError};
use crate::fake::{Builder, Fake};

/// The access key of the administrator.
pub const ACCESS_KEY: &str = "mock0tenable0access0admin00000000000000000000000000000000000000a";
/// The secret key of the administrator.
pub const SECRET_KEY: &str = "mock0tenable0secret0admin00000000000000000000000000000000000000b";
/// The access key of a user with the basic role.
pub const BASIC_ACCESS_KEY: &str = "mock0tenable0access0basic00000000000000000000000000000000000000c";
/// The secret key of a user with the basic role.
pub const BASIC_SECRET_KEY: &str = "mock0tenable0secret0basic00000000000000000000000000000000000000d";
/// The account that everything belongs to.
pub const ACCOUNT_UUID: &str = "00000000-0000-4000-8000-000000000002";
/// The administrator who owns the keys.
pub const ADMIN: &str = "admin@example.com";
/// That administrator's UUID.
pub const ADMIN_UUID: &str = "00000000-0000-4000-8000-0000000000ad";
/// That administrator's password.
pub const ADMIN_PASSWORD: &str = "Admin-Passw0rd-1";
/// The basic user that is there from the start.
pub const USER: &str = "user@example.com";
/// That user's UUID.
pub const USER_UUID: &str = "00000000-0000-4000-8000-000000000001";
/// That user's password at the start.
pub const USER_PASSWORD: &str = "Old-Example-Passw0rd";
/// The managed credential (Windows) that is there from the start.
pub const CREDENTIAL: &str = "Windows servers";
/// That credential's password at the start.
pub const CREDENTIAL_PASSWORD: &str = "Old-Credential-Passw0rd";

/// A running fake of the vendor.
pub type Tenable = Fake<State>;

impl Tenable {
    /// Adds a user and returns the UUID.
    pub fn add_user(&self, user: User) -> String {
        self.lock().add_user(user)
    }

    /// All users.
    pub fn users(&self) -> Vec<User> {
        self.lock().users.clone()
    }

    /// The user of this name.
    pub fn user(&self, username: &str) -> Option<User> {
        self.lock().users.iter().find(|user| user.username == username).cloned()
    }

    /// Changes the user of this name behind the API's back.
    pub fn change_user(&self, username: &str, change: impl FnOnce(&mut User)) {
        if let Some(user) = self.lock().users.iter_mut().find(|user| user.username == username) {
            change(user);
        }
    }

    /// The password of the user of this name.
    pub fn password_of(&self, username: &str) -> Option<String> {
        Some(self.user(username)?.password)
    }

    /// How often passwords of users were set through the API.
    pub fn password_changes(&self) -> u32 {
        self.lock().users.iter().map(|user| user.password_changes).sum()
    }

    /// The files that were uploaded, by the names that the vendor gave them.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.lock().files.clone()
    }

    /// Adds a managed credential and returns the UUID.
    pub fn add_credential(&self, credential: Credential) -> String {
        self.lock().add_credential(credential)
    }

    /// The first managed credential of this name, with its secrets in the clear.
    pub fn credential(&self, name: &str) -> Option<Credential> {
        self.lock().credentials.iter().find(|credential| credential.name == name).cloned()
    }

    /// Changes the first managed credential of this name behind the API's back.
    pub fn change_credential(&self, name: &str, change: impl FnOnce(&mut Credential)) {
        let mut state = self.lock();
        if let Some(credential) = state.credentials.iter_mut().find(|credential| credential.name == name) {
            change(credential);
        }
    }
}

impl Builder<State> {
    /// Sets how many chunks an export has, and how many elements a chunk; 2 and 3 if not told.
    pub fn export_size(self, chunks: u32, elements: usize) -> Self {
        self.change(move |tenable| {
            let size = &mut tenable.export_size;
            (size.chunks, size.elements) = (chunks, elements);
        })
    }

    /// Lets chunks of an export of vulnerabilities fail, or be cancelled: the export is `FINISHED` without them, as the
    /// vendor's are.
    pub fn export_without(
        self,
        failed: impl IntoIterator<Item = u32>,
        cancelled: impl IntoIterator<Item = u32>,
    ) -> Self {
        let (failed, cancelled) = (failed.into_iter().collect(), cancelled.into_iter().collect());
        self.change(move |tenable| {
            let size = &mut tenable.export_size;
            (size.failed, size.cancelled) = (failed, cancelled);
        })
    }
}

impl Document {
    /// The project's own document of the Tenable Vulnerability Management API.
    ///
    /// # Errors
    /// Only when the file in this crate is broken.
    pub fn tenable() -> Result<Self, DocumentError> {
        static READ: OnceLock<Document> = OnceLock::new();
        Self::own(&READ, include_str!("../../openapi/tenable.json"))
    }
}
