//! Compares two generated clients: each operation with what it was, and each type.

use std::collections::{BTreeMap, BTreeSet};

use sdk_codegen::{Operation, Selection};

use super::change::{Change, Entry, Kind, Subject};
use super::client::{Part, Parts};
use super::side::Side;
use super::{bounds, security};

/// Everything that changed. What becomes of a type is said where it is used, if that is one operation.
pub(super) fn entries(old: &Side, new: &Side) -> Vec<Entry> {
    let mut kept = BTreeSet::new();
    let mut changed = BTreeMap::new();
    let pairs = matched(old.operations(), new.operations());
    for (before, after) in &pairs {
        let Some(shown) = after.or(*before) else { continue };
        let changes = match (before, after) {
            (Some(before), Some(after)) => {
                kept.extend(old.client.reachable(old.parts(before)));
                operation((old, before), (new, after))
            }
            (Some(_), None) => vec![Change::new(Kind::OperationRemoved, "")],
            _ => vec![Change::new(Kind::OperationAdded, "")],
        };
        changed.insert(&shown.name, changes);
    }
    let mut shared = Vec::new();
    for (name, users, changes) in types(old, new, &kept) {
        let user = pairs.iter().find(|(before, _)| before.is_some_and(|before| users == [before]));
        match user.and_then(|(_, after)| changed.get_mut(&(*after)?.name)) {
            Some(list) => list.extend(changes.into_iter().map(|change| change.within(name))),
            None => shared.extend(Entry::new(Subject::of_type(name, &users), changes)),
        }
    }
    let mut entries: Vec<_> = Entry::new(Subject::Document, document(old, new)).into_iter().collect();
    for (before, after) in &pairs {
        let shown = after.or(*before);
        let changes = shown.and_then(|shown| changed.remove(&shown.name)).unwrap_or_default();
        entries.extend(shown.and_then(|shown| Entry::new(Subject::operation(shown), changes)));
    }
    entries.append(&mut shared);
    entries
}

/// What is said of the document as a whole.
fn document(old: &Side, new: &Side) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.version != new.version {
        changes.push(Change::new(Kind::VersionChanged, "version").old(&old.version).new_value(&new.version));
    }
    let (before, after) = (old.servers(), new.servers());
    // The first is that of a client which is told no other.
    if let (Some(first), Some(now)) = (before.first(), after.first())
        && !after.contains(first)
    {
        changes.push(Change::new(Kind::SentDifferently, "server").old(first).new_value(now));
    }
    let (before, after) = (old.schemes(), new.schemes());
    let gone = before.difference(&after).map(|one| Change::new(Kind::AuthenticationRemoved, "").old(one));
    let fresh =
        after.difference(&before).map(|one| Change::new(Kind::AuthenticationAdded, "").new_value(one));
    changes.extend(gone.chain(fresh));
    changes
}

type Pair<'s> = (Option<&'s Operation>, Option<&'s Operation>);

/// The same operation in both: by its method of the client, then by HTTP method and path.
fn matched<'s>(old: &'s [Operation], new: &'s [Operation]) -> Vec<Pair<'s>> {
    let mut left: Vec<_> = new.iter().collect();
    let mut pairs: Vec<Pair<'s>> = old.iter().map(|before| (Some(before), None)).collect();
    let keys: [fn(&Operation) -> String; 2] = [|operation| operation.name.clone(), place];
    for key in keys {
        let by_key: BTreeMap<_, _> = left.iter().map(|after| (key(after), *after)).collect();
        for (before, after) in pairs.iter_mut().filter(|(_, after)| after.is_none()) {
            *after = before.and_then(|before| by_key.get(&key(before)).copied());
        }
        let found: BTreeSet<_> =
            pairs.iter().filter_map(|(_, after)| after.map(|after| &after.name)).collect();
        left.retain(|after| !found.contains(&after.name));
    }
    pairs.extend(left.into_iter().map(|after| (None, Some(after))));
    pairs
}

/// Method and path, whatever the parameters are called.
fn place(operation: &Operation) -> String {
    let segments = operation.path.split('/');
    let path: Vec<_> = segments.map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
    format!("{} {}", operation.method, path.join("/"))
}

