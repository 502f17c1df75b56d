//! The Rust names that progenitor and typify give to things, so that steps can foresee collisions.

use heck::{ToPascalCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// Name of a type or enum variant: what typify makes of a component name.
pub(crate) fn pascal(name: &str) -> String {
    identifier(name, str::to_pascal_case, "X")
}

/// Name of the variant for a value of an enumeration, as the change `variants` leaves it.
pub(crate) fn variant(value: &str) -> String {
    match value {
        "+1" => "Plus1".to_owned(),
        "-1" => "Minus1".to_owned(),
        value => pascal(value),
    }
}

/// Name of a component that stays as it is when typify makes a type name of it. Case is not settled at once: digits
/// between capitals join words, so that `a_v2_v2_b` is `AV2V2B` first, and `Av2v2b` for who reads that.
pub(crate) fn component(key: &str) -> String {
    let mut name = pascal(key);
    // Each turn joins words, of which there are fewer than letters.
    for _ in 0..name.len() {
        let next = pascal(&name);
        if next == name {
            break;
        }
        name = next;
    }
    name
}

/// Name of a method, field or parameter.
pub(crate) fn snake(name: &str) -> String {
    identifier(name, str::to_snake_case, "x")
}

/// Name of the method, and the stem of the types, of an operation. progenitor puts an underscore, where typify puts
/// an `x`, before what cannot start an identifier.
pub(crate) fn method(operation_id: &str) -> String {
    identifier(operation_id, str::to_snake_case, "_")
}

/// Name of the method that sends `null` as a field.
pub(crate) fn clearing(field: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut name = format!("clear_{}", field.trim_end_matches('_'));
    while is_taken(&name) {
        name.push('_');
    }
    name
}

/// The name, or the name with the first number that makes it free.
pub(crate) fn first_free(name: &str, separator: &str, mut is_free: impl FnMut(&str) -> bool) -> String {
    // The underscore behind a keyword goes where a number follows.
    let stem = name.trim_end_matches('_');
    let numbered = (2..=usize::MAX).map(|number| format!("{stem}{separator}{number}"));
    let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
    candidates.find(|candidate| is_free(candidate)).unwrap_or_default()
}

/// Name of a static: the method's name in capitals.
pub(crate) fn constant(method: &str) -> String {
    method.to_uppercase()
}

fn identifier(name: &str, recase: fn(&str) -> String, prefix: &str) -> String {
    let name = match name {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => recase(&name.replace('\'', "").replace(|c: char| !is_xid_continue(c), "-")),
    };
    let name = match name.chars().next() {
        None => prefix.replace('_', "x"),
        Some(first) if is_xid_start(first) => name,
        Some(_) => format!("{prefix}{name}"),
    };
    if is_keyword(&name) { format!("{name}_") } else { name }
}

fn is_keyword(name: &str) -> bool {
    // `gen` parses as an identifier in syn 3 but is reserved in edition 2024.
    name == "gen" || syn::parse_str::<syn::Ident>(name).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_generator() {
        assert_eq!(pascal("Access_Control_Users_User"), "AccessControlUsersUser");
        assert_eq!(pascal("updateNetworkMerakiAuthUser-body"), "UpdateNetworkMerakiAuthUserBody");
        assert_eq!(snake("networkId"), "network_id");
        assert_eq!(snake("type"), "type_");
        assert_eq!(snake("tags[]"), "tags");
        assert_eq!(method("users-password"), "users_password");
        assert_eq!(constant(&method("users-password")), "USERS_PASSWORD");
        assert_eq!(clearing("type_", &|_| false), "clear_type");
        assert_eq!(clearing("notes", &|name| name == "clear_notes"), "clear_notes_");
    }

    #[test]
    fn a_numbered_name_stays_as_it_is() {
        let second = first_free("Self_", "", |name| name != "Self_");
        assert_eq!((pascal(&second), second.as_str()), (second.clone(), "Self2"));
    }

    #[test]
    fn what_cannot_start_a_name_gets_a_prefix() {
        assert_eq!(pascal("802.1X"), "X8021x");
        let key = "access-groups_v2_v2-AccessGroupPrincipal";
        assert_eq!(pascal(key), "AccessGroupsV2V2AccessGroupPrincipal");
        assert_eq!(component(key), "AccessGroupsV2v2AccessGroupPrincipal");
        assert_eq!(pascal(&component(key)), component(key));
        assert_eq!(snake("2fa"), "x2fa");
        assert_eq!(method("2fa"), "_2fa");
    }

    #[test]
    fn what_no_name_contains_stands_between_words() {
        assert_eq!(snake("area_m²"), "area_m");
        assert_eq!(pascal("Тип½"), "Тип");
        assert_eq!(snake("½"), "x");
    }
}
