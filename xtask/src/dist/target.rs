//! What is built for.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::process::Command;

/// A target of the compiler.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    triple: String,
}

impl Target {
    /// The named one, or the most portable one for this machine: on Linux musl if that is installed, because such a
    /// program takes nothing from the system it runs on; else glibc, linked statically.
    pub(super) fn choose(wanted: Option<&str>, missing: &mut Vec<String>) -> Result<Self, Box<dyn Error>> {
        if let Some(triple) = wanted {
            return Ok(Self { triple: triple.to_owned() });
        }
        let host = host()?;
        let Some(machine) = host.strip_suffix("-unknown-linux-gnu") else { return Ok(Self { triple: host }) };
        let musl = format!("{machine}-unknown-linux-musl");
        let lacks = if !is_installed(&musl) {
            format!("`rustup target add {musl}` gives the target")
        } else if !has_compiler(&musl) {
            "its C compiler `musl-gcc` is not there (package musl-tools, musl-gcc or musl)".to_owned()
        } else {
            return Ok(Self { triple: musl });
        };
        missing.push(format!("the program is linked with glibc, not musl: {lacks}"));
        Ok(Self { triple: host })
    }

    pub(super) fn triple(&self) -> &str {
        &self.triple
    }

    /// Whether the program must not need a loader: on Linux.
    pub(super) fn is_static(&self) -> bool {
        self.triple.contains("-linux-")
    }

    /// What the compiler is told for it.
    pub(super) fn flags(&self) -> &'static [&'static str] {
        if self.is_static() || self.triple.ends_with("-windows-msvc") {
            &["-Ctarget-feature=+crt-static"]
        } else {
            &[]
        }
    }

    /// The file name of a program.
    pub(super) fn program(&self, name: &str) -> String {
        if self.triple.contains("-windows-") { format!("{name}.exe") } else { name.to_owned() }
    }

    /// For the name of the folder: `x86_64-linux-musl`.
    pub(super) fn label(&self) -> String {
        self.triple.replace("-unknown-", "-").replace("-pc-", "-").replace("-apple-", "-")
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let linked = if self.is_static() { ", static" } else { "" };
        write!(f, "{}{linked}", self.triple)
    }
}

fn host() -> Result<String, Box<dyn Error>> {
    let output = Command::new("rustc").arg("-vV").output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not name its host".into())
}

/// The cryptography is partly C.
fn has_compiler(triple: &str) -> bool {
    let variable = format!("CC_{}", triple.replace('-', "_"));
    let said = || Command::new("musl-gcc").arg("--version").output();
    std::env::var_os(variable).is_some() || said().is_ok_and(|said| said.status.success())
}

fn is_installed(triple: &str) -> bool {
    let output = Command::new("rustc").args(["--print", "target-libdir", "--target", triple]).output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success() && Path::new(&folder).is_dir()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(triple: &str) -> Target {
        Target { triple: triple.to_owned() }
    }

    #[test]
    fn labels_name_machine_and_system() {
        assert_eq!(target("x86_64-unknown-linux-musl").label(), "x86_64-linux-musl");
        assert_eq!(target("aarch64-apple-darwin").label(), "aarch64-darwin");
        assert_eq!(target("x86_64-pc-windows-msvc").label(), "x86_64-windows-msvc");
    }

    #[test]
    fn linux_is_static_and_a_named_target_is_taken() {
        assert!(target("aarch64-unknown-linux-gnu").is_static());
        assert!(!target("aarch64-apple-darwin").is_static());
        let mut missing = Vec::new();
        assert_eq!(Target::choose(Some("t"), &mut missing).unwrap(), target("t"));
        assert!(missing.is_empty());
    }
}
