//! What the fake Tenable knows.

use std::collections::BTreeSet;

use super::credential::Credential;
use super::export::{Export, Size};
use super::user::User;
use crate::backend::Call;
use serde::{Deserialize, Serialize};

/// A group of users.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) id: u64,
    pub(super) uuid: String,
    pub(super) name: String,
    pub(super) managed_by_saml: bool,
    /// UUIDs.
    pub(super) members: BTreeSet<String>,
}

/// What the vendor remembers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct State {
    pub(super) users: Vec<User>,
    pub(super) credentials: Vec<Credential>,
    #[serde(skip)]
    pub(super) groups: Vec<Group>,
    /// Tokens of sessions, with the UUID of their user.
    #[serde(skip)]
    pub(super) sessions: Vec<(String, String)>,
    #[serde(skip)]
    pub(super) exports: Vec<Export>,
    /// Names and contents.
    #[serde(skip)]
    pub(super) files: Vec<(String, Vec<u8>)>,
    #[serde(skip)]
    pub(super) export_size: Size,
    #[serde(skip)]
    last: u64,
}

/// The header of a session's token.
pub(super) const SESSION_HEADER: &str = "x-cookie";

impl State {
    pub(super) fn new() -> Self {
        let mut state = Self { last: 1000, ..Self::default() };
        let mut admin = User::local(super::ADMIN, super::ADMIN_PASSWORD)
            .with_permissions(super::ADMINISTRATOR)
            .with_keys(super::ACCESS_KEY, super::SECRET_KEY);
        admin.uuid = super::ADMIN_UUID.to_owned();
        let basic = User::local("basic@example.com", "Basic-Passw0rd-1")
            .with_keys(super::BASIC_ACCESS_KEY, super::BASIC_SECRET_KEY);
        let mut user = User::local(super::USER, super::USER_PASSWORD);
        user.uuid = super::USER_UUID.to_owned();
        for user in [admin, basic, user] {
            state.add_user(user);
        }
        state.add_credential(Credential::windows(super::CREDENTIAL, "scanner", super::CREDENTIAL_PASSWORD));
        state.add_group("Scan operators");
        state
    }

    /// Counts up; everything with a number or a UUID takes the next.
    pub(super) fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub(super) fn add_user(&mut self, mut user: User) -> String {
        let number = self.next();
        if user.id == 0 {
            user.id = number;
        }
        if user.uuid.is_empty() {
            user.uuid = uuid(number);
        }
        let uuid = user.uuid.clone();
        self.users.push(user);
        uuid
    }

    pub(super) fn add_credential(&mut self, mut credential: Credential) -> String {
        let number = self.next();
        if credential.uuid.is_empty() {
            credential.uuid = uuid(number);
        }
        let uuid = credential.uuid.clone();
        self.credentials.push(credential);
        uuid
    }

    pub(super) fn add_group(&mut self, name: &str) -> &mut Group {
        let id = self.next();
        self.groups.push(Group { id, uuid: uuid(id), name: name.to_owned(), ..Group::default() });
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    /// UUIDs of the groups that a user is in.
    pub(super) fn groups_of(&self, user: &str) -> Vec<String> {
        let groups = self.groups.iter().filter(|group| group.members.contains(user));
        groups.map(|group| group.uuid.clone()).collect()
    }

    /// The user whom a path names, by UUID or, as recorded, by number.
    pub(super) fn position(&self, user: &str) -> Option<usize> {
        let id = user.parse().ok();
        self.users.iter().position(|other| other.uuid.eq_ignore_ascii_case(user) || Some(other.id) == id)
    }

    /// The user who calls: by key pair, or by the token of a session.
    pub(super) fn caller(&self, call: &Call<'_>) -> Option<usize> {
        if let Some(token) = token(call) {
            let (_, uuid) = self.sessions.iter().find(|(known, _)| *known == token)?;
            return self.position(uuid);
        }
        let header = call.request.header("x-apikeys")?;
        let part = |name: &str| {
            let parts = header.split(';').filter_map(|part| part.trim().split_once('='));
            parts.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.trim())
        };
        let (access, secret) = (part("accessKey")?, part("secretKey")?);
        self.users.iter().position(|user| user.owns(access, secret))
    }
}

/// The token of a session, in the header that pyTenable uses: `X-Cookie: token=…`.
pub(super) fn token(call: &Call<'_>) -> Option<String> {
    let header = call.request.header(SESSION_HEADER)?;
    Some(header.trim().strip_prefix("token=")?.trim_end_matches(';').to_owned())
}

/// A UUID that contains a number.
pub(super) fn uuid(number: u64) -> String {
    format!("00000000-0000-4000-8000-{number:012x}")
}
