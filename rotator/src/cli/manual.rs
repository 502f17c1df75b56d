//! `rotator man` and `rotator completions`. The texts are files, made from the definition of the command line and held to
//! it by the test below, so that what makes them is no part of the program.
//!
//! `EXPECTORATE=overwrite cargo test -p rotator --lib manual` writes them again. A new file has to be there, empty, before.

use super::help::{self, Part};
use crate::report::print_requested;

/// A file below this package, with its name.
macro_rules! made {
    ($folder:literal, $name:literal) => {
        ($name, include_str!(concat!("../../", $folder, "/", $name)))
    };
}

const PAGES: [(&str, &str); 5] = [
    made!("man", "rotator.1"),
    made!("man", "rotator-check.1"),
    made!("man", "rotator-payload.1"),
    made!("man", "rotator-completions.1"),
    made!("man", "rotator-man.1"),
];

/// The completions: for which shell, and the file with its name.
pub const COMPLETIONS: [(&str, (&str, &str)); 5] = [
    ("bash", made!("completions", "rotator.bash")),
    ("elvish", made!("completions", "rotator.elv")),
    ("fish", made!("completions", "rotator.fish")),
    ("powershell", made!("completions", "_rotator.ps1")),
    ("zsh", made!("completions", "_rotator")),
];

/// All manual pages with their file names: that of the program, and one per subcommand.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let [(program, page), commands @ ..] = PAGES;
    // Where the documentation is differs between builds, so it is in no file.
    let [.., documentation] = help::parts();
    let mut pages = vec![(program, page.to_owned() + &section(&documentation))];
    pages.extend(commands.map(|(name, page)| (name, page.to_owned())));
    pages
}

/// Prints the manual page of the program or of one of its commands.
pub(crate) fn print(command: Option<&str>) {
    let wanted = command.map_or_else(|| "rotator.1".to_owned(), |command| format!("rotator-{command}.1"));
    if let Some((_, page)) = pages().into_iter().find(|(name, _)| *name == wanted) {
        print_requested(&page);
    }
}

/// Prints what makes a shell complete the command line.
pub(crate) fn print_completions(shell: &str) {
    if let Some((_, (_, script))) = COMPLETIONS.iter().find(|(name, _)| *name == shell) {
        print_requested(script);
    }
}

/// A section of the page of the program, as roff.
fn section(part: &Part) -> String {
    format!(".SH {}\n.nf\n{}\n.fi\n", part.title.to_uppercase(), escaped(&part.text))
}

/// What roff would take for its own. No line begins with a dot or an apostrophe.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq")
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use clap::{Command, ValueEnum as _};
    use clap_complete::{Generator as _, Shell};
    use clap_mangen::Man;

    use super::*;

    /// The day of the last change of the pages' text.
    const DATE: &str = "2026-11-30";

    #[test]
    fn the_files_are_what_the_command_line_gives() {
        let mut command = super::super::command().version(env!("CARGO_PKG_VERSION"));
        command.build();
        let commands: Vec<_> = std::iter::once(&command).chain(command.get_subcommands()).collect();
        assert_eq!(commands.len(), PAGES.len());
        for ((name, _), command) in PAGES.iter().zip(commands) {
            let title = command.get_display_name().unwrap_or(command.get_name());
            assert_eq!(*name, format!("{title}.1"));
            hold("man", name, &page(title, command).unwrap());
        }
        for (shell, (wanted, (name, _))) in Shell::value_variants().iter().zip(COMPLETIONS) {
            assert_eq!((shell.to_string(), shell.file_name("rotator")), (wanted.to_owned(), name.to_owned()));
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut super::super::command(), "rotator", &mut script);
            hold("completions", name, &String::from_utf8(script).unwrap());
        }
    }

    #[track_caller]
    fn hold(folder: &str, name: &str, text: &str) {
        expectorate::assert_contents(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name), text);
    }

    fn page(title: &str, command: &Command) -> io::Result<String> {
        let man = Man::new(command.clone()).title(title.to_uppercase()).date(DATE).manual("Rotator");
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        let mut parts = String::new();
        if command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
            let [own @ .., _] = help::parts();
            parts = own.iter().map(section).collect();
        }
        // Breaks around an empty line, which is one itself.
        Ok(String::from_utf8_lossy(&page).replace(".br\n\n.br\n", ".sp\n") + &parts)
    }
}
