//! What the command line takes from [`TARGETS`].

use std::collections::BTreeMap;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};

use crate::target::{self, TARGETS, Target, TargetOption};

/// A target as typed; nothing for `auto`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetArg(pub Option<&'static Target>);

/// Takes the name of a target, or `auto`.
pub(super) fn any_target() -> impl TypedValueParser<Value = TargetArg> {
    parser([PossibleValue::new("auto").help("By the attached credential record")])
}

/// Takes the name of a target.
pub(super) fn one_target() -> impl TypedValueParser<Value = TargetArg> {
    parser([])
}

fn parser<const N: usize>(others: [PossibleValue; N]) -> impl TypedValueParser<Value = TargetArg> {
    let targets = TARGETS.into_iter().map(|target| {
        PossibleValue::new(target.name).aliases(target.aliases.iter().copied()).help(target.about)
    });
    PossibleValuesParser::new(others.into_iter().chain(targets)).map(|word| TargetArg(target::named(&word)))
}

/// The options that only some targets have, as typed, by label.
#[derive(Debug, Clone, Default)]
pub struct TargetOptions(BTreeMap<&'static str, String>);

impl TargetOptions {
    /// The option with this label, if it was given.
    #[must_use]
    pub fn get(&self, label: &str) -> Option<&str> {
        self.0.get(label).map(String::as_str)
    }

    /// Those that were given.
    pub fn given(&self) -> impl Iterator<Item = &'static TargetOption> {
        target::options().into_iter().filter(|option| self.0.contains_key(option.label))
    }
}

impl clap::FromArgMatches for TargetOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = |option: &TargetOption| {
            matches.get_one::<String>(option.label).map(|value| (option.label, value.clone()))
        };
        Ok(Self(target::options().into_iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for TargetOptions {
    fn augment_args(command: Command) -> Command {
        command.args(target::options().into_iter().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn arg(option: &'static TargetOption) -> Arg {
    let help = format!(
        "For {}: {} [record field: `{}`]",
        target::owners(option).join(", "),
        option.help,
        option.label
    );
    let arg = Arg::new(option.label).long(option.long).value_name(option.value_name).help(help);
    if option.values.is_empty() {
        return arg;
    }
    arg.value_parser(PossibleValuesParser::new(option.values.iter().copied()))
}
