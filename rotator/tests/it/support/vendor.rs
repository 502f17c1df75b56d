//! The three targets behind one face, for tests that hold of all of them.

use rotator::target;
use sdk_mock::Server;
use sdk_mock::meraki::{self, Meraki};
use sdk_mock::tenable::{self, Tenable};

use super::{NEW, Payload, Program};

/// What is rotated: the rows of the program, with what a test needs of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Meraki,
    User,
    Credential,
}

/// A running vendor with the account that the payload is about.
pub(crate) enum Vendor {
    Meraki(Meraki),
    User(Tenable),
    Credential(Tenable),
}

impl Target {
    pub(crate) const ALL: [Self; 3] = [Self::Meraki, Self::User, Self::Credential];

    /// Its row in the program.
    pub(crate) fn row(self) -> &'static target::Target {
        target::TARGETS[self as usize]
    }

    pub(crate) fn start(self) -> Vendor {
        match self {
            Self::Meraki => Vendor::Meraki(Meraki::start_blocking()),
            Self::User => Vendor::User(Tenable::start_blocking()),
            Self::Credential => Vendor::Credential(Tenable::start_blocking()),
        }
    }

    /// The same in the current runtime.
    pub(crate) fn start_here(self) -> Vendor {
        match self {
            Self::Meraki => Vendor::Meraki(Meraki::builder().start_here()),
            Self::User => Vendor::User(Tenable::builder().start_here()),
            Self::Credential => Vendor::Credential(Tenable::builder().start_here()),
        }
    }

    /// The operation that changes the password.
    pub(crate) fn write(self) -> &'static str {
        match self {
            Self::Meraki => "updateNetworkMerakiAuthUser",
            Self::User => "users-password",
            Self::Credential => "credentials-update",
        }
    }

    /// All operations of a run, those of doubtful cases included.
    pub(crate) fn operations(self) -> &'static [&'static str] {
        match self {
            Self::Meraki => &["getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"],
            Self::User => {
                &["users-list", "users-password", "users-list-auths", "session-create", "session-delete"]
            }
            Self::Credential => &["credentials-list", "credentials-details", "credentials-update"],
        }
    }

    pub(crate) fn payload(self) -> Payload {
        match self {
            Self::Meraki => Payload::meraki(),
            Self::User => Payload::tenable(),
            Self::Credential => Payload::tenable().with("user", tenable::CREDENTIAL),
        }
    }

    /// The program for this payload, against this vendor.
    pub(crate) fn program(self, payload: &Payload, vendor: &Vendor) -> Program {
        Program::new(payload, &vendor.server().base_url()).args(&self.args())
    }

    /// The arguments without which its title means another target.
    pub(crate) fn args(self) -> Vec<&'static str> {
        let title = self.row().record_title;
        let first = target::TARGETS.iter().find(|target| target.record_title == title);
        if first == Some(&self.row()) { Vec::new() } else { vec!["--target", self.row().name] }
    }

    pub(crate) fn old_password(self) -> &'static str {
        match self {
            Self::Meraki => meraki::USER_PASSWORD,
            Self::User => tenable::USER_PASSWORD,
            Self::Credential => tenable::CREDENTIAL_PASSWORD,
        }
    }
}

impl Vendor {
    pub(crate) fn server(&self) -> &Server {
        match self {
            Self::Meraki(vendor) => vendor,
            Self::User(vendor) | Self::Credential(vendor) => vendor,
        }
    }

    /// The password of the account now.
    pub(crate) fn password(&self) -> String {
        match self {
            Self::Meraki(vendor) => vendor.password_of(meraki::USER_EMAIL).unwrap(),
            Self::User(vendor) => vendor.password_of(tenable::USER).unwrap(),
            Self::Credential(vendor) => {
                let credential = vendor.credential(tenable::CREDENTIAL).unwrap();
                credential.settings["password"].as_str().unwrap().to_owned()
            }
        }
    }

    /// How the vendor's API names the account.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Meraki(vendor) => vendor.user(meraki::USER_EMAIL).unwrap().id,
            Self::User(vendor) => vendor.user(tenable::USER).unwrap().uuid,
            Self::Credential(vendor) => vendor.credential(tenable::CREDENTIAL).unwrap().uuid,
        }
    }

    /// Whether the account has the new password.
    pub(crate) fn has_new(&self) -> bool {
        self.password() == NEW
    }
}

#[test]
fn every_row_of_the_program_is_tested() {
    assert_eq!(Target::ALL.len(), target::TARGETS.len());
    for target in Target::ALL {
        assert!(
            target
                .row()
                .name
                .ends_with(&format!("{target:?}").to_lowercase().replace("meraki", "meraki-user"))
        );
        assert!(target.operations().contains(&target.write()));
    }
}
