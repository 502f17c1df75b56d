//! The operations of the fake Meraki.

use serde_json::{Value, json};

use super::admins;
use super::error::{error, not_found};
use super::state::{Network, Rights, State, User};
use crate::backend::{Backend, Call, Response};
use crate::contract::{Contract, QueryArrays};
use crate::document::{Document, DocumentError};
use crate::fake::{self, Vendor};
use crate::state::Stateful;
use crate::value::patch;

/// Users that an organization may have (Meraki, `createNetworkMerakiAuthUser`).
const MAX_USERS: usize = 50_000;

/// The header for a key that the vendor had before `Authorization: Bearer …`, and takes still.
const API_KEY_HEADER: &str = "x-cisco-meraki-api-key";

impl Vendor for State {
    const NAME: &str = "meraki";
    const TITLE: &str = "Cisco Meraki Dashboard API";
    const FACTS: &[(&str, &str)] = &[
        ("API key", super::API_KEY),
        ("read-only API key", super::READ_ONLY_API_KEY),
        ("organization", super::ORGANIZATION_ID),
        ("network", super::NETWORK_ID),
        ("user", super::USER_EMAIL),
        ("user's password", super::USER_PASSWORD),
    ];
    const CREDENTIALS: &[&str] = &[API_KEY_HEADER];
    const OWN: &[&str] = &["/networks", "/organizations/{organizationId}/admins"];

    fn given() -> Value {
        json!({"/organizations": [organization(super::ORGANIZATION_ID, "Example Organization")]})
    }

    fn document() -> Result<Document, DocumentError> {
        Document::meraki()
    }

    fn contract(document: Document) -> Contract {
        // The vendor's client for Python asks for this path, to learn which organization a device belongs to.
        let contract = Contract::new(document).former_path("/inventoryDevices", "/inventory/devices");
        contract.query_arrays(QueryArrays::Brackets)
    }

    fn sample(users: usize) -> Self {
        let mut state = Self::new();
        for (number, email, password) in fake::users(users) {
            let mut user = User::client_vpn(&email, &password);
            // Given, because looking for a free one would take quadratic time.
            user.id = format!("user-{number:05}=");
            state.add(super::NETWORK_ID, user);
        }
        state
    }

    fn extend(&mut self, addition: Self) {
        for network in addition.networks {
            if self.network(&network.id).is_none() {
                self.add_network(&network.organization, &network.id, &network.name);
            }
            for user in network.users {
                self.add(&network.id, user);
            }
        }
        for new in addition.admins {
            let text = |name: &str| new[name].as_str().unwrap_or_default().to_owned();
            self.add_admin(&text("name"), &text("email"));
        }
    }

    fn respond(&mut self, rest: &Stateful, call: &Call<'_>) -> Response {
        let id = call.operation.id.as_str();
        match self.rights(call) {
            None => return error(401, "Invalid API key"),
            Some(Rights::None) if id != "getAdministeredIdentitiesMe" => return not_found(),
            Some(Rights::ReadOnly) if call.operation.method != "GET" => {
                return error(403, "You do not have permission to perform this operation");
            }
            Some(_) => {}
        }
        let other = call.path.get("organizationId").filter(|id| *id != super::ORGANIZATION_ID);
        if other.is_some_and(|id| !rest.has("/organizations", id)) {
            return not_found();
        }
        match id {
            "getAdministeredIdentitiesMe" => Response::json(200, &identity()),
            "createOrganizationNetwork" => {
                let id = format!("N_{}", 100_000_000_000_000_002_u64 + self.networks.len() as u64);
                self.add_network(call.path("organizationId"), &id, "");
                changed(self.network(&id), call, 201)
            }
            "getOrganizationNetworks" => page(call, &networks(self, call)),
            _ if call.path.contains_key("networkId") => self.below_network(rest, call),
            _ => admins::respond(self, call).unwrap_or_else(|| rest.respond(call)),
        }
    }

    fn error(status: u16) -> Response {
        match status {
            // Meraki, "Authorization": what a lost header looks like.
            401 => error(401, "Missing API key"),
            429 => error(429, "API rate limit exceeded for organization"),
            404 => not_found(),
            _ => error(status, "scripted fault"),
        }
    }

    fn headers(number: u64) -> Vec<(String, String)> {
        vec![("x-request-id".to_owned(), format!("{number:032x}"))]
    }
}

impl State {
    /// The rights of the caller's key.
    fn rights(&self, call: &Call<'_>) -> Option<Rights> {
        let bearer = call.request.header("authorization").and_then(|header| header.split_once(' '));
        let older = || call.request.header(API_KEY_HEADER);
        let key = bearer.map(|(_, key)| key.trim()).or_else(older)?;
        self.keys.iter().find(|(known, _)| known == key).map(|(_, rights)| *rights)
    }

