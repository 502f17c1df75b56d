//! One build that does not depend on where it takes place.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::target::Target;
use crate::workspace;

/// How the program is built.
pub(super) struct Builder<'a> {
    pub(super) target: &'a Target,
    /// cargo-auditable, where it is there.
    pub(super) auditable: Option<&'a Path>,
}

impl Builder<'_> {
    /// Builds the program of a package from `source` and tells where it is.
    pub(super) fn build(
        &self,
        package: &str,
        source: &Path,
        target_folder: &Path,
    ) -> Result<PathBuf, Box<dyn Error>> {
        println!("building {package} in {} …", source.display());
        let mut command = match self.auditable {
            Some(auditable) => {
                let mut command = Command::new(auditable);
                command.arg("auditable");
                command
            }
            None => workspace::cargo(),
        };
        command
            .args(["build", "--release", "--locked", "--quiet", "--package", package, "--bin", package])
            .args(["--target", self.target.triple()])
            .arg("--target-dir")
            .arg(target_folder)
            .current_dir(source)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags(source, target_folder)?.join("\x1f"))
            .env_remove("RUSTFLAGS")
            // What Cargo tells `cargo run` about this program would reach the build scripts of the other one.
            .env_remove("CARGO_MANIFEST_DIR")
            .env("CARGO_INCREMENTAL", "0");
        if !command.status()?.success() {
            return Err(format!("{package} does not build for {}; see above", self.target).into());
        }
        Ok(target_folder.join(self.target.triple()).join("release").join(self.target.program(package)))
    }

    /// Flags of the target, and names instead of the paths of this machine. The last one that fits counts.
    fn flags(&self, source: &Path, target_folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
        let mut flags: Vec<String> = self.target.flags().iter().map(|&flag| flag.to_owned()).collect();
        let registry = cargo_home()?.join("registry/src");
        let mut renamed = vec![(registry.clone(), "/registry".to_owned())];
        // One folder an index, whose name holds a hash of the index's address.
        for index in std::fs::read_dir(&registry).into_iter().flatten().flatten() {
            renamed.push((index.path(), "/registry".to_owned()));
        }
        renamed.push((source.to_owned(), "/source".to_owned()));
        renamed.push((target_folder.to_owned(), "/build".to_owned()));
        for (path, name) in renamed {
            flags.push(format!("--remap-path-prefix={}={name}", path.display()));
        }
        Ok(flags)
    }
}

fn cargo_home() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = std::env::home_dir().ok_or("the home folder is not known")?;
    Ok(home.join(".cargo"))
}
