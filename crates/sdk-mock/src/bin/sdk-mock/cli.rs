//! The command line.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use sdk_mock::VENDORS;

/// A mock server that holds its clients to an OpenAPI document.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) serve: Serve,
}

/// What else it can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add up the files that mock servers wrote into the folder named by SDK_MOCK_COVERAGE.
    Coverage(Coverage),
    /// Pass requests on to a real server, report where both sides leave the document, and record them without secrets.
    Proxy(Proxy),
    /// Give the responses of a recording to the requests of it.
    Replay(Replay),
    /// Say what names and types differ between two recordings; fails when there are any.
    Drift(Drift),
}

/// What to hold clients to, and where to listen.
#[derive(Debug, Args)]
pub(crate) struct Listen {
    /// The vendor, whose document is meant unless others are given.
    #[arg(long, required_unless_present_any = ["documents", "from_build"], value_parser = vendors())]
    pub(crate) api: Option<String>,
    /// The OpenAPI document (3.0 or 3.1, JSON or YAML) to hold clients to; several are served as one. Without --api it
    /// says what the responses are, and what is made, changed and removed is remembered.
    #[arg(long = "document", value_name = "FILE")]
    pub(crate) documents: Vec<PathBuf>,
    /// The document that this package of an SDK was last built from, merged and corrected; of the build in `CARGO_TARGET_DIR`,
    /// or `target` here.
    #[arg(long, value_name = "PACKAGE", conflicts_with = "documents")]
    pub(crate) from_build: Option<String>,
    /// The address to listen on; `0.0.0.0` in a container.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: std::net::IpAddr,
    /// The port to listen on; a free one if not given.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// How arrays are written in the query string; follows from --api.
    #[arg(long, value_name = "FORM")]
    pub(crate) query_arrays: Option<Form>,
    /// Accept fields of a request that the document does not name.
    #[arg(long)]
    pub(crate) allow_unknown_fields: bool,
}

/// A validation proxy.
#[derive(Debug, Args)]
pub(crate) struct Proxy {
    /// The server: scheme, host and port. Requests bring their paths.
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// Append each exchange to this file, one per line, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) listen: Listen,
}

/// A server of a recording.
#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The recording.
    pub(crate) recording: PathBuf,
    #[command(flatten)]
    pub(crate) listen: Listen,
}

/// Two recordings.
#[derive(Debug, Args)]
pub(crate) struct Drift {
    /// The former recording.
    pub(crate) before: PathBuf,
    /// The latter.
    pub(crate) after: PathBuf,
}

/// What to serve, and how.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) listen: Listen,
    /// Respond with examples only, and remember nothing.
    #[arg(long, conflicts_with = "api")]
    pub(crate) stateless: bool,
    /// Other identities for what is made; the same seed and the same requests give the same bytes.
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: usize,
    /// Say in every response that it is this time, in the form of HTTP: `Thu, 15 Jan 2026 08:30:00 GMT`.
    #[arg(long, value_name = "TIME", value_parser = httpdate::parse_http_date)]
    pub(crate) clock: Option<std::time::SystemTime>,
    /// Speak TLS, with a certificate from a CA made for this run.
    #[arg(long)]
    pub(crate) tls: bool,
    /// Further users of the faked vendor.
    #[arg(long, default_value_t = 0, requires = "api")]
    pub(crate) users: usize,
    /// Respond with 429 to more than this many requests a second.
    #[arg(long, value_name = "REQUESTS")]
    pub(crate) rate_limit: Option<f64>,
    /// Pretend that clients are this many milliseconds (one round trip) away.
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 0)]
    pub(crate) round_trip: u64,
}

/// The coverage to add up.
#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// Write a page as well.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Fail when less than this percentage of the operations of a document was called.
    #[arg(long, value_name = "PERCENT")]
    pub(crate) at_least: Option<usize>,
}

/// The names of the vendors that can be faked.
fn vendors() -> PossibleValuesParser {
    PossibleValuesParser::new(VENDORS.iter().map(|vendor| PossibleValue::new(vendor.name).help(vendor.title)))
}

/// How arrays are written in the query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// As the document says.
    Standard,
    /// `name[]=a&name[]=b`.
    Brackets,
}
