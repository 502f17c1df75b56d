//! Whatever a member holds that no rotation needs, in the account's own record or in another's, the rotation is made.
//! One that is needed and cannot be read has a word of its own.
//!
//! The members and the sound responses are those of the documents. Each odd value is put into all members of a record
//! at once. With `ROTATOR_ODD_MEMBERS=in-turn` it is put into one after the other, which takes about a thousand runs,
//! and into those that are needed as well.

mod response;

use sdk_mock::Fault;
use serde_json::json;

use self::response::{HERE, RESPONSES, Response, example, members, replace};
use crate::support::{Run, Vendor, parallel};

const VALUES: [&str; 8] =
    ["true", "1", "1.5", "123456789012345678901234567890", "\"x\"", "[1]", "{\"a\":1}", "null"];

/// One run: an odd value at these places of a response.
struct Case {
    response: &'static Response,
    /// Which record of a list is meant: the account's own is the first.
    element: usize,
    members: Vec<String>,
    value: &'static str,
}

impl Case {
    fn name(&self) -> String {
        format!("{} {} {} {}", self.response.operation, self.element, self.value, self.members.join(" "))
    }

    fn is_needed(&self) -> bool {
        self.element == 0 && self.members.iter().any(|member| self.response.needed.contains(&&**member))
    }

    /// Runs the program against a vendor that gives these responses.
    fn responded(&self) -> (Run, Vendor) {
        let target = self.response.target;
        let vendor = target.start();
        for response in RESPONSES.iter().filter(|response| response.target == target) {
            let mut example = example(response, &vendor.id());
            if response.operation == self.response.operation {
                self.members
                    .iter()
                    .for_each(|member| replace(&mut example, response.accounts, member, self.element));
            } else if response.operation == "updateNetworkMerakiAuthUser" && self.element == 0 {
                // It shows the account as the list did.
                let members = self.members.iter().filter_map(|member| member.strip_prefix("*/"));
                members.for_each(|member| replace(&mut example, None, member, 0));
            }
            let text = example.to_string().replace(&json!(HERE).to_string(), self.value);
            let moment = Fault::on(response.operation).after_change();
            vendor.server().fault(moment.body("application/json", text).always());
        }
        (target.program(&target.payload(), &vendor).run(), vendor)
    }

    fn run(&self) {
        let (run, vendor) = self.responded();
        let expected: &[i32] = match () {
            () if self.response.operation == "updateNetworkMerakiAuthUser" => &[0, 21],
            () if self.is_needed() => &[0, 10],
            () => &[0],
        };
        assert!(run.exit.is_some_and(|exit| expected.contains(&exit)), "{run:?}");
        assert!(self.is_needed() || vendor.has_new(), "a false `changed`: {run:?}");
    }
}

#[test]
fn what_no_rotation_needs_stops_none() {
    let in_turn = std::env::var("ROTATOR_ODD_MEMBERS").is_ok_and(|value| value == "in-turn");
    let mut cases = Vec::new();
    for response in &RESPONSES {
        let all = members(response);
        assert!(response.needed.iter().all(|needed| all.iter().any(|member| member == needed)), "{all:?}");
        let elements = if response.accounts.is_some() { 2 } else { 1 };
        for (element, value) in (0..elements).flat_map(|element| VALUES.map(|value| (element, value))) {
            let of_element = |member: &&String| {
                element == 0 || response.accounts.is_some_and(|accounts| member.starts_with(accounts))
            };
            let case = |members| Case { response, element, members, value };
            if in_turn {
                let one = all.iter().filter(of_element).map(|member| case(vec![member.clone()]));
                cases.extend(one);
                continue;
            }
            // What is inside of another member is lost with it, so each run has members of one height.
            let height = |member: &str| {
                let depth = |member: &str| member.split('/').count();
                let inside = all.iter().filter(|other| other.starts_with(&format!("{member}/")));
                inside.map(|other| depth(other) - depth(member)).max().unwrap_or(0)
            };
            let free = |member: &&String| element > 0 || !response.needed.contains(&&***member);
            for wanted in 0..6 {
                let some = all.iter().filter(of_element).filter(free);
                cases.push(case(some.filter(|member| height(member) == wanted).cloned().collect()));
            }
        }
    }
    cases.retain(|case| !case.members.is_empty());
    assert!(cases.len() > 100);
    parallel::all(&cases, Case::name, |case, _| case.run());
}

