//! The HTML page of `sdk-codegen report`, in a real browser where one is installed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by unwrapping")]

mod browser;

use std::fs;
use std::process::Command;

use browser::Browser;
use serde_json::{Value, json};
use tempfile::TempDir;

/// An operation with one optional field in its request and one in its response.
fn operation(id: &str, tag: &str, sent: &str, received: &str) -> Value {
    let body = |field: &str| {
        json!({"description": "", "content": {"application/json": {"schema": {"type": "object",
            "properties": {field: {"type": "string"}}}}}})
    };
    json!({"operationId": id, "tags": [tag, "configure"], "requestBody": body(sent),
        "responses": {"200": body(received)}})
}

/// Writes the page about two small documents: five entries, three of them breaking.
fn page() -> TempDir {
    let document = |version: &str, paths: Value| json!({"openapi": "3.0.3", "info": {"title": "Example API", "version": version}, "paths": paths});
    let old = json!({
        "/ssids/{number}": {"put": operation("updateSsid", "wireless", "psk", "name")},
        "/ports": {"post": operation("createPort", "switch", "vlan", "id")},
        "/gone": {"get": {"operationId": "getGone", "tags": ["switch"], "responses": {}}}});
    let new = json!({
        "/ssids/{number}": {"put": operation("updateSsid", "wireless", "passphrase", "name")},
        "/ports": {"post": operation("createPort", "switch", "vlan", "portIdentifier")},
        "/fresh": {"get": {"operationId": "getFresh", "tags": ["wireless"], "responses": {}}}});
    let directory = TempDir::new().unwrap();
    let path = |name: &str| directory.path().join(name);
    fs::write(path("old.json"), document("1.0", old).to_string()).unwrap();
    fs::write(path("new.json"), document("1.1", new).to_string()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"));
    command.arg("report").args([path("old.json"), path("new.json")]);
    let output = command.arg("--html").arg(path("page.html")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    directory
}

/// The headings that can be seen.
async fn shown(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.entry')].filter(e => e.checkVisibility())
        .map(e => e.querySelector('h2').textContent)";
    let shown = browser.run(script).await;
    shown.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_person_can_use_the_page() {
    let browser = match Browser::start().await {
        Ok(browser) => browser,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let directory = page();
    let url = format!("file://{}", directory.path().join("page.html").display());

    browser.open(&url).await;
    let all = ["Document", "getGone", "createPort", "updateSsid", "getFresh"];
    assert_eq!(shown(&browser).await, all);
    search_and_filters(&browser, &url).await;
    everybody(&browser, &url).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

async fn search_and_filters(browser: &Browser, url: &str) {
    browser.keys("#query", "PassPhrase").await;
    assert_eq!(shown(browser).await, ["updateSsid"], "fields are found, in any spelling");
    let count = browser.run("return document.getElementById('shown').value").await;
    assert_eq!(count, "1 of 5 entries");
    browser.keys("#query", " nowhere").await;
    assert_eq!(shown(browser).await, Vec::<String>::new());
    assert_eq!(browser.run("return document.getElementById('nothing').checkVisibility()").await, true);

    browser.open("about:blank").await;
    browser.open(url).await;
    browser.click("#breaking").await;
    assert_eq!(shown(browser).await, ["getGone", "createPort", "updateSsid"]);
    browser.click("#tag option[value=switch]").await;
    assert_eq!(shown(browser).await, ["getGone", "createPort"]);
    let address = browser.run("return location.href").await;
    assert!(address.as_str().unwrap().ends_with("#tag=switch&breaking=1"), "{address}");

    browser.open("about:blank").await;
    browser.open(address.as_str().unwrap()).await;
    assert_eq!(shown(browser).await, ["getGone", "createPort"], "the address carries the view");
    browser.run("location.hash = '#q=get+gone'").await;
    assert_eq!(browser.run("return document.getElementById('query').value").await, "get gone");

    browser.open("about:blank").await;
    browser.open(url).await;
    browser.click("#toggle").await;
    assert_eq!(browser.run("return document.querySelectorAll('.entry[open]').length").await, 5);
    browser.click("#toggle").await;
    assert_eq!(browser.run("return document.querySelectorAll('.entry[open]').length").await, 0);
}

/// Labels, keyboard, contrast in both colour schemes, narrow screens, no script.
async fn everybody(browser: &Browser, url: &str) {
    browser.open("about:blank").await;
    browser.open(url).await;
    let said = |role: &str, label: &str| (role.to_owned(), label.to_owned());
    assert_eq!(browser.announced("#query").await, said("searchbox", "Search"));
    assert_eq!(browser.announced("#tag").await, said("combobox", "Tag"));
    assert_eq!(browser.announced("#breaking").await, said("checkbox", "only breaking"));
    assert_eq!(browser.announced("#toggle").await, said("button", "Open all"));
    browser.keys("body", "\u{e004}").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "query", "the first tab stop");

    for scheme in ["light", "dark"] {
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.chromium("Emulation.setEmulatedMedia", features).await;
        browser.run("document.querySelectorAll('.entry').forEach(e => e.open = true)").await;
        let poor = browser.run(CONTRAST).await;
        assert_eq!(poor, json!([]), "too little contrast in {scheme}");
    }

    let phone = json!({"width": 320, "height": 600, "deviceScaleFactor": 1, "mobile": true});
    browser.chromium("Emulation.setDeviceMetricsOverride", phone).await;
    let overflow = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
    assert!(overflow.as_i64().unwrap() <= 0, "a narrow screen must not scroll sideways: {overflow}");

    browser.chromium("Emulation.setScriptExecutionDisabled", json!({"value": true})).await;
    browser.open("about:blank").await;
    browser.open(url).await;
    browser.chromium("Emulation.setScriptExecutionDisabled", json!({"value": false})).await;
    assert_eq!(shown(browser).await.len(), 5, "everything is there without the script");
    assert_eq!(browser.run("return document.getElementById('filters').checkVisibility()").await, false);
}

/// Visible text whose contrast is below 4.5 to 1 (WCAG 2.1, level AA).
const CONTRAST: &str = "
    const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => {
        const [r, g, b] = rgb(color).map((v) => v / 255)
            .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (rgb(color)[3] !== 0) return color;
        }
        return 'rgb(255, 255, 255)';
    };
    const poor = [];
    for (const element of document.querySelectorAll('body *')) {
        const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
        if (!text || !element.checkVisibility()) continue;
        const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) poor.push(`${element.tagName}.${element.className}: ${contrast.toFixed(2)}`);
    }
    return [...new Set(poor)];
";
