//! Which attached record holds the API key, and hence which target is meant.
//!
//! Nothing in the payload marks that record; the scripts that this program replaces took the first one of a certain
//! title (facts: Keeper-Security/pam-scripts).

use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::Record;
use crate::payload::label::same_title;
use crate::payload::parse::PRACTICE_UID;
use crate::report::foreign;
use crate::target::{self, TARGETS, Target};

/// The credential record and what it is for.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The record with the API key.
    pub record: &'a Record,
    /// The target that its title, the option or its fields name.
    pub target: &'static Target,
}

impl Selection<'_> {
    /// How messages name the record.
    #[must_use]
    pub fn record_name(&self) -> String {
        describe(self.record)
    }
}

/// Chooses the record: by `wanted` (a UID or title) where it is given, else by the title that the target has.
///
/// Titles are compared without letter case and whitespace, UIDs exactly. The same record attached twice
/// counts once.
///
/// # Errors
///
/// Exit 10: no record matches, several do (all UIDs are named), or the target cannot be told.
pub fn select<'a>(
    records: &'a [Record],
    wanted: Option<&str>,
    target: Option<&'static Target>,
) -> Result<Selection<'a>, Failure> {
    if records.is_empty() {
        return Err(Failure::new(Code::RecordMissing, "no record is attached to the script")
            .advise("attach the record with the API key as an additional credential"));
    }
    if let Some(wanted) = wanted {
        let record = by_name(records, wanted)?;
        let target = match target.map_or_else(|| declared_target(record), |target| Ok(Some(target)))? {
            Some(target) => target,
            None => infer_target(record)?,
        };
        return Ok(Selection { record, target });
    }
    let targets = target.map_or_else(|| target::titled().collect(), |target| vec![target]);
    let matching: Vec<_> = targets
        .iter()
        .flat_map(|target| {
            titled(records, target.record_title).into_iter().map(move |record| (record, *target))
        })
        .collect();
    match &matching[..] {
        [(record, by_title)] => {
            let declared = if target.is_none() { declared_target(record)? } else { None };
            Ok(Selection { record, target: declared.unwrap_or(by_title) })
        }
        [] => Err(missing(records, &targets)),
        several => {
            let named: Vec<_> = several.iter().map(|(record, _)| describe(record)).collect();
            Err(Failure::new(
                Code::RecordAmbiguous,
                format!("several attached records could hold the API key: {}", named.join(", ")),
            )
            .advise("detach all but one, or name the right one with --record UID"))
        }
    }
}

fn by_name<'a>(records: &'a [Record], wanted: &str) -> Result<&'a Record, Failure> {
    let by_uid = distinct(records.iter().filter(|record| record.uid() == Some(wanted)));
    let found = if by_uid.is_empty() { titled(records, wanted) } else { by_uid };
    match &found[..] {
        [record] => Ok(record),
        [] => Err(Failure::new(
            Code::RecordMissing,
            format!(
                "no attached record has the UID or title that --record names; attached are {}",
                list(records)
            ),
        )
        .advise("attach it to the script as an additional credential, or correct --record")),
        several => {
            let named: Vec<_> = several.iter().map(|record| describe(record)).collect();
            Err(Failure::new(
                Code::RecordAmbiguous,
                format!("several attached records have the title that --record names: {}", named.join(", ")),
            )
            .advise("name one by its UID"))
        }
    }
}

/// The target that the record's field `target` names.
fn declared_target(record: &Record) -> Result<Option<&'static Target>, Failure> {
    let Some(word) = record.text("target").map_err(|error| error.failure(&describe(record)))? else {
        return Ok(None);
    };
    let word = word.expose().trim().to_lowercase();
    let known = target::named(&word);
    if known.is_none() && word != "auto" {
        let (record, names) = (describe(record), target::names());
        let why = format!("the record {record} has something else than {names} in field `target`");
        return Err(Failure::new(Code::FieldInvalid, why));
    }
    Ok(known)
}

