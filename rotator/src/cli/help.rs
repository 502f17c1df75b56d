//! What the help says beside the options.

use crate::target::{TARGETS, TRY_IT};

/// Where the documentation is: the release workflow names the place of the version that it builds.
const DOCS: &str = match option_env!("ROTATOR_DOCS") {
    Some(place) => place,
    None => "the folder docs/ of the source",
};

/// How messages name a page of the documentation.
pub(crate) fn docs(page: &str) -> String {
    match DOCS.contains("://") {
        true => format!("{}/{page}", DOCS.trim_end_matches('/')),
        false => format!("docs/{page}"),
    }
}

/// A part of the help behind the options.
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) text: String,
}

/// Behind the options of the program itself.
pub(super) fn after() -> String {
    let parts = parts().into_iter().map(|Part { title, text }| format!("{title}:\n{text}"));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// Examples, environment, exit codes, and where there is more.
pub(super) fn parts() -> [Part; 4] {
    let [target, ..] = TARGETS;
    let fields = target.fields.iter().map(|field| match field.secret {
        true => format!("--field-file {}=FILE", field.label),
        false => format!("--field {}=VALUE", field.label),
    });
    let fields = fields.collect::<Vec<_>>().join(" ");
    let examples = format!(
        "  rotator check
      Ask for everything that a rotation needs, and check it.
  rotator check --target {target} --user LOGIN \\
      {fields}
      The same without questions.
  exec /opt/rotator/rotator
      In the script that is attached to a PAM User record."
    );
    let environment = "  HTTPS_PROXY, ALL_PROXY
      The proxy for requests to the vendor.
  NO_PROXY
      Hosts that are reached without it.
  SSL_CERT_FILE, SSL_CERT_DIR
      The CAs that are trusted, in place of the system's. Not on Windows and
      macOS.";
    let exit_codes = format!(
        "  0   The password is the new one; or a check passed.
  2   Unchanged: the command line is wrong.
  10  Unchanged: a person must act. The message says where.
  11  Unchanged: the cause is temporary. Run it again.
  20  Unknown: {}.
  21  Changed, but a later step failed.
  70  A defect of the program: report the line.",
        TRY_IT.replace("; if", ";\n      if")
    );
    [
        Part { title: "Examples", text: examples },
        Part { title: "Environment", text: environment.to_owned() },
        Part { title: "Exit status", text: exit_codes },
        Part { title: "Documentation", text: format!("  {DOCS}") },
    ]
}
