//! The id of a network.

use super::super::job::Job;
use super::super::spec::Field;
use crate::exit::Code;
use crate::failure::Failure;

/// The network, if it has the form of one: `N_` or `L_`, then letters and digits (samples in the vendor's document
/// and guides; the exact grammar is nowhere stated).
pub(super) fn id(job: &Job<'_>, field: &Field) -> Result<String, Failure> {
    let given = job.needed(field)?;
    let id = given.text.expose();
    let rest = ["N_", "L_", "n_", "l_"].iter().find_map(|prefix| id.strip_prefix(prefix));
    let is_id = rest.is_some_and(|rest| {
        (1..=64).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if is_id {
        return Ok(format!("{}{}", id[..1].to_uppercase(), &id[1..]));
    }
    // Keeper's guide for Meraki tells people to put an address there (facts: keeper-gateway).
    let address = id.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':'));
    let hint = match (address, id.bytes().all(|b| b.is_ascii_digit())) {
        (_, true) => "a number, as organizations have",
        (true, false) => "an address",
        (false, false) => "no id of a network, perhaps its name",
    };
    Err(Failure::new(
        Code::FieldInvalid,
        format!(
            "field `{}` of the record {} is {hint}", field.label, job.record_name
        ),
    )
    .advise("put the Meraki network id into it, N_ or L_ and digits; `rotator check` lists those that the API key can see"))
}
