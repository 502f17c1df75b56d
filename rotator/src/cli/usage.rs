//! Command lines that cannot be understood.
//!
//! clap would quote what was typed. That can be a payload or a password pasted into the wrong place, and stderr goes
//! into the Gateway's log; so only names of options are quoted.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::rotate::Output;
use crate::exit::Code;
use crate::failure::Failure;

/// Says what is wrong without quoting values.
#[must_use]
pub fn failure(error: &clap::Error) -> Failure {
    let argument = context(error, ContextKind::InvalidArg).and_then(option_name);
    let named = argument.as_deref().unwrap_or("an argument");
    let what = match error.kind() {
        ErrorKind::UnknownArgument => match &argument {
            Some(name) => format!("there is no option {name}"),
            None => "there is an argument that is no option; secrets never go on the command line".to_owned(),
        },
        ErrorKind::InvalidSubcommand => {
            let command = super::command();
            let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
            format!("the subcommands are {}", names.join(", "))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match values(error) {
            Some(allowed) => format!("{named} takes one of: {allowed}"),
            None => format!("the value of {named} is not valid"),
        },
        ErrorKind::MissingRequiredArgument => match missing(error) {
            Some(named) => format!("missing: {named}"),
            None => "a required option is missing".to_owned(),
        },
        ErrorKind::ArgumentConflict => format!("{named} is given twice, or does not go with the others"),
        _ => format!("the command line is not valid near {named}"),
    };
    Failure::new(Code::Usage, what).advise("see `rotator --help`")
}

/// Whether the caller wants JSON, read from arguments that did not parse.
#[must_use]
pub fn wanted_output(args: &[std::ffi::OsString]) -> Output {
    let json =
        args.iter().zip(args.iter().skip(1)).any(|(option, value)| option == "--output" && value == "json")
            || args.iter().any(|arg| arg == "--output=json");
    if json { Output::Json } else { Output::Text }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        _ => None,
    }
}

/// What has to be given: options, and arguments as `<SHELL>`.
fn missing(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::InvalidArg)? {
        ContextValue::Strings(named) if !named.is_empty() => Some(named.join(", ")),
        ContextValue::String(named) => Some(named.clone()),
        _ => None,
    }
}

fn values(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(allowed) if !allowed.is_empty() => Some(allowed.join(", ")),
        _ => None,
    }
}

/// The name of an option out of `--name <VALUE>`, or nothing if this is no option.
fn option_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
    let is_option = name.starts_with('-') && name.len() < 30;
    let ends = text[name.len()..].chars().next().is_none_or(|c| matches!(c, ' ' | '=' | '['));
    (is_option && ends).then_some(name)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Args;
    use super::*;

    fn message(args: &[&str]) -> String {
        let error = Args::try_parse_from([&["rotator"], args].concat()).unwrap_err();
        failure(&error).message()
    }

    #[test]
    fn names_are_quoted() {
        assert!(message(&["--insecure"]).starts_with("there is no option --insecure:"));
        assert!(message(&["--output", "xml"]).starts_with("--output takes one of: text, json;"));
        assert!(message(&["--deadline", "0"]).contains("--deadline"));
        assert!(message(&["paylod"]).starts_with("the subcommands are check, payload, completions, man:"));
    }

    #[test]
    fn values_are_not_quoted() {
        for args in [
            &["c4n4ry"][..],
            &["--target", "c4n4ry"],
            &["--deadline", "c4n4ry"],
            &["--output=c4n4ry"],
            &["--c4n4ry"],
            &["--dry-run=c4n4ry"],
            &["-c4n4ry"],
            &["payload", "--user", "u", "c4n4ry"],
        ] {
            let message = message(args);
            assert!(!message.contains("c4n4ry"), "{message}");
        }
    }

    #[test]
    fn the_wanted_output_is_found_in_a_broken_command_line() {
        let args = |args: &[&str]| args.iter().map(Into::into).collect::<Vec<std::ffi::OsString>>();
        assert_eq!(wanted_output(&args(&["rotator", "--output", "json", "--nonsense"])), Output::Json);
        assert_eq!(wanted_output(&args(&["rotator", "--nonsense", "--output=json"])), Output::Json);
        assert_eq!(wanted_output(&args(&["rotator", "--nonsense"])), Output::Text);
    }
}
