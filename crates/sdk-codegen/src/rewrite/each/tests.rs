use syn::parse_quote;

use super::*;

fn types() -> Types {
    Types::read(&parse_quote! {
        pub mod types {
            pub struct User { pub name: String }
            pub struct Wrapped { pub all_users: ::std::vec::Vec<User>, pub total: Option<i64> }
            pub struct Nullable { pub users: ::std::option::Option<::std::vec::Vec<User>> }
            pub struct Two { pub users: Vec<User>, pub names: Vec<String> }
            pub enum Colour { Red }
            pub struct Colours { pub colours: Vec<Colour> }
            impl FromObject for Wrapped {
                const NAMES: &'static Names = &Names::<[u16; 4]>::new(&["allUsers", "total"]);
                fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
                    Ok(Self { all_users: object.collection(), total: object.optional() })
                }
            }
            impl FromObject for Nullable {
                const NAMES: &'static Names = &Names::<[u16; 2]>::new(&["users"]);
                fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
                    Ok(Self { users: object.optional() })
                }
            }
            impl FromObject for Colours {
                const NAMES: &'static Names = &Names::<[u16; 2]>::new(&["colours"]);
                fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
                    Ok(Self { colours: object.collection() })
                }
            }
        }
    })
}

fn found(response: syn::Type) -> Option<(String, String)> {
    let elements = types().elements(&response, None)?;
    Some((syntax::text(&elements.item), elements.item_list().to_string()))
}

#[test]
fn the_list_is_the_response_or_the_only_one_in_it() {
    let is =
        |item: &str, list: &str| Some((item.to_owned(), format!(":: sdk_runtime :: ItemList :: {list}")));
    assert_eq!(found(parse_quote!(::std::vec::Vec<types::User>)), is("types :: User", "body ()"));
    assert_eq!(found(parse_quote!(types::Wrapped)), is("types :: User", "member (\"allUsers\")"));
    assert_eq!(found(parse_quote!(types::Nullable)), is("types :: User", "member (\"users\")"));
    assert_eq!(found(parse_quote!(types::Colours)), is("types :: Colour", "member (\"colours\")"));
    assert_eq!(found(parse_quote!(types::Two)), None);
    assert_eq!(found(parse_quote!(types::User)), None);
}

#[test]
fn all_methods_share_the_request() {
    let elements = types().elements(&parse_quote!(types::Nullable), None).unwrap();
    let added =
        of_every_operation(&quote::format_ident!("client")).to_string() + &each(&elements).to_string();
    assert_eq!(added.matches("self . into_call ()").count(), 5, "{added}");
    assert!(
        added.contains(":: sdk_runtime :: ItemList :: member (\"users\") . containing (text)"),
        "{added}"
    );
}
