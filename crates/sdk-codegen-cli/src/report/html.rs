//! The report as one HTML page: no other files, nothing loaded from anywhere.
//!
//! The page is complete without its script, which only hides what the filters exclude. Everything that comes
//! from a document is escaped, and a content security policy allows this page's own script and style only.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::Difference;
use super::change::{Change, Entry, Subject};
use super::text::heading;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page.
pub(super) fn page(difference: &Difference) -> String {
    let entries: String = difference.entries.iter().map(entry).collect();
    let parts = [
        ("script-hash", hash(SCRIPT)),
        ("style-hash", hash(STYLE)),
        ("style", STYLE.to_owned()),
        ("title", escape(&difference.new.title)),
        ("old-version", escape(&difference.old.version)),
        ("new-version", escape(&difference.new.version)),
        ("old-file", escape(&difference.old.file)),
        ("new-file", escape(&difference.new.file)),
        ("old-operations", difference.old.count.to_string()),
        ("new-operations", difference.new.count.to_string()),
        ("figures", figures(difference)),
        ("tags", tags(&difference.entries)),
        ("entries", entries),
        ("script", SCRIPT.to_owned()),
    ];
    fill(PAGE, &parts)
}

/// Puts the parts in the places marked `{{name}}`, once: what is put in is not searched again.
fn fill(template: &str, parts: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(parts.iter().find(|(part, _)| *part == name).map_or("", |(_, text)| text));
        rest = after;
    }
    out + rest
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn figures(difference: &Difference) -> String {
    let summary = &difference.summary;
    let figures = [
        ("breaking changes", summary.breaking),
        ("operations added", summary.added),
        ("operations removed", summary.removed),
        ("operations changed", summary.changed),
        ("newly deprecated", summary.deprecated),
        ("types changed", summary.types),
    ];
    figures.iter().fold(String::new(), |mut out, (name, count)| {
        let class = if *name == "breaking changes" && *count > 0 { " class=\"breaking\"" } else { "" };
        let _ = write!(out, "<div{class}><dt>{name}</dt><dd>{count}</dd></div>");
        out
    })
}

fn tags(entries: &[Entry]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in entries.iter().flat_map(Entry::tags) {
        *counts.entry(tag).or_default() += 1;
    }
    counts.iter().fold(String::new(), |mut out, (tag, count)| {
        let tag = escape(tag);
        let _ = write!(out, "<option value=\"{tag}\">{tag} ({count})</option>");
        out
    })
}

fn entry(entry: &Entry) -> String {
    let (name, detail) = heading(&entry.subject);
    let tags = serde_json::to_string(entry.tags()).unwrap_or_default();
    let mut out = format!(
        "<details class=\"entry\" data-breaking=\"{}\" data-tags=\"{}\"{}><summary><h2>{}</h2> \
         <code>{}</code> <span class=\"count\">{}</span>{}</summary>",
        entry.breaking,
        escape(&tags),
        if entry.breaking { " open" } else { "" },
        escape(&name),
        escape(&detail),
        escape(&count(entry)),
        if entry.breaking { " <strong class=\"badge\">breaking</strong>" } else { "" },
    );
    out.push_str(&about(&entry.subject));
    out.push_str("<ul>");
    entry.changes.iter().for_each(|change| put(&mut out, change));
    out.push_str("</ul></details>\n");
    out
}

/// What a closed entry says of its contents.
fn count(entry: &Entry) -> String {
    match entry.changes.as_slice() {
        [change] => change.kind.words(),
        changes => format!("{} changes", changes.len()),
    }
}

fn about(subject: &Subject) -> String {
    match subject {
        Subject::Document => String::new(),
        Subject::Operation { rust, tags, .. } => format!(
            "<p class=\"about\"><code>client.{}()</code> {}</p>",
            escape(rust),
            escape(&tags.join(", "))
        ),
        Subject::Type { used_by, .. } => {
            format!("<p class=\"about\">Used by {}</p>", escape(&used_by.join(", ")))
        }
    }
}

fn put(out: &mut String, change: &Change) {
    let class = if change.breaking { "change breaking" } else { "change" };
    let sign = if change.breaking { "<strong class=\"sign\">breaking:</strong> " } else { "" };
    let _ = write!(out, "<li class=\"{class}\">{sign}{}", escape(&change.kind.words()));
    if !change.at.is_empty() {
        let _ = write!(out, " <code>{}</code>", escape(&change.at));
    }
    if let Some(old) = &change.old {
        let _ = write!(out, " <del>{}</del>", escape(old));
    }
    if let Some(new) = &change.new {
        let _ = write!(out, " <ins>{}</ins>", escape(new));
    }
    let _ = write!(out, "<span class=\"effect\">{}</span></li>", escape(change.effect));
}

/// Makes text safe between tags and within quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::tests::compared;

    #[test]
    fn the_page_loads_nothing_and_runs_nothing_that_a_document_brings() {
        let evil = "</code><script src=//e.example/x.js></script>{{entries}}<img src=x onerror='alert(1)'>";
        let document = |paths: serde_json::Value| json!({"openapi": "3.0.0", "info": {"title": evil, "version": evil}, "paths": paths});
        let old = document(json!({}));
        let response = json!({"204": {"description": ""}});
        let new =
            document(json!({"/a": {"get": {"operationId": evil, "tags": [evil], "responses": response}}}));
        let page = page(&compared(&old, &new));
        assert_eq!(page.matches("<script").count(), 1, "our own");
        assert!(!page.contains("<img"));
        assert!(!page.contains("src=\""), "nothing is loaded");
        assert!(!page.contains("http://") && !page.contains("https://"), "nothing is linked");
        assert!(page.contains("{{entries}}&lt;img"), "text from a document is not a template");
    }

    #[test]
    fn every_place_of_the_template_is_filled() {
        let document = json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {}});
        let page = page(&compared(&document, &document));
        assert!(!page.contains("{{"), "{page}");
        assert!(page.contains(&hash(SCRIPT)) && page.contains(&hash(STYLE)));
    }
}
