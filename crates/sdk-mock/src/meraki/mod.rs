//! A fake of the Meraki Dashboard API that keeps state.
//!
//! ```
//! # async fn example() {
//! use sdk_mock::meraki::{self, Meraki};
//!
//! let vendor = Meraki::start().await;
//! // … a client with `vendor.base_url()` and `meraki::API_KEY` changes the password of `meraki::USER_EMAIL` …
//! assert_eq!(vendor.password_of(meraki::USER_EMAIL).as_deref(), Some(meraki::USER_PASSWORD));
//! vendor.assert_calls(&[]);
//! # }
//! ```
//!
//! Behaviour is the vendor's where it is documented: the forms of errors and responses, 404 without rights, passwords
//! that never return, no password for Dashboard administrators, `Link` headers. Status and text of refusals that no
//! source describes (a taken e-mail address, an administrator's password) are guesses: 400.

mod admins;
mod backend;
mod error;
mod state;

pub use state::{Rights, State, User};

use std::sync::OnceLock;

use serde_json::json;

use crate::document::{Document, DocumentError};
use crate::fake::Fake;
use crate::limit::RateLimit;

/// The API key of a full administrator.
pub const API_KEY: &str = "mock0meraki0key0full0000000000000000000a";
/// The API key of a read-only administrator.
pub const READ_ONLY_API_KEY: &str = "mock0meraki0key0read0only0000000000000b";
/// The organization.
pub const ORGANIZATION_ID: &str = "100001";
/// The network that is there from the start.
pub const NETWORK_ID: &str = "N_100000000000000001";
/// The client VPN user that is there from the start.
pub const USER_EMAIL: &str = "user@example.com";
/// That user's password at the start.
pub const USER_PASSWORD: &str = "Old-Example-Passw0rd";
/// The administrator who owns the API keys.
pub const ADMIN_EMAIL: &str = "admin@example.com";
/// That administrator's name.
pub const ADMIN_NAME: &str = "Ada Admin";

/// A running fake of the vendor.
pub type Meraki = Fake<State>;

impl Meraki {
    /// Adds a user to the sample network and returns the identifier.
    pub fn add_user(&self, user: User) -> String {
        self.add_user_to(NETWORK_ID, user)
    }

    /// Adds a user to a network, which is made where it is missing, and returns the identifier.
    pub fn add_user_to(&self, network: &str, user: User) -> String {
        self.lock().add(network, user)
    }

    /// Adds an organization without networks, which all keys can see.
    pub fn add_organization(&self, id: &str, name: &str) {
        self.remember(json!({"/organizations": [backend::organization(id, name)]}));
    }

    /// Adds a network without users to the sample organization.
    pub fn add_network(&self, id: &str, name: &str) {
        self.add_network_to(ORGANIZATION_ID, id, name);
    }

    /// Adds a network without users to an organization.
    pub fn add_network_to(&self, organization: &str, id: &str, name: &str) {
        self.lock().add_network(organization, id, name);
    }

    /// Adds an API key.
    pub fn add_key(&self, key: &str, rights: Rights) {
        self.lock().keys.push((key.to_owned(), rights));
    }

    /// Adds an administrator of the organization, and returns the identifier.
    pub fn add_admin(&self, name: &str, email: &str) -> String {
        self.lock().add_admin(name, email)
    }

    /// All users of a network.
    pub fn users_of(&self, network: &str) -> Vec<User> {
        self.lock().network(network).map(|network| network.users.clone()).unwrap_or_default()
    }

    /// All users of the sample network.
    pub fn users(&self) -> Vec<User> {
        self.users_of(NETWORK_ID)
    }

    /// The first user of the sample network with this e-mail address.
    pub fn user(&self, email: &str) -> Option<User> {
        self.users().into_iter().find(|user| user.email == email)
    }

    /// Changes the first user of the sample network with this e-mail address behind the API's back.
    pub fn change_user(&self, email: &str, change: impl FnOnce(&mut User)) {
        let mut state = self.lock();
        let users = state.network(NETWORK_ID).map(|network| network.users.as_mut_slice()).unwrap_or_default();
        if let Some(user) = users.iter_mut().find(|user| user.email == email) {
            change(user);
        }
    }

    /// Removes all users of the sample network.
    pub fn clear_users(&self) {
        if let Some(network) = self.lock().network(NETWORK_ID) {
            network.users.clear();
        }
    }

    /// The password of the first user of the sample network with this e-mail address.
    pub fn password_of(&self, email: &str) -> Option<String> {
        self.user(email)?.password
    }

    /// How often passwords were set through the API, in all networks.
    pub fn password_changes(&self) -> u32 {
        self.lock().networks.iter().flat_map(|network| &network.users).map(|user| user.password_changes).sum()
    }
}

impl Document {
    /// The project's own document of the Meraki Dashboard API.
    ///
    /// # Errors
    /// Only when the file in this crate is broken.
    pub fn meraki() -> Result<Self, DocumentError> {
        static READ: OnceLock<Document> = OnceLock::new();
        Self::own(&READ, include_str!("../../openapi/meraki.json"))
    }
}

impl RateLimit {
    /// Meraki's limit of an organization: 10 requests a second, and 10 more in the first second (Meraki,
    /// "Rate limit").
    pub const MERAKI: Self = Self::bucket(10.0, 20.0);
}
