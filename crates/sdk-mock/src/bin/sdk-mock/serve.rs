//! Serving until interrupted.

use std::path::PathBuf;
use std::time::Duration;

use sdk_mock::contract::{Contract, QueryArrays};
use sdk_mock::document::Document;
use sdk_mock::fake::Named;
use sdk_mock::server::ServerBuilder;
use sdk_mock::{RateLimit, Server, VENDORS};
use serde_json::Value;

use crate::cli::{Form, Listen, Serve};

/// Serves what the arguments ask for.
pub(crate) async fn run(arguments: Serve) -> Result<(), String> {
    let server = builder(&arguments.listen, arguments.users, arguments.seed)?;
    let vendor = vendor(&arguments.listen);
    let server =
        if arguments.stateless || vendor.is_some() { server } else { server.stateful(arguments.seed) };
    let server = configure(server, &arguments).start().await.map_err(|error| error.to_string())?;
    announce(&server, vendor.map_or(&[], |vendor| vendor.facts)).await
}

fn vendor(listen: &Listen) -> Option<&'static Named> {
    VENDORS.iter().find(|vendor| Some(vendor.name) == listen.api.as_deref())
}

/// A server of what clients are held to.
pub(crate) fn builder(listen: &Listen, users: usize, seed: usize) -> Result<ServerBuilder, String> {
    let built = listen.from_build.as_deref().map(built).transpose()?;
    let documents: Vec<_> = listen.documents.iter().cloned().chain(built).collect();
    let server = match (vendor(listen), read(&documents)?) {
        (Some(vendor), document) => {
            vendor.server(document, users, seed).map_err(|error| error.to_string())?
        }
        (None, Some(document)) => {
            let arrays = match listen.query_arrays {
                Some(Form::Brackets) => QueryArrays::Brackets,
                _ => QueryArrays::Standard,
            };
            Server::builder(Contract::new(document).query_arrays(arrays))
        }
        // The command line asks for one of them.
        (None, None) => return Err("neither --api nor --document is given".to_owned()),
    };
    Ok(if listen.allow_unknown_fields { server.allow_unknown_fields() } else { server })
}

/// The document that the last build of a package has left.
fn built(package: &str) -> Result<PathBuf, String> {
    let target = PathBuf::from(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
    let below =
        |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    // By profile, and one level deeper where a target was named.
    let profiles = below(target.clone()).flat_map(|profile| below(profile.clone()).chain([profile]));
    let of_package = |folder: &PathBuf| {
        let name = folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.rsplit_once('-'));
        name.is_some_and(|(name, _)| name == package)
    };
    let builds = profiles.flat_map(|profile| below(profile.join("build"))).filter(of_package);
    let documents = builds.map(|build| build.join("out/document.json"));
    let dated = documents.filter_map(|file| Some((std::fs::metadata(&file).ok()?.modified().ok()?, file)));
    let missing =
        || format!("{}: no build of {package}; run `cargo build -p {package}` first", target.display());
    dated.max().map(|(_, file)| file).ok_or_else(missing)
}

fn configure(server: ServerBuilder, arguments: &Serve) -> ServerBuilder {
    let mut server = server.lenient().control().host(arguments.listen.host).port(arguments.listen.port);
    server = server.round_trip(Duration::from_millis(arguments.round_trip));
    server = arguments.clock.into_iter().fold(server, ServerBuilder::clock);
    if arguments.tls {
        server = server.tls();
    }
    match arguments.rate_limit {
        Some(rate) => server.rate_limit(RateLimit::bucket(rate, rate.max(1.0))),
        None => server,
    }
}

fn read(paths: &[PathBuf]) -> Result<Option<Document>, String> {
    let value = |path: &PathBuf| -> Result<Value, String> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read(path).map_err(|error| named(&error))?;
        sdk_openapi::parse(&text).map_err(|error| named(&error))
    };
    let documents = paths.iter().map(value).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    let named = |error| format!("{}: {error}", names.join(", "));
    (!documents.is_empty()).then(|| Document::merged(documents).map_err(named)).transpose()
}

/// Says where the server is and what it knows, and waits for an interrupt.
#[allow(clippy::print_stdout, reason = "a program for people says where it listens")]
async fn announce(server: &Server, samples: &[(&str, &str)]) -> Result<(), String> {
    let document = server.contract().document();
    let (operations, stateful) = (document.operations().len(), server.stateful_operations());
    println!("{}: {operations} operations, {stateful} of which keep state", document.title());
    for error in document.left_out() {
        println!("not served: {error}");
    }
    println!("base URL: {}", server.base_url());
    println!("control:  {}/__sdk-mock", server.origin());
    if let Some(path) = server.ca_path() {
        println!("CA file:  {}", path.display());
    }
    for (name, value) in samples {
        println!("{name}: {value}");
    }
    println!("Stop with Ctrl-C.");
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())?;
    println!("\n{}", server.coverage());
    for violation in server.violations() {
        println!("violation: {violation}");
    }
    Ok(())
}
