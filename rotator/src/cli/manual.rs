//! `rotator man` and `rotator completions`, from the definition of the command line.

use std::io::{self, Write};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::help;
use crate::report::print_requested;

/// The day of the last change of the pages' text: a build must not depend on the day on which it takes place.
const DATE: &str = "2026-11-30";

/// Prints the manual page of the program or of one of its commands.
pub(crate) fn print(command: Option<&str>) {
    let wanted = command.map_or_else(|| "rotator.1".to_owned(), |command| format!("rotator-{command}.1"));
    if let Some((_, page)) = pages().into_iter().find(|(name, _)| *name == wanted) {
        print_requested(&page);
    }
}

/// All manual pages with their file names: that of the program, and one per subcommand.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let mut command = super::command();
    command.build();
    let subcommands = command.get_subcommands().cloned().collect::<Vec<_>>();
    std::iter::once((command, true))
        .chain(subcommands.into_iter().map(|command| (command, false)))
        .map(page)
        .collect()
}

fn page((command, is_program): (Command, bool)) -> (String, String) {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command).title(name.to_uppercase()).date(DATE).manual("Rotator");
    let mut roff = Vec::new();
    let write = |roff: &mut Vec<u8>| -> io::Result<()> {
        man.render_title(roff)?;
        man.render_name_section(roff)?;
        man.render_synopsis_section(roff)?;
        man.render_description_section(roff)?;
        man.render_options_section(roff)?;
        if has_subcommands {
            man.render_subcommands_section(roff)?;
        }
        for part in help::parts().into_iter().filter(|_| is_program) {
            writeln!(roff, ".SH {}\n.nf\n{}\n.fi", part.title.to_uppercase(), escaped(&part.text))?;
        }
        Ok(())
    };
    // Writing to memory does not fail.
    let _ = write(&mut roff);
    // Breaks around an empty line, which is one itself.
    let text = String::from_utf8_lossy(&roff).replace(".br\n\n.br\n", ".sp\n");
    (format!("{name}.1"), text)
}

/// What roff would take for its own. No line begins with a dot or an apostrophe.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq")
}

/// Prints what makes a shell complete the command line.
pub(crate) fn completions(shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut super::command(), "rotator", &mut script);
    print_requested(&String::from_utf8_lossy(&script));
}