/// The target of a record that was named: by its title, else by a field that no target with another title has.
fn infer_target(record: &Record) -> Result<&'static Target, Failure> {
    let has_title =
        |target: &&Target| record.title().is_some_and(|title| same_title(title, target.record_title));
    if let Some(target) = target::titled().find(has_title) {
        return Ok(target);
    }
    let has_field = |target: &&Target| {
        target.fields.first().is_some_and(|field| !matches!(record.text(field.label), Ok(None)))
    };
    let mut matching = target::titled().filter(has_field);
    match (matching.next(), matching.next()) {
        (Some(target), None) => Ok(target),
        _ => {
            let titles: Vec<_> =
                target::titled().map(|target| format!("`{}`", target.record_title)).collect();
            Err(Failure::new(
                Code::TargetUnclear,
                format!("neither title nor fields of {} tell the target", describe(record)),
            )
            .advise(format!("give --target, or a field `target`, or the title {}", titles.join(" or "))))
        }
    }
}

fn titled<'a>(records: &'a [Record], title: &str) -> Vec<&'a Record> {
    distinct(records.iter().filter(|record| record.title().is_some_and(|own| same_title(own, title))))
}

/// Without those that are the same record again.
fn distinct<'a>(records: impl Iterator<Item = &'a Record>) -> Vec<&'a Record> {
    let mut kept: Vec<&Record> = Vec::new();
    for record in records {
        if record.uid().is_none() || !kept.iter().any(|other| other.uid() == record.uid()) {
            kept.push(record);
        }
    }
    kept
}

fn missing(records: &[Record], targets: &[&Target]) -> Failure {
    let titles: Vec<_> = targets.iter().map(|target| format!("`{}`", target.record_title)).collect();
    Failure::new(
        Code::RecordMissing,
        format!("no attached record has the title {}; attached are {}", titles.join(" or "), list(records)),
    )
    .advise("attach the record with the API key as an additional credential, or name it with --record")
}

/// The titles that this program looks for are words of ours.
fn shown_title(title: &str) -> String {
    match TARGETS.iter().any(|target| target.record_title == title) {
        true => title.to_owned(),
        false => foreign(title).to_string(),
    }
}

/// How messages name a record.
#[must_use]
pub fn describe(record: &Record) -> String {
    // That of a record which is none says nothing.
    let is_practice = record.uid() == Some(PRACTICE_UID);
    match (record.title().map(shown_title), record.uid()) {
        (Some(title), _) if is_practice => format!("`{title}`"),
        (Some(title), Some(uid)) => format!("`{title}` (UID {})", foreign(uid)),
        (Some(title), None) => format!("`{title}` (without `uid`)"),
        (None, Some(uid)) => format!("UID {} (without `title`)", foreign(uid)),
        (None, None) => "a record without `uid` and `title`".to_owned(),
    }
}

