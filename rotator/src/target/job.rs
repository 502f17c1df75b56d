//! What a rotation is about, and what it leaves behind.

use std::time::{Duration, Instant};

use sdk_runtime::{Error, Response, Secret};

use super::connection::Route;
use crate::decision::{Attempt, Event};
use crate::exit::Code;
use crate::hurry::Hurry;
use crate::payload::{Payload, Record};
use crate::settings::Settings;
use crate::track::Track;

/// No write is repeated faster than this, however short the deadline.
pub(super) const MIN_PAUSE: Duration = Duration::from_millis(250);

/// Everything that a rotation needs to know.
#[derive(Debug)]
pub struct Job<'a> {
    /// What the Gateway said.
    pub payload: &'a Payload,
    /// The record with the API key.
    pub record: &'a Record,
    /// How messages name that record.
    pub record_name: String,
    /// The options.
    pub settings: &'a Settings,
    /// When all has to be over.
    pub deadline: Instant,
    /// Where to note what was done.
    pub track: &'a Track,
    /// Whether somebody asked the program to stop.
    pub hurry: &'a Hurry,
}

/// A run that ended well.
#[derive(Debug, Clone)]
pub struct Done {
    /// Why it is well.
    pub code: Code,
    /// One sentence.
    pub message: String,
}

impl Job<'_> {
    /// The password that is to be set.
    pub(super) fn new_password(&self) -> Secret {
        self.payload.new_password.clone()
    }

    /// The way to the vendor.
    pub(super) fn route(&self, usual_url: &str) -> Route {
        Route::new(self.settings.api_url.as_ref().map_or(usual_url, |url| &url.url))
    }

    /// Makes a call and notes it.
    pub(super) async fn call<T>(
        &self,
        call: impl Future<Output = Result<Response<T>, Error>>,
    ) -> Result<Response<T>, Error> {
        let response = call.await;
        self.track.call(&response);
        response
    }

    /// Notes that a call of the write begins; one that is a repetition waits first.
    pub(super) async fn begin_write(&self) {
        if self.track.knowledge().has_begun() {
            tracing::debug!("a success that cannot be read; writing again");
            tokio::time::sleep(MIN_PAUSE).await;
        }
        self.track.saw(Event::Begun);
    }

    /// Notes how the attempts of a call of the write ended.
    pub(super) fn attempted(&self, attempts: &[Attempt]) {
        attempts.iter().for_each(|attempt| self.track.saw(Event::Attempt(*attempt)));
    }
}
