//! `cargo xtask dist`: one static program, and what a packager or an auditor wants beside it.
//!
//! * [`target`] chooses what the installed toolchain can build; [`tools`] installs what is missing where that is possible;
//! * [`build`] makes the program, [`copy`] a second one elsewhere to compare it with, [`probe`] runs it in an empty
//!   root file system, [`elf`] looks into it;
//! * the mock servers are built beside it;
//! * [`tree`] reads the dependencies, for [`sbom`] and [`licences`]; [`manual`] and [`sums`] do the rest.
//!
//! What cannot be had here is said in one sentence at the end, and the rest is made all the same.

mod build;
mod copy;
mod elf;
mod licences;
mod manual;
mod probe;
mod sbom;
mod sums;
mod target;
mod tools;
mod tree;

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::workspace;
use build::Builder;
use target::Target;
use tree::Tree;

/// The package of the program, and that of the mock servers.
const ROTATOR: &str = "rotator";
const MOCK: &str = "sdk-mock";

/// Builds the program for distribution, with everything that belongs beside it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Dist {
    #[command(subcommand)]
    inner: Option<Inner>,
    /// The target; by default the most portable one that the installed toolchain has.
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Where to put the folder with the results.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Build once, without checking that a second build elsewhere gives the same bytes.
    #[arg(long)]
    once: bool,
}

/// Parts of the command that run in processes of their own.
#[derive(Debug, Subcommand)]
enum Inner {
    /// Makes a rotation with a program in an empty root file system. For `dist` itself.
    #[command(hide = true)]
    Probe(probe::Probe),
}

impl Dist {
    /// Builds, checks and writes everything.
    ///
    /// # Errors
    ///
    /// A program that does not build, is not static, depends on where it is built, or cannot rotate in an empty root
    /// file system.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        if let Some(Inner::Probe(probe)) = &self.inner {
            return probe.run();
        }
        let mut missing = Vec::new();
        let root = workspace::root();
        let target = Target::choose(self.target.as_deref(), &mut missing)?;
        println!("target       {target}");
        let tree = Tree::read(&root, ROTATOR, target.triple())?;
        let name = format!("rotator-{}-{}", tree.version(), target.label());
        let folder = self.out.clone().unwrap_or_else(|| root.join("dist")).join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;

        let auditable = tools::cargo_auditable(&root, &mut missing);
        let builder = Builder { target: &target, auditable: auditable.as_deref() };
        let built = builder.build(ROTATOR, &root, &root.join("target/dist"))?;
        let program = folder.join(target.program(ROTATOR));
        std::fs::copy(&built, &program)?;
        self.check(&program, &builder, &mut missing)?;

        manual::write(&folder)?;
        sbom::write(&folder, &tree, &program)?;
        licences::write(&folder.join("THIRD-PARTY-LICENCES.txt"), &tree, &mut missing)?;
        mock(&folder, &builder, &mut missing)?;
        for (from, to) in [
            ("LICENSE-APACHE", "LICENSE-APACHE"),
            ("LICENSE-MIT", "LICENSE-MIT"),
            ("keeper/rotator_saas.py", "rotator_saas.py"),
        ] {
            std::fs::copy(root.join(from), folder.join(to))?;
        }
        sums::write(&folder)?;
        summary(&folder, &missing)
    }

    /// Holds the program to what is said about it.
    fn check(
        &self,
        program: &Path,
        builder: &Builder<'_>,
        missing: &mut Vec<String>,
    ) -> Result<(), Box<dyn Error>> {
        let bytes = std::fs::read(program)?;
        if builder.target.is_static() {
            if !elf::is_static(&bytes) {
                return Err("the program is not static: it asks for a loader".into());
            }
            println!("static       yes, no loader and no shared library");
        }
        if builder.auditable.is_some() {
            if !elf::has_dependency_list(&bytes) {
                return Err("the program has no list of its dependencies inside".into());
            }
            println!("auditable    yes, the list of dependencies is inside");
        }
        if builder.target.is_static() {
            match probe::in_empty_root(program)? {
                None => println!("empty root   a rotation works with /etc/resolv.conf and a CA file only"),
                Some(reason) => {
                    missing.push(format!("no rotation in an empty root file system was tried: {reason}"))
                }
            }
        }
        if self.once {
            missing
                .push("whether a second build gives the same bytes was not checked, as asked for".to_owned());
            return Ok(());
        }
        let elsewhere = tempfile::tempdir()?;
        let source = elsewhere.path().join("elsewhere");
        copy::sources(&workspace::root(), &source)?;
        let second = builder.build(ROTATOR, &source, &elsewhere.path().join("target"))?;
        if std::fs::read(&second)? != bytes {
            return Err("a second build in another folder gave other bytes".into());
        }
        println!("reproducible yes, a second build in another folder gave the same bytes");
        Ok(())
    }
}

/// The mock servers beside the program, to practise with, and their licences. They are no part of what is checked.
fn mock(folder: &Path, builder: &Builder<'_>, missing: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let root = workspace::root();
    let built = builder.build(MOCK, &root, &root.join("target/dist"))?;
    std::fs::copy(&built, folder.join(builder.target.program(MOCK)))?;
    let tree = Tree::read(&root, MOCK, builder.target.triple())?;
    licences::write(&folder.join("THIRD-PARTY-LICENCES-sdk-mock.txt"), &tree, missing)
}

/// What there is now, and what is not.
fn summary(folder: &Path, missing: &[String]) -> Result<(), Box<dyn Error>> {
    println!("\n{}", folder.display());
    for path in sums::files(folder)? {
        let bytes = std::fs::metadata(folder.join(&path))?.len();
        #[allow(clippy::cast_precision_loss, reason = "no file is that large")]
        let size = bytes as f64 / (1024.0 * 1024.0);
        println!("  {size:>6.2} MiB  {}", path.display());
    }
    for sentence in missing {
        println!("missing: {sentence}.");
    }
    Ok(())
}
