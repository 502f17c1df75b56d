//! What the fake Meraki knows.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A client VPN, 802.1X or guest account of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct User {
    /// Opaque identifier; empty for one that is made when the user is added.
    pub id: String,
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// `802.1X`, `Client VPN` or `Guest`.
    pub account_type: String,
    /// Whether the account belongs to a Dashboard administrator, who cannot be given a password here.
    pub is_admin: bool,
    /// The password; never part of a response.
    pub password: Option<String>,
    /// What the user may connect to, as in responses.
    pub authorizations: Vec<Value>,
    /// How often a password was set through the API.
    pub password_changes: u32,
}

impl Default for User {
    /// A client VPN user without a name, for a JSON form in which everything is optional.
    fn default() -> Self {
        Self::client_vpn("", "")
    }
}

impl User {
    /// A client VPN user who is authorised for ever.
    pub fn client_vpn(email: &str, password: &str) -> Self {
        let authorization = json!({
            "ssidNumber": 0,
            "authorizedZone": "Client VPN",
            "expiresAt": "Never",
            "authorizedByName": super::ADMIN_NAME,
            "authorizedByEmail": super::ADMIN_EMAIL,
        });
        Self {
            id: String::new(),
            email: email.to_owned(),
            name: email.split('@').next().unwrap_or_default().to_owned(),
            account_type: "Client VPN".to_owned(),
            is_admin: false,
            password: Some(password.to_owned()),
            authorizations: vec![authorization],
            password_changes: 0,
        }
    }

    /// The same with another account type.
    #[must_use]
    pub fn with_account_type(mut self, account_type: &str) -> Self {
        self.account_type = account_type.to_owned();
        self
    }

    /// The user as the API shows it.
    pub(super) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "email": self.email,
            "name": self.name,
            "createdAt": "2026-01-15T08:30:00.090210Z",
            "accountType": self.account_type,
            "isAdmin": self.is_admin,
            "authorizations": self.authorizations,
        })
    }
}

/// What the holder of an API key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rights {
    /// Everything.
    Full,
    /// Read.
    ReadOnly,
    /// Nothing in this organization: Meraki then responds with 404, not 403.
    None,
}

/// A network and its users.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Network {
    pub(super) id: String,
    /// The organization that it belongs to.
    #[serde(default = "organization")]
    pub(super) organization: String,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) users: Vec<User>,
    /// What was sent about it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) changed: Map<String, Value>,
}

fn organization() -> String {
    super::ORGANIZATION_ID.to_owned()
}

/// What the vendor remembers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct State {
    #[serde(skip)]
    pub(super) keys: Vec<(String, Rights)>,
    pub(super) networks: Vec<Network>,
    /// Administrators of the organization; of one that is added, name and e-mail address at least.
    pub(super) admins: Vec<Value>,
}

impl State {
    pub(super) fn new() -> Self {
        let mut state = Self {
            keys: vec![
                (super::API_KEY.to_owned(), Rights::Full),
                (super::READ_ONLY_API_KEY.to_owned(), Rights::ReadOnly),
            ],
            admins: vec![admin("212406", super::ADMIN_NAME, super::ADMIN_EMAIL)],
            ..Self::default()
        };
        state.add_network(super::ORGANIZATION_ID, super::NETWORK_ID, "Example Network");
        state.add(super::NETWORK_ID, User::client_vpn(super::USER_EMAIL, super::USER_PASSWORD));
        state
    }

    pub(super) fn add_admin(&mut self, name: &str, email: &str) -> String {
        let id = (300_001 + self.admins.len()).to_string();
        self.admins.push(admin(&id, name, email));
        id
    }

    pub(super) fn add_network(&mut self, organization: &str, id: &str, name: &str) {
        self.networks.push(Network {
            id: id.to_owned(),
            organization: organization.to_owned(),
            name: name.to_owned(),
            users: Vec::new(),
            changed: Map::new(),
        });
    }

    pub(super) fn network(&mut self, id: &str) -> Option<&mut Network> {
        self.networks.iter_mut().find(|network| network.id == id)
    }

    /// Adds a user, and returns the identifier. A network that is not there is made.
    pub(super) fn add(&mut self, network: &str, user: User) -> String {
        if self.network(network).is_none() {
            self.add_network(super::ORGANIZATION_ID, network, network);
        }
        self.network(network).map(|network| network.add(user)).unwrap_or_default()
    }
}

impl Network {
    pub(super) fn json(&self) -> Value {
        let mut shown = json!({
            "id": self.id,
            "organizationId": self.organization,
            "name": self.name,
            "productTypes": ["appliance"],
            "timeZone": "Europe/Berlin",
            "tags": ["example"],
            "url": "https://n1.meraki.com/example/n/aaaaaa/manage/usage/list",
            "notes": "",
            "isBoundToConfigTemplate": false,
        });
        for (name, value) in &self.changed {
            shown[name.as_str()] = value.clone();
        }
        shown
    }

    /// Adds a user, and returns the identifier.
    pub(super) fn add(&mut self, mut user: User) -> String {
        if user.id.is_empty() {
            user.id = self.free_id(&user);
        }
        let id = user.id.clone();
        self.users.push(user);
        id
    }

    /// Base64 of the e-mail address as the vendor's samples have it, so with `=`; of more where that is taken.
    fn free_id(&self, user: &User) -> String {
        let plain = STANDARD.encode(&user.email);
        if self.users.iter().all(|other| other.id != plain) {
            return plain;
        }
        STANDARD.encode(format!("{}/{}/{}", user.email, user.account_type, self.users.len()))
    }
}

/// A Dashboard administrator as the API shows one.
pub(super) fn admin(id: &str, name: &str, email: &str) -> Value {
    json!({
        "id": id,
        "name": name,
        "email": email,
        "orgAccess": "full",
        "accountStatus": "ok",
        "twoFactorAuthEnabled": true,
        "hasApiKey": true,
        "lastActive": "2026-01-15T08:30:00Z",
        "tags": [],
        "networks": [],
        "authenticationMethod": "Email",
    })
}
