//! The bill of materials, in the form of CycloneDX 1.5.
//!
//! Without a serial number and a time, which the form allows: the same input gives the same bytes.

use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};

use super::sums;
use super::tree::{Id, Package, Tree};

/// Writes the bill of materials of `program` into `folder`.
pub(super) fn write(folder: &Path, tree: &Tree, program: &Path) -> Result<(), Box<dyn Error>> {
    let sum = sums::of(&std::fs::read(program)?);
    let text = serde_json::to_string_pretty(&bill(tree, &sum))?;
    Ok(std::fs::write(folder.join("rotator.cdx.json"), text + "\n")?)
}

fn bill(tree: &Tree, sum: &str) -> Value {
    let mut program = Value::Null;
    let mut libraries = Vec::new();
    let mut dependencies = Vec::new();
    for (id, package) in tree.packages() {
        if id == tree.root() {
            program = component(id, package, "application", Some(sum));
        } else {
            libraries.push(component(id, package, "library", tree.checksum(id)));
        }
        let needs: Vec<_> = tree.needs(id).map(reference).collect();
        dependencies.push(json!({ "ref": reference(id), "dependsOn": needs }));
    }
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": program },
        "components": libraries,
        "dependencies": dependencies,
    })
}

fn component(id: &Id, package: &Package, kind: &str, sum: Option<&str>) -> Value {
    let reference = reference(id);
    let mut component = json!({
        "type": kind,
        "bom-ref": reference,
        "name": id.0,
        "version": id.1,
        "scope": "required",
        "purl": reference,
    });
    if let Some(licence) = package.licence() {
        component["licenses"] = json!([{ "expression": licence }]);
    }
    if let Some(sum) = sum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if let Some(repository) = &package.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}

/// The package URL of a crate.
fn reference((name, version): &Id) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn every_dependency_is_a_component() {
        let tree = Tree::read(&workspace::root(), "rotator", "x86_64-unknown-linux-gnu").unwrap();
        let bill = bill(&tree, "00");
        assert_eq!(bill["metadata"]["component"]["name"], "rotator");
        let refs = |list: &Value, key: &str| -> Vec<String> {
            list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
        };
        let known = refs(&bill["components"], "bom-ref");
        assert!(known.iter().any(|one| one.starts_with("pkg:cargo/rustls@")), "{known:?}");
        assert!(!known.iter().any(|one| one.starts_with("pkg:cargo/syn@")), "it only runs while building");
        for dependency in bill["dependencies"].as_array().unwrap() {
            for needed in dependency["dependsOn"].as_array().unwrap() {
                assert!(known.contains(&needed.as_str().unwrap().to_owned()), "{needed}");
            }
        }
        for component in bill["components"].as_array().unwrap() {
            assert!(component["licenses"][0]["expression"].is_string(), "{component}");
        }
    }
}
