//! Rows M18 to M18c: what requests made of redirects.

use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL, USER_PASSWORD};
use serde_json::json;

use crate::support::{NEW, Payload, Program};

const UPDATE: &str = "updateNetworkMerakiAuthUser";

fn path_of_the_update(vendor: &Meraki) -> String {
    let user = vendor.user(USER_EMAIL).unwrap();
    let id: String = user.id.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{}/networks/{}/merakiAuthUsers/{id}", vendor.base_url(), sdk_mock::meraki::NETWORK_ID)
}

#[test]
fn m18_a_redirected_update_stays_an_update_with_its_body() {
    for status in [301, 302, 307, 308] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).redirect(status, &path_of_the_update(&vendor)));
        Program::new(&Payload::meraki(), &vendor.base_url()).run().assert_changed();
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW), "{status}");
        let updates = vendor.requests_of(UPDATE);
        assert_eq!(updates.len(), 2, "{status}");
        assert!(updates.iter().all(|update| update.request.method == "PUT"), "{status}: {updates:?}");
        assert!(updates.iter().all(|update| update.json == Some(json!({ "password": NEW }))), "{status}");
    }
}

#[test]
fn m18a_m18b_a_cycle_of_redirects_ends_soon_and_unchanged() {
    for status in [301, 302, 307, 308] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).redirect(status, &path_of_the_update(&vendor)).always());
        let run = Program::new(&Payload::meraki(), &vendor.base_url()).run();
        run.assert_failed(10, "redirect_refused");
        assert!(vendor.requests_of(UPDATE).len() <= 6, "{status}");
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
    }
}

#[test]
fn m18c_nothing_goes_to_another_host() {
    for location in [
        "http://192.0.2.1/api/v1/x",
        "http://api.meraki.com/api/v1/x",
        "https://api.meraki.com.example.com/api/v1/x",
        "https://evilmeraki.com/api/v1/x",
        "https://api.meraki.com@example.com/api/v1/x",
        "file:///etc/passwd",
        "//example.com/x",
    ] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).redirect(308, location).always());
        let run = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", "5"]).run();
        run.assert_failed(10, "redirect_refused");
    }
}