fn list(records: &[Record]) -> String {
    const SHOWN: usize = 8;
    let mut named: Vec<_> = records.iter().take(SHOWN).map(describe).collect();
    if records.len() > SHOWN {
        named.push(format!("and {} more", records.len() - SHOWN));
    }
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(json: &str) -> Vec<Record> {
        serde_json::from_str(json).unwrap()
    }

    static MERAKI_USER: &Target = TARGETS[0];
    static TENABLE_USER: &Target = TARGETS[1];
    static TENABLE_CREDENTIAL: &Target = TARGETS[2];

    const MERAKI: &str =
        r#"{"uid":"UID_M","title":"cisco authentication RECORD ","network_id":"N_1","password":"k"}"#;
    const TENABLE: &str =
        r#"{"uid":"UID_T","title":"Tenable Authentication Record","tenable_access_key":"a"}"#;
    const OTHER: &str = r#"{"uid":"UID_O","title":null,"login":"x"}"#;

    fn chosen(
        json: &str,
        wanted: Option<&str>,
        target: Option<&'static Target>,
    ) -> Result<(String, &'static Target), Failure> {
        let records = records(json);
        let selection = select(&records, wanted, target)?;
        Ok((selection.record.uid().unwrap_or_default().to_owned(), selection.target))
    }

    #[test]
    fn the_title_tells_record_and_target() {
        let all = format!("[{OTHER},{MERAKI}]");
        assert_eq!(chosen(&all, None, None).unwrap(), ("UID_M".to_owned(), MERAKI_USER));
        let all = format!("[{TENABLE},{OTHER}]");
        assert_eq!(chosen(&all, None, None).unwrap(), ("UID_T".to_owned(), TENABLE_USER));
    }

    #[test]
    fn both_titles_need_a_target() {
        let all = format!("[{TENABLE},{MERAKI}]");
        let failure = chosen(&all, None, None).unwrap_err();
        assert_eq!(failure.code(), Code::RecordAmbiguous);
        assert!(failure.message().contains("UID_T") && failure.message().contains("UID_M"), "{failure:?}");
        assert_eq!(chosen(&all, None, Some(MERAKI_USER)).unwrap().0, "UID_M");
        assert_eq!(chosen(&all, None, Some(TENABLE_CREDENTIAL)).unwrap().0, "UID_T");
        assert_eq!(chosen(&all, Some("UID_T"), None).unwrap().1, TENABLE_USER);
    }

    #[test]
    fn two_records_of_one_title_are_named_by_uid() {
        let twin = MERAKI.replace("UID_M", "UID_N");
        let failure = chosen(&format!("[{MERAKI},{twin}]"), None, None).unwrap_err();
        assert_eq!(failure.code(), Code::RecordAmbiguous);
        assert!(failure.message().contains("UID_M") && failure.message().contains("UID_N"), "{failure:?}");
    }

    #[test]
    fn a_record_attached_twice_is_one() {
        assert_eq!(chosen(&format!("[{MERAKI},{MERAKI}]"), None, None).unwrap().0, "UID_M");
    }

    #[test]
    fn a_named_record_tells_its_target_by_its_fields() {
        let mine = r#"{"uid":"U","title":"Mine","Network ID":"N_1"}"#;
        assert_eq!(chosen(&format!("[{mine}]"), Some("mine"), None).unwrap().1, MERAKI_USER);
        let failure = chosen(&format!("[{OTHER}]"), Some("UID_O"), None).unwrap_err();
        assert_eq!(failure.code(), Code::TargetUnclear);
    }

    #[test]
    fn a_field_tells_the_target_unless_the_command_line_does() {
        let mine = TENABLE.replace("\"uid\"", "\"Target\":\"Tenable-Credential\",\"uid\"");
        let all = format!("[{mine}]");
        assert_eq!(chosen(&all, None, None).unwrap().1, TENABLE_CREDENTIAL);
        assert_eq!(chosen(&all, Some("UID_T"), None).unwrap().1, TENABLE_CREDENTIAL);
        assert_eq!(chosen(&all, None, Some(TENABLE_USER)).unwrap().1, TENABLE_USER);
        let wrong = all.replace("Tenable-Credential", "c4n4ry");
        let failure = chosen(&wrong, None, None).unwrap_err();
        assert!(failure.code() == Code::FieldInvalid && !failure.message().contains("c4n4ry"), "{failure:?}");
    }

    #[test]
    fn what_is_attached_is_listed_when_nothing_fits() {
        for wanted in [None, Some("nothing")] {
            let failure = chosen(&format!("[{OTHER}]"), wanted, None).unwrap_err();
            assert_eq!(failure.code(), Code::RecordMissing);
            assert!(failure.message().contains("UID_O (without `title`)"), "{failure:?}");
        }
        assert_eq!(chosen("[]", None, None).unwrap_err().code(), Code::RecordMissing);
    }
}
