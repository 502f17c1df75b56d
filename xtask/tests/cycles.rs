//! Files do not import each other in cycles.
//!
//! A module and what is below it are one thing, so what they take from each other does not count; nor do tests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by unwrapping")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};

type Module = Vec<String>;
type Graph = BTreeMap<Module, BTreeSet<Module>>;

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let folders =
        |of: &Path| fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let crates = [folders(&root), folders(&root.join("crates"))].concat();
    let crates: Vec<_> = crates.into_iter().filter(|path| path.join("src").is_dir()).collect();
    assert!(crates.len() > 8, "{crates:?}");
    for path in crates {
        let graph = imports(&path.join("src"));
        found.extend(cycle(&graph).map(|cycle| format!("{}: {}", path.display(), cycle.join(" → "))));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_cycle_is_seen() {
    let module = |name: &str| vec![name.to_owned()];
    let graph = |pairs: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in pairs {
            graph.entry(module(from)).or_default().insert(module(to));
            graph.entry(module(to)).or_default();
        }
        graph
    };
    assert_eq!(cycle(&graph(&[("a", "b"), ("a", "c"), ("b", "c")])), None);
    assert_eq!(cycle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")])).unwrap(), ["b", "c", "b"]);
}

/// What each module of a crate takes from which others.
fn imports(source: &Path) -> Graph {
    let mut files = BTreeMap::new();
    collect(source, &Module::new(), &mut files);
    let names: BTreeSet<Module> = files.keys().cloned().collect();
    let mut graph = Graph::new();
    for (module, file) in files {
        let mut paths = Paths { module: module.clone(), names: &names, found: BTreeSet::new() };
        paths.visit_file(&file);
        let apart = |other: &Module| !other.starts_with(&module) && !module.starts_with(other);
        let found = paths.found.into_iter().filter(apart).collect();
        graph.insert(module, found);
    }
    graph
}

fn collect(folder: &Path, module: &Module, files: &mut BTreeMap<Module, syn::File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let mut below = module.clone();
        if !matches!(stem, "mod" | "lib" | "main") {
            below.push(stem.to_owned());
        }
        if path.is_dir() {
            collect(&path, &below, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !stem.ends_with("tests") {
            files.insert(below, syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap());
        }
    }
}

/// The modules that the paths in a file lead to.
struct Paths<'n> {
    module: Module,
    names: &'n BTreeSet<Module>,
    found: BTreeSet<Module>,
}

impl Paths<'_> {
    fn add(&mut self, path: &[String]) {
        let mut place = match path.first().map(String::as_str) {
            Some("crate") => Module::new(),
            Some("self" | "super") => self.module.clone(),
            Some(first) if self.names.contains(&[self.module.as_slice(), &[first.to_owned()]].concat()) => {
                self.module.clone()
            }
            _ => return,
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => drop(place.pop()),
                name => place.push(name.to_owned()),
            }
        }
        while !self.names.contains(&place) {
            if place.pop().is_none() {
                return;
            }
        }
        self.found.insert(place);
    }

    fn add_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.add(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.add(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(before, tree)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.add(&path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>());
        }
        visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }
}

/// The first cycle, by the names of its modules.
fn cycle(graph: &Graph) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    graph.keys().find_map(|module| search(graph, module, &mut Vec::new(), &mut done))
}

fn search(
    graph: &Graph,
    at: &Module,
    path: &mut Vec<Module>,
    done: &mut BTreeSet<Module>,
) -> Option<Vec<String>> {
    if let Some(start) = path.iter().position(|module| module == at) {
        path.push(at.clone());
        return Some(path[start..].iter().map(|module| module.join("::")).collect());
    }
    if !done.insert(at.clone()) {
        return None;
    }
    path.push(at.clone());
    let found = graph.get(at)?.iter().find_map(|next| search(graph, next, path, done));
    path.pop();
    found
}
