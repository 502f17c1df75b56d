//! What the rest of the program knows of a target: its row in [`TARGETS`](super::TARGETS).

use std::fmt;
use std::pin::Pin;

use super::job::{Done, Job};
use crate::decision::Abilities;
use crate::failure::Failure;

/// A kind of account whose password this program can change. The command line, the choice of the credential record, the
/// prompts of `rotator payload`, what is redacted, and tables of the documentation follow from it.
pub struct Target {
    /// The word on the command line, in record fields and in JSON.
    pub name: &'static str,
    /// Other words that are taken for it.
    pub aliases: &'static [&'static str],
    /// What it is, for people.
    pub about: &'static str,
    /// The vendor's name, for messages.
    pub vendor: &'static str,
    /// The title of its credential record. It means the first target that has it, unless something else names another.
    pub record_title: &'static str,
    /// What the record must hold. No target with another title has the first one, so it tells the target of a record
    /// with a title of its own.
    pub fields: &'static [Field],
    /// Options beside those that all targets have.
    pub options: &'static [TargetOption],
    /// How its password is written and looked at. Where the write is idempotent, the Gateway can also roll it back.
    pub abilities: Abilities,
    /// The vendor's default API URL.
    pub(super) usual_url: fn() -> &'static str,
    pub(super) rotate: for<'job> fn(&'job Target, &'job Job<'_>) -> Rotation<'job>,
}

/// A rotation that is being made.
pub(super) type Rotation<'job> = Pin<Box<dyn Future<Output = Result<Done, Failure>> + 'job>>;

/// A field of the credential record that a target needs.
#[derive(Debug)]
pub struct Field {
    /// Its label.
    pub label: &'static str,
    /// Other labels for the same.
    pub aliases: &'static [&'static str],
    /// What it is called where it is asked for.
    pub name: &'static str,
    /// What has to be put there.
    pub what: &'static str,
    /// Whether it is secret. Messages name the others.
    pub secret: bool,
    /// Lists what can be put there, where the vendor tells that to whoever has the other fields.
    pub choices: Option<Choices>,
}

/// Lists what a field can hold, each with what people know it by.
pub type Choices = for<'job> fn(&'job Job<'_>) -> Listing<'job>;

/// A list that is being read.
pub(super) type Listing<'job> = Pin<Box<dyn Future<Output = Result<Vec<String>, Failure>> + 'job>>;

impl Field {
    /// All labels under which it is looked for, the default first.
    #[must_use]
    pub fn labels(&self) -> Vec<&'static str> {
        [&[self.label], self.aliases].concat()
    }
}

/// An option of the command line that can stand in the credential record as well.
#[derive(Debug)]
pub struct TargetOption {
    /// The label of the record's field.
    pub label: &'static str,
    /// The name on the command line, without hyphens before it.
    pub long: &'static str,
    /// What its value is called in the help.
    pub value_name: &'static str,
    /// All values that it can have; none where any text is one.
    pub values: &'static [&'static str],
    /// What it does, for the help and the documentation.
    pub help: &'static str,
}

impl Target {
    /// Whether this word means the target.
    #[must_use]
    pub fn is_named(&self, word: &str) -> bool {
        self.name == word || self.aliases.contains(&word)
    }

    /// The option with this label, if the target has it.
    #[must_use]
    pub fn option(&self, label: &str) -> Option<&'static TargetOption> {
        self.options.iter().find(|option| option.label == label)
    }

    /// Finds the account, checks it, changes its password, and finds out what became of that.
    ///
    /// # Errors
    ///
    /// [`Failure`] with what is known about the password.
    pub async fn rotate(&self, job: &Job<'_>) -> Result<Done, Failure> {
        (self.rotate)(self, job).await
    }
}

impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({})", self.name)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
