//! The operations of the fake Meraki.

use serde_json::{Value, json};

use super::admins;
use super::error::{error, not_found};
use super::state::{Network, Rights, State, User};
use crate::backend::{Backend, Call, Response};
use crate::contract::Violation;
use crate::fake::Answers;

/// Users that an organization may have (Meraki, `createNetworkMerakiAuthUser`).
const MOST_USERS: usize = 50_000;

/// The header for a key that the vendor had before `Authorization: Bearer …`, and takes still.
const API_KEY_HEADER: &str = "x-cisco-meraki-api-key";

impl Backend for Answers<State> {
    fn respond(&self, call: &Call<'_>) -> Response {
        let mut state = self.lock();
        let rights = match rights(&state, call) {
            Ok(rights) => rights,
            Err(response) => return response,
        };
        let writes = call.operation.method != "GET";
        match rights {
            Rights::None if call.operation.path != "/administered/identities/me" => return not_found(),
            Rights::ReadOnly if writes => {
                return error(403, "You do not have permission to perform this operation");
            }
            _ => {}
        }
        self.operation(&mut state, call)
    }

    fn reset(&self) {
        self.rest.reset();
        *self.lock() = self.start.clone();
    }

    fn stateful_operations(&self) -> usize {
        self.rest.operations()
    }

    fn state(&self) -> Option<Value> {
        self.outside(self.lock().outside())
    }

    fn add_state(&self, addition: Value) -> Result<(), String> {
        let addition = self.addition(addition)?;
        self.lock().extend(addition);
        Ok(())
    }

    fn unauthenticated(&self, call: &Call<'_>, _: &Violation) -> Option<Response> {
        // The older header does as well, whether or not the document knows it.
        // Meraki, "Authorization": what a lost header looks like.
        let has_key = call.request.header(API_KEY_HEADER).is_some();
        Some(if has_key { self.respond(call) } else { error(401, "Missing API key") })
    }

    fn adapted(&self, call: &Call<'_>, response: &Response) -> Option<Response> {
        Some(self.rest.examples.adapted(call.operation, response))
    }

    fn limited(&self, seconds: u64) -> Response {
        self.error(429).with_header("retry-after", &seconds.to_string())
    }

    fn error(&self, status: u16) -> Response {
        match status {
            429 => error(429, "API rate limit exceeded for organization"),
            404 => not_found(),
            _ => error(status, "scripted fault"),
        }
    }

    fn vendor_headers(&self, number: u64) -> Vec<(String, String)> {
        vec![("x-request-id".to_owned(), format!("{number:032x}"))]
    }
}

impl Answers<State> {
    fn operation(&self, state: &mut State, call: &Call<'_>) -> Response {
        match call.operation.id.as_str() {
            "getAdministeredIdentitiesMe" => Response::json(200, &identity()),
            id if call.operation.path.contains("{organizationId}") => {
                if call.path("organizationId") != super::ORGANIZATION_ID {
                    return not_found();
                }
                match id {
                    "createOrganizationNetwork" => {
                        let id = format!("N_{}", 100_000_000_000_000_002_u64 + state.networks.len() as u64);
                        state.add_network(&id, "");
                        changed(state.network(&id), call, 201)
                    }
                    "getOrganizationNetworks" => page(call, &networks(state, call)),
                    _ => admins::respond(state, call).unwrap_or_else(|| self.rest.respond(call)),
                }
            }
            id if call.operation.path.contains("{networkId}") => {
                if id == "deleteNetwork" {
                    let before = state.networks.len();
                    state.networks.retain(|network| network.id != call.path("networkId"));
                    return if state.networks.len() < before { Response::empty(204) } else { not_found() };
                }
                let total = state.networks.iter().map(|network| network.users.len()).sum();
                match state.network(call.path("networkId")) {
                    None => not_found(),
                    Some(network) => self.network(id, network, total, call),
                }
            }
            _ => self.rest.respond(call),
        }
    }

    fn network(&self, id: &str, network: &mut Network, total: usize, call: &Call<'_>) -> Response {
        match id {
            "getNetwork" => Response::json(200, &network.json()),
            "updateNetwork" => changed(Some(network), call, 200),
            "getNetworkMerakiAuthUsers" => {
                Response::json(200, &network.users.iter().map(User::json).collect::<Value>())
            }
            "createNetworkMerakiAuthUser" => create(network, total, call),
            "getNetworkMerakiAuthUser" | "updateNetworkMerakiAuthUser" | "deleteNetworkMerakiAuthUser" => {
                let wanted = call.path("merakiAuthUserId");
                let Some(index) = network.users.iter().position(|user| user.id == wanted) else {
                    return not_found();
                };
                match id {
                    "getNetworkMerakiAuthUser" => Response::json(200, &network.users[index].json()),
                    "updateNetworkMerakiAuthUser" => update(&mut network.users[index], call),
                    _ => {
                        network.users.remove(index);
                        Response::empty(204)
                    }
                }
            }
            _ => self.rest.respond(call),
        }
    }
}

/// The rights of the caller's key.
fn rights(state: &State, call: &Call<'_>) -> Result<Rights, Response> {
    let bearer = call.request.header("authorization").and_then(|header| header.split_once(' '));
    let older = || call.request.header(API_KEY_HEADER);
    let key = bearer.map(|(_, key)| key.trim()).or_else(older).unwrap_or_default();
    let known = state.keys.iter().find(|(known, _)| known == key);
    known.map(|(_, rights)| *rights).ok_or_else(|| error(401, "Invalid API key"))
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
    if total >= MOST_USERS {
        return error(400, "The organization has reached its limit of users");
    }
    let mut user = User::client_vpn(&email, "").with_account_type(&kind);
    user.password = text("password");
    user.is_admin = call.field("isAdmin").and_then(Value::as_bool).unwrap_or(false);
    user.name = text("name").unwrap_or_default();
    user.authorizations = authorizations(call).unwrap_or_default();
    network.add(user);
    Response::json(201, &network.users.last().map(User::json).unwrap_or_default())
}

fn update(user: &mut User, call: &Call<'_>) -> Response {
    if user.is_admin && (call.field("password").is_some() || call.field("name").is_some()) {
        return error(400, "Name and password cannot be changed for a Dashboard administrator");
    }
    if let Some(name) = call.text("name") {
        user.name = name.to_owned();
    }
    if let Some(password) = call.text("password") {
        if password.is_empty() {
            return error(400, "'password' cannot be blank");
        }
        user.password = Some(password.to_owned());
        user.password_changes += 1;
    }
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
    state.networks.iter().map(Network::json).filter(wanted).collect()
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

pub(super) fn organization() -> Value {
    json!({
        "id": super::ORGANIZATION_ID,
        "name": "Example Organization",
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
