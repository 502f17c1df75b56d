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
    let mut send: syn::ImplItemFn = parse_quote! {
        pub async fn send(self) -> Result<::sdk_runtime::Response<Vec<types::User>>, ::sdk_runtime::Error> {
            let Self { client, id } = self;
            let request = client.client.get(id).build()?;
            ::sdk_runtime::call(client, request, &super::operations::USERS).await
        }
    };
    let elements = Elements { item: parse_quote!(types::User), member: Some("users".to_owned()) };
    let added = split(&mut send, &format_ident!("Users"), Some(&elements)).unwrap().to_string();
    assert!(added.contains("let request = client . client . get (id)"), "{added}");
    assert!(added.contains("call_items (client , request , & super :: operations :: USERS"), "{added}");
    assert!(
        added.contains(":: sdk_runtime :: ItemList :: member (\"users\") . containing (text)"),
        "{added}"
    );
    let sent = syntax::text(&send.block);
    assert!(sent.contains(":: sdk_runtime :: call (client , request"), "{sent}");
    assert!(sent.contains("self . into_request () ?"), "{sent}");
    assert!(added.contains(":: sdk_runtime :: call_as (client , request"), "{added}");
    assert_eq!(added.matches("self . into_request () ?").count(), 4, "{added}");
}

#[test]
fn another_form_of_send_is_refused() {
    let mut send: syn::ImplItemFn = parse_quote! { pub async fn send(self) { self.go() } };
    let elements = Elements { item: parse_quote!(types::User), member: None };
    assert!(split(&mut send, &format_ident!("Users"), Some(&elements)).is_err());
}
