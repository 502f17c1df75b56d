//! Documents of others, one or several, and that of a build.

use std::process::Command;

use serde_json::{Value, json};

use crate::{Program, client};

#[tokio::test]
async fn any_document_can_be_served() {
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Weather", "version": "1"},
        "servers": [{"url": "https://weather.example/v2"}],
        "paths": {"/days/{day}": {"get": {
            "operationId": "day",
            "parameters": [
                {"name": "day", "in": "path", "required": true, "schema": {"type": "string", "format": "date"}},
            ],
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {
                "type": "object",
                "required": ["degrees"],
                "properties": {"degrees": {"type": "number", "minimum": -90, "maximum": -50}},
            }}}}},
        }}},
    });
    let file = std::env::temp_dir().join(format!("sdk-mock-weather-{}.json", std::process::id()));
    std::fs::write(&file, document.to_string()).unwrap();
    let program = Program::start(&["--document", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    let base = program.value("base URL");
    let day: Value =
        client::new().get(format!("{base}/days/2026-01-15")).send().await.unwrap().json().await.unwrap();
    assert_eq!(day, json!({"degrees": -50.0}));
    assert_eq!(client::new().get(format!("{base}/days/today")).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn several_documents_are_one_server() {
    let names = ["one", "two"].map(|name| {
        let file = std::env::temp_dir().join(format!("sdk-mock-{name}-{}.json", std::process::id()));
        let content = json!({"application/json": {"schema": {"type": "string"}}});
        let operation = json!({"operationId": name, "responses": {"200": {"description": "", "content": content}}});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": name, "version": "1"}, "paths": {format!("/{name}"): {"get": operation}},
        });
        std::fs::write(&file, document.to_string()).unwrap();
        file.to_str().unwrap().to_owned()
    });
    let program = Program::start(&["--document", &names[0], "--document", &names[1]]);
    names.iter().for_each(|file| std::fs::remove_file(file).unwrap());
    for path in ["one", "two"] {
        let url = format!("{}/{path}", program.value("base URL"));
        assert_eq!(client::new().get(url).send().await.unwrap().status(), 200, "{path}");
    }
    let arguments = format!("{}/arguments?operation=one", program.value("control"));
    let arguments: Value = client::new().get(arguments).send().await.unwrap().json().await.unwrap();
    assert_eq!(arguments, json!({"minimal": {}, "full": {}}));
}

#[tokio::test]
async fn the_document_of_a_build_is_served() {
    let target = tempfile::tempdir().unwrap();
    let document = json!({"openapi": "3.0.3", "info": {"title": "Built", "version": "1"}, "paths": {"/x": {"get": {"responses": {"204": {"description": ""}}}}}});
    for (folder, text) in
        [("debug/build/sdk-x-0123", document.to_string()), ("debug/build/sdk-x-y-0123", "other".to_owned())]
    {
        let out = target.path().join(folder).join("out");
        std::fs::create_dir_all(&out).unwrap();
        std::fs::write(out.join("document.json"), text).unwrap();
    }
    let command = |package: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-mock"));
        command.args(["--from-build", package]).env("CARGO_TARGET_DIR", target.path());
        command
    };
    let program = Program::of(&mut command("sdk-x"));
    assert!(program.said.starts_with("Built: 1 operations"), "{}", program.said);
    let refused = command("sdk").output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && said.contains("no build of sdk;"), "{said}");
}
