//! Labels of fields, as administrators type them and as the Gateway repeats them.

/// How a label of a record matches the one that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelMatch {
    /// The same but for letter case, whitespace, underscores and hyphens: `Network ID` for `network_id`.
    Same,
    /// The same with a number behind it. The Gateway adds one where a label is repeated (Keeper: post-rotation script
    /// parameters), so the record holds this label twice.
    Numbered,
}

/// Whether `label` is `wanted` as people spell it.
pub(crate) fn matches(label: &str, wanted: &str) -> bool {
    matching(label, wanted) == Some(LabelMatch::Same)
}

/// How `label` matches `wanted`, if it does.
pub(super) fn matching(label: &str, wanted: &str) -> Option<LabelMatch> {
    let (label, wanted) = (plain(label), plain(wanted));
    if label == wanted {
        return Some(LabelMatch::Same);
    }
    let number = label.strip_prefix(&*wanted)?;
    let number = number.trim_matches(['(', ')', '[', ']', '#', '.', ':']);
    let numbered = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    numbered.then_some(LabelMatch::Numbered)
}

/// Whether two titles are the same but for letter case and whitespace: one more space, or one that does not break, cannot
/// be seen.
pub(crate) fn same_title(one: &str, other: &str) -> bool {
    without(one, char::is_whitespace) == without(other, char::is_whitespace)
}

fn plain(label: &str) -> String {
    without(label, |c| c.is_whitespace() || matches!(c, '_' | '-'))
}

/// In lower case, without these characters.
fn without(text: &str, dropped: impl Fn(char) -> bool) -> String {
    text.chars().filter(|c| !dropped(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{LabelMatch, matching, same_title};

    #[test]
    fn labels_fit_as_people_mean_them() {
        for (label, expected) in [
            ("network_id", Some(LabelMatch::Same)),
            ("Network ID", Some(LabelMatch::Same)),
            ("NETWORK-ID", Some(LabelMatch::Same)),
            ("networkId", Some(LabelMatch::Same)),
            (" network_id ", Some(LabelMatch::Same)),
            ("network_id2", Some(LabelMatch::Numbered)),
            ("network_id_2", Some(LabelMatch::Numbered)),
            ("Network ID (2)", Some(LabelMatch::Numbered)),
            ("network", None),
            ("network_id_of_branch", None),
            ("network_id1234", None),
            ("", None),
        ] {
            assert_eq!(matching(label, "network_id"), expected, "{label}");
        }
    }

    #[test]
    fn blanks_that_cannot_be_seen_make_no_other_title() {
        for title in [
            "cisco authentication RECORD ",
            "Cisco\u{a0}Authentication  Record",
            "\tCisco Authentication Record\n",
        ] {
            assert!(same_title(title, "Cisco Authentication Record"), "{title:?}");
        }
        assert!(!same_title("Cisco_Authentication_Record", "Cisco Authentication Record"));
    }
}