/// A case for one member, by the operation's name.
fn case(operation: &str, member: &str, element: usize, value: &'static str) -> Case {
    let response = RESPONSES.iter().find(|response| response.operation == operation).unwrap();
    Case { response, element, members: vec![member.to_owned()], value }
}

/// Seen in responses of servers, or next to what is documented.
#[test]
fn known_oddities_stop_no_rotation() {
    let rows = [
        ("users-list", "users/*/lastlogin", "\"\""),
        ("users-list", "users/*/lastlogin", "\"2026-11-01T00:00:00Z\""),
        ("users-list", "users/*/lockout", "false"),
        ("users-list", "users/*/two_factor/sms_enabled", "true"),
        ("users-list", "users/*/preferences", "{\"x\":null}"),
        ("users-list", "users/*/group_uuids", "[null]"),
        ("users-list", "users/*/rbac_roles", "[\"a\"]"),
        ("users-list", "users/*/name", "[]"),
        ("users-list", "users/*/username", "null"),
        ("getNetworkMerakiAuthUsers", "*/authorizations/*/ssidNumber", "\"x\""),
        ("getNetworkMerakiAuthUsers", "*/authorizations/*/expiresAt", "[]"),
        ("getNetworkMerakiAuthUsers", "*/name", "{}"),
        ("getNetworkMerakiAuthUsers", "*/createdAt", "[]"),
        ("credentials-list", "credentials/*/last_used_by", "\"\""),
        ("credentials-details", "permissions", "[null]"),
    ];
    let cases: Vec<_> = rows
        .iter()
        .flat_map(|(operation, member, value)| [0, 1].map(|one| case(operation, member, one, value)))
        .collect();
    parallel::all(&cases, Case::name, |case, _| {
        let (run, vendor) = case.responded();
        run.assert_changed();
        assert!(vendor.has_new());
    });
}

#[test]
fn a_needed_member_that_cannot_be_read_is_named() {
    let rows = [
        ("getNetworkMerakiAuthUsers", "*/id", "[1]", "id"),
        ("getNetworkMerakiAuthUsers", "*/id", "null", "id"),
        ("getNetworkMerakiAuthUsers", "*/accountType", "{\"a\":1}", "accountType"),
        ("getNetworkMerakiAuthUsers", "*/isAdmin", "\"x\"", "isAdmin"),
        ("getNetworkMerakiAuthUsers", "*/authorizations", "1.5", "authorizations"),
        ("users-list", "users/*/uuid", "{\"a\":1}", "uuid"),
        ("users-list", "users/*/enabled", "[1]", "enabled"),
        ("users-list", "users/*/type", "123456789012345678901234567890", "type"),
        ("credentials-list", "credentials/*/uuid", "true", "uuid"),
        ("credentials-details", "name", "[1]", "name"),
        ("credentials-details", "description", "{\"a\":1}", "description"),
        ("credentials-details", "ad_hoc", "\"x\"", "ad_hoc"),
        ("credentials-details", "type", "\"x\"", "type"),
        ("credentials-details", "type/id", "[1]", "type.id"),
        ("credentials-details", "user_permissions", "\"x\"", "user_permissions"),
        ("credentials-details", "settings", "[1]", "settings"),
        ("credentials-details", "settings/auth_method", "[1]", "settings.auth_method"),
        // The list itself.
        ("users-list", "users", "\"x\"", "$.users"),
        ("credentials-list", "credentials", "{\"a\":1}", "$.credentials"),
        ("credentials-details", "", "[1]", "$"),
    ];
    parallel::all(
        &rows,
        |row| format!("{row:?}"),
        |(operation, member, value, named), _| {
            let (run, vendor) = case(operation, member, 0, value).responded();
            run.assert_failed(10, "unexpected_answer").says(named).says("report this line");
            assert!(!vendor.has_new(), "{run:?}");
        },
    );
}