fn operation((old, before): (&Side, &Operation), (new, after): (&Side, &Operation)) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.name != after.name {
        changes.push(Change::new(Kind::OperationRenamed, "").old(&before.name).new_value(&after.name));
    }
    if old.operations().iter().any(|other| other.name != before.name && place(other) == place(after)) {
        changes.push(Change::new(Kind::CallsAnother, "").old(place(before)).new_value(place(after)));
    }
    let mut sent = |at: &str, before: String, after: String| {
        if before != after {
            changes.push(Change::new(Kind::SentDifferently, at).old(before).new_value(after));
        }
    };
    let as_written = |operation: &Operation| format!("{} {}", operation.method, operation.path);
    let key = |operation: &Operation| if operation.authenticated { "sent" } else { "not sent" }.to_owned();
    let again =
        |operation: &Operation| if operation.idempotent { "repeated" } else { "not repeated" }.to_owned();
    sent("method and path", as_written(before), as_written(after));
    sent("API key", key(before), key(after));
    sent("after no response", again(before), again(after));
    changes.extend(security::narrowed(&old.credentials(before), &new.credentials(after), &new.schemes()));
    if old.body_is_required(before) == Some(false) && new.body_is_required(after) == Some(true) {
        changes.push(Change::new(Kind::BodyRequired, "body").old("optional").new_value("required"));
    }
    match (old.is_deprecated(before), new.is_deprecated(after)) {
        (false, true) => changes.push(Change::new(Kind::OperationDeprecated, "")),
        (true, false) => changes.push(Change::new(Kind::OperationRestored, "")),
        _ => {}
    }
    // A feature is compared with the tags by letters and digits.
    let has = |operation: &Operation, tag: &str| {
        Selection::of([tag]).contains(operation.tags.iter().map(String::as_str))
    };
    let gone = before.tags.iter().filter(|tag| !has(after, tag));
    changes.extend(gone.map(|tag| Change::new(Kind::TagLeft, tag)));
    let fresh = after.tags.iter().filter(|tag| !has(before, tag));
    changes.extend(fresh.map(|tag| Change::new(Kind::TagEntered, tag)));
    changes.extend(parts(new, old.parts(before), new.parts(after), true));
    changes.extend(bounds::narrowed(old.bounds(before), new.bounds(after)));
    changes
}

/// Types that both clients have, and those that are gone though an operation that led to them is still there; with the
/// operations that lead to them.
fn types<'s>(
    old: &'s Side,
    new: &Side,
    kept: &BTreeSet<&str>,
) -> Vec<(&'s str, Vec<&'s Operation>, Vec<Change>)> {
    let mut users: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in old.operations() {
        for name in old.client.reachable(old.parts(operation)) {
            users.entry(name).or_default().push(operation);
        }
    }
    let entry = |name: &'s String| {
        let base = old.client.resolved(name);
        let changes = match (old.client.of_name(name), new.client.of_name(name)) {
            // Still another name of the same type: what becomes of that is said of it.
            (_, Some(_)) if base != *name && new.client.resolved(name) == new.client.resolved(&base) => {
                Vec::new()
            }
            (Some(before), Some(after)) => {
                parts(new, &before.parts, &after.parts, before.request || after.request)
            }
            (Some(_), None) if new.client.types.contains_key(name) => {
                vec![Change::new(Kind::Retyped, "").old(name).new_value(new.client.resolved(name))]
            }
            _ if kept.contains(name.as_str()) => vec![Change::new(Kind::TypeRemoved, "")],
            _ => Vec::new(),
        };
        let users = users.get(name.as_str()).cloned().unwrap_or_default();
        (!changes.is_empty()).then_some((name.as_str(), users, changes))
    };
    old.client.types.keys().filter_map(entry).collect()
}

/// `side` is the new one: what a type was called is looked up there, because it can be another name now.
fn parts(side: &Side, old: &Parts, new: &Parts, request: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let same =
        |before: &Part, after: &Part| side.client.resolved(&before.ty) == side.client.resolved(&after.ty);
    for (name, before) in old {
        match new.get(name) {
            None => changes.push(Change::new(Kind::Removed, name).old(&before.ty)),
            Some(after) if same(before, after) && before.required == after.required => {}
            Some(after) => {
                let kind = kind(before, after, request);
                changes.push(Change::new(kind, name).old(&before.ty).new_value(&after.ty));
            }
        }
        let Some(after) = new.get(name) else { continue };
        for (kind, before, after) in [
            (Kind::SentDifferently, &before.sent, &after.sent),
            (Kind::WrittenDifferently, &before.written, &after.written),
        ] {
            if before != after && (kind == Kind::SentDifferently || !before.is_empty()) {
                changes.push(Change::new(kind, name).old(before).new_value(after));
            }
        }
    }
    for (name, part) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        let kind = if part.required { Kind::RequiredAdded } else { Kind::Added };
        changes.push(Change::new(kind, name).new_value(&part.ty));
    }
    changes
}

fn kind(before: &Part, after: &Part, request: bool) -> Kind {
    let bare = |part: &Part| {
        let inner = part.ty.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>'));
        inner.unwrap_or(&part.ty).to_owned()
    };
    match (before.required, after.required) {
        _ if bare(before) != bare(after) => Kind::Retyped,
        (false, true) => Kind::Required,
        // A setter takes what it took before.
        (true, false) if request => Kind::Optional,
        _ => Kind::Retyped,
    }
}
