//! Where this host keeps the certificates of the CAs that it trusts, in words.

use std::env;

/// The kinds of trust store that the client reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TrustStore {
    /// Files, for which `SSL_CERT_FILE` and `SSL_CERT_DIR` name others.
    Files,
    /// The certificate store of Windows. No variable names another.
    Windows,
    /// The keychains of macOS. No variable names another.
    Keychain,
}

impl TrustStore {
    /// That of this system.
    pub(super) const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_vendor = "apple") {
        Self::Keychain
    } else {
        Self::Files
    };

    /// Where one more CA is added.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Files => {
                "the trusted certificates of the Gateway's host, or name a bundle in SSL_CERT_FILE"
            }
            Self::Windows => {
                "the Trusted Root Certification Authorities of the local machine on the Gateway's host"
            }
            Self::Keychain => "the System keychain of the Gateway's host",
        }
    }

    /// What to do if it cannot be read.
    pub(super) fn repair(self) -> &'static str {
        match self {
            Self::Files => {
                "install the system's package of CA certificates, or name a bundle in SSL_CERT_FILE"
            }
            Self::Windows | Self::Keychain => "repair the system's certificate store",
        }
    }

    /// What a connection relies on.
    pub(super) fn used(self) -> &'static str {
        self.used_with(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
    }

    fn used_with(self, is_set: impl Fn(&str) -> bool) -> &'static str {
        if self == Self::Files && (is_set("SSL_CERT_FILE") || is_set("SSL_CERT_DIR")) {
            "trusting what SSL_CERT_FILE or SSL_CERT_DIR names"
        } else {
            "trusting the system's certificates"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_named_only_where_they_are_read() {
        for store in [TrustStore::Files, TrustStore::Windows, TrustStore::Keychain] {
            let reads_them = store == TrustStore::Files;
            for text in [store.place(), store.repair(), store.used_with(|_| true)] {
                assert_eq!(text.contains("SSL_CERT_FILE"), reads_them, "{store:?}: {text}");
            }
            assert_eq!(store.used_with(|_| false), "trusting the system's certificates");
        }
        assert!(TrustStore::Files.used_with(|name| name == "SSL_CERT_DIR").contains("SSL_CERT_DIR"));
    }
}
