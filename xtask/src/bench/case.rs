//! What is measured.

use std::fmt;
use std::time::Duration;

/// Where the clients find the CAs that they trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// `SSL_CERT_FILE` names the system's bundle (for curl `--cacert`).
    File,
    /// Nothing is set: each client looks for the system's store.
    System,
}

/// One situation, in which all clients are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) users: usize,
    pub(super) round_trip: Duration,
    pub(super) trust: Trust,
}

impl Case {
    /// One network after the other; the first one also with the trust store that nobody names, and from afar.
    pub(super) fn all(users: &[usize]) -> Vec<Self> {
        let near = |users: usize, trust| Self { users, round_trip: Duration::ZERO, trust };
        let first = users.first().copied().unwrap_or(10);
        let mut cases = vec![
            near(first, Trust::File),
            near(first, Trust::System),
            Self { round_trip: Duration::from_millis(50), ..near(first, Trust::File) },
        ];
        cases.extend(users.iter().skip(1).map(|&users| near(users, Trust::File)));
        cases
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trust = match self.trust {
            Trust::File => "system bundle named",
            Trust::System => "system store",
        };
        write!(f, "{} users, round trip {} ms, {trust}", self.users, self.round_trip.as_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_is_measured_and_the_first_one_three_times() {
        let users: Vec<_> = Case::all(&[10, 1000]).iter().map(|case| case.users).collect();
        assert_eq!(users, [10, 10, 10, 1000]);
    }
}
