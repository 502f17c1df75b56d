//! The kinds of account, and what they are called.

use std::fmt;

/// A kind of account whose password this program can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// A user of Meraki's own authentication: client VPN, guest or 802.1X.
    Meraki,
    /// A user of Tenable Vulnerability Management.
    TenableUser,
    /// A managed credential of Tenable Vulnerability Management, with which it scans hosts.
    TenableCredential,
}

impl TargetKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Meraki, Self::TenableUser, Self::TenableCredential];

    /// The word on the command line, in record fields and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Meraki => "meraki",
            Self::TenableUser => "tenable-user",
            Self::TenableCredential => "tenable-credential",
        }
    }

    /// The title of its credential record, as the Python scripts expected it (facts: Keeper-Security/pam-scripts).
    #[must_use]
    pub fn record_title(self) -> &'static str {
        match self {
            Self::Meraki => "Cisco Authentication Record",
            Self::TenableUser | Self::TenableCredential => "Tenable Authentication Record",
        }
    }

    /// The vendor's name, for messages.
    #[must_use]
    pub fn vendor(self) -> &'static str {
        match self {
            Self::Meraki => "Meraki",
            Self::TenableUser | Self::TenableCredential => "Tenable",
        }
    }
}

impl fmt::Display for TargetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
