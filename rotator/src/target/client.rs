//! The client of a vendor, as a rotation needs it.

use std::time::Duration;

use sdk_runtime::vendor::{ConfigProblem, VendorClient};
use sdk_runtime::{ClientOptions, ConfigError, RetryPolicy};

use super::job::{Job, MIN_PAUSE};
use super::trust::TrustStore;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::foreign;
use crate::tls_module;

/// Over how much time programs that met the vendor's limit together come back. The figures are in docs/operate.md.
const MAX_SPREAD: Duration = Duration::from_secs(10);

impl Job<'_> {
    /// The client that a builder with the key makes, whose attempts may take this long. `key_fields` are the fields of the key,
    /// in words.
    pub(super) fn client<C: VendorClient>(
        &self,
        builder: ClientOptions<C>,
        attempt: Duration,
        key_fields: &str,
    ) -> Result<C, Failure> {
        let mut builder = builder
            .application("KeeperRotator", env!("CARGO_PKG_VERSION"), "OpenSource")
            .attempt_timeout(attempt)
            .call_timeout(self.settings.deadline)
            .retry(self.retry());
        if let Some(url) = &self.settings.api_url {
            builder = builder.base_url(&*url.url);
        }
        builder.build().map_err(|error| self.client_failure(&error, key_fields))
    }

    /// How calls are repeated: as long as there is time. Waits are at most a twentieth of it, because a wait that
    /// does not fit into the rest of the time ends the call, and what one more attempt could have told stays unknown.
    /// With the default deadline these are 0.5 to 4.5 seconds, and after a rate limit up to 4.5 from the first on. Somebody
    /// who tries things out does not want to wait for a connection that cannot be made.
    fn retry(&self) -> RetryPolicy {
        let time = self.settings.deadline;
        let attempts = match self.settings.dry_run {
            true => 3,
            // More than fit into the time.
            false => u32::try_from(time.as_secs()).unwrap_or(u32::MAX).max(40),
        };
        RetryPolicy::default()
            .attempts(attempts)
            .backoff(time / 180, time / 20)
            .spread_after_limit(MAX_SPREAD.min(time / 20))
            .min_wait(MIN_PAUSE)
    }

    /// Why a client could not be made, said to the one who can repair it.
    fn client_failure(&self, error: &ConfigError, key_fields: &str) -> Failure {
        let reason = error.to_string();
        let reason = foreign(&reason);
        match error.problem() {
            ConfigProblem::BaseUrl(_) => match &self.settings.api_url {
                Some(url) if url.from_record => Failure::new(
                    Code::FieldInvalid,
                    format!("field `api_url` of the record {} cannot be used ({reason})", self.record_name),
                ),
                _ => Failure::new(Code::Usage, format!("--api-url cannot be used ({reason})")),
            },
            ConfigProblem::Credentials(_) => Failure::new(
                Code::FieldInvalid,
                format!("{key_fields} of the record {} cannot be used ({reason})", self.record_name),
            ),
            ConfigProblem::SystemProxy(why) => {
                Failure::new(Code::HostSetup, format!("this host's proxy cannot be used: {}", foreign(why)))
                    .advise("correct it in the environment of the Gateway")
            }
            ConfigProblem::NotFips => Failure::new(
                Code::HostSetup,
                format!("this program must not connect without {}, which it does not have", tls_module::NAME),
            )
            .advise("build it again as `.ci/fips` does"),
            ConfigProblem::Tls(why) => Failure::new(
                Code::HostSetup,
                format!("no connection can be trusted on this host: {}", foreign(why)),
            )
            .advise(TrustStore::HERE.repair()),
            _ => Failure::new(Code::HostSetup, format!("this host's settings cannot be used ({reason})")),
        }
    }
}
