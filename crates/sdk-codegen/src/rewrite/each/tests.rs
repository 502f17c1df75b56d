use super::*;

fn types() -> Vec<syn::Item> {
    let file: syn::File = parse_quote! {
        pub struct User { pub name: String }
        pub struct Wrapped {
            #[serde(rename = "allUsers", default, skip_serializing_if = "::std::vec::Vec::is_empty")]
            pub all_users: ::std::vec::Vec<User>,
            pub total: Option<i64>,
        }
        pub struct Nullable { pub users: ::std::option::Option<::std::vec::Vec<User>> }
        pub struct Two { pub users: Vec<User>, pub names: Vec<String> }
    };
    file.items
}

fn found(response: syn::Type) -> Option<(String, Option<String>)> {
    elements(&response, &types()).map(|elements| (syntax::text(&elements.item), elements.member))
}

#[test]
fn the_list_is_the_response_or_the_only_one_in_it() {
    let in_response = |member: &str| Some(("types :: User".to_owned(), Some(member.to_owned())));
    assert_eq!(found(parse_quote!(::std::vec::Vec<types::User>)), Some(("types :: User".to_owned(), None)));
    assert_eq!(found(parse_quote!(types::Wrapped)), in_response("allUsers"));
    assert_eq!(found(parse_quote!(types::Nullable)), in_response("users"));
    assert_eq!(found(parse_quote!(types::Two)), None);
    assert_eq!(found(parse_quote!(types::User)), None);
}

#[test]
fn all_methods_share_the_request() {
    let elements = Elements { item: parse_quote!(types::User), member: Some("users".to_owned()) };
    let added = as_other_types().to_string() + &each(&elements).to_string();
    assert_eq!(added.matches("self . into_call ()").count(), 5, "{added}");
    assert!(
        added.contains(":: sdk_runtime :: ItemList :: member (\"users\") . containing (text)"),
        "{added}"
    );
}