    fn below_network(&mut self, rest: &Stateful, call: &Call<'_>) -> Response {
        let total = self.networks.iter().map(|network| network.users.len()).sum();
        let id = call.path("networkId");
        let Some(index) = self.networks.iter().position(|network| network.id == id) else {
            return not_found();
        };
        let network = &mut self.networks[index];
        let user = network.users.iter().position(|user| user.id == call.path("merakiAuthUserId"));
        match (call.operation.id.as_str(), user) {
            ("getNetwork", _) => Response::json(200, &network.json()),
            ("updateNetwork", _) => changed(Some(network), call, 200),
            ("deleteNetwork", _) => {
                self.networks.remove(index);
                Response::empty(204)
            }
            ("getNetworkMerakiAuthUsers", _) => {
                Response::json(200, &network.users.iter().map(User::json).collect())
            }
            ("createNetworkMerakiAuthUser", _) => create(network, total, call),
            ("getNetworkMerakiAuthUser", Some(user)) => Response::json(200, &network.users[user].json()),
            ("updateNetworkMerakiAuthUser", Some(user)) => update(&mut network.users[user], call),
            ("deleteNetworkMerakiAuthUser", Some(user)) => {
                network.users.remove(user);
                Response::empty(204)
            }
            (_, None) if call.path.contains_key("merakiAuthUserId") => not_found(),
            _ => rest.respond(call),
        }
    }
}

/// A network with what was sent.
fn changed(network: Option<&mut Network>, call: &Call<'_>, status: u16) -> Response {
    let Some(network) = network else { return not_found() };
    network.changed.extend(call.json.and_then(Value::as_object).cloned().unwrap_or_default());
    Response::json(status, &network.json())
}

fn create(network: &mut Network, total: usize, call: &Call<'_>) -> Response {
    let text = |name: &str| call.text(name).map(str::to_owned);
    let (Some(email), kind) = (text("email"), text("accountType").unwrap_or_else(|| "802.1X".to_owned()))
    else {
        return error(400, "'email' is required");
    };
    if network.users.iter().any(|user| user.email == email && user.account_type == kind) {
        return error(400, "Email has already been taken");
    }
    if total >= MAX_USERS {
        return error(400, "The organization has reached its limit of users");
    }
    let mut user = User::client_vpn(&email, "").with_account_type(&kind);
    user.is_admin = call.field("isAdmin").and_then(Value::as_bool).unwrap_or(false);
    (user.password, user.name) = (None, String::new());
    patch(&mut user, call.json, &["name", "password"]);
    user.authorizations = authorizations(call).unwrap_or_default();
    network.add(user);
    Response::json(201, &network.users.last().map(User::json).unwrap_or_default())
}

fn update(user: &mut User, call: &Call<'_>) -> Response {
    if user.is_admin && (call.field("password").is_some() || call.field("name").is_some()) {
        return error(400, "Name and password cannot be changed for a Dashboard administrator");
    }
    if let Some(password) = call.text("password") {
        if password.is_empty() {
            return error(400, "'password' cannot be blank");
        }
        user.password_changes += 1;
    }
    patch(user, call.json, &["name", "password"]);
    if let Some(authorizations) = authorizations(call) {
        user.authorizations = authorizations;
    }
    Response::json(200, &user.json())
}

/// Authorizations of a request in the form of a response.
fn authorizations(call: &Call<'_>) -> Option<Vec<Value>> {
    let given = call.field("authorizations")?.as_array()?;
    let complete = |one: &Value| {
        json!({
            "ssidNumber": one.get("ssidNumber").cloned().unwrap_or(json!(0)),
            "authorizedZone": "Zone 1",
            "expiresAt": one.get("expiresAt").cloned().unwrap_or(json!("Never")),
            "authorizedByName": super::ADMIN_NAME,
            "authorizedByEmail": super::ADMIN_EMAIL,
        })
    };
    Some(given.iter().map(complete).collect())
}

fn networks(state: &State, call: &Call<'_>) -> Vec<Value> {
    let types: Vec<_> = call.query_all("productTypes[]").collect();
    let wanted = |network: &Value| {
        let has =
            |kind: &&str| network["productTypes"].as_array().is_some_and(|all| all.contains(&json!(kind)));
        types.is_empty() || types.iter().any(has)
    };
    let own = state.networks.iter().filter(|network| network.organization == call.path("organizationId"));
    own.map(Network::json).filter(wanted).collect()
}

/// The page of a list that a call asks for; the token is an element's `id`.
fn page(call: &Call<'_>, items: &[Value]) -> Response {
    let id = |item: &Value| item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(paging) = &call.operation.paging else { return Response::json(200, &json!(items)) };
    let position = |token: &str| items.iter().position(|item| id(item) == token);
    match crate::paging::page(call, paging, items.len(), |index| id(&items[index]), position) {
        Err(reason) => error(400, &reason),
        Ok(page) => {
            let response = Response::json(200, &json!(items.get(page.range).unwrap_or_default()));
            page.link.into_iter().fold(response, |response, link| response.with_header("link", &link))
        }
    }
}

/// An organization as the API shows one.
pub(super) fn organization(id: &str, name: &str) -> Value {
    json!({
        "id": id,
        "name": name,
        "url": "https://n1.meraki.com/o/aaaaaa/manage/organization/overview",
        "api": {"enabled": true},
        "licensing": {"model": "co-term"},
        "cloud": {"region": {"name": "Europe", "host": {"name": "Germany"}}},
        "management": {"details": []},
    })
}

fn identity() -> Value {
    json!({
        "name": super::ADMIN_NAME,
        "email": super::ADMIN_EMAIL,
        "lastUsedDashboardAt": "2026-01-15T08:30:00Z",
        "authentication": {
            "mode": "email",
            "api": {"key": {"created": true}},
            "twoFactor": {"enabled": true},
            "saml": {"enabled": false},
        },
    })
}
