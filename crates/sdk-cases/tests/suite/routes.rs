//! Documents that are written from the routes of a server leave open how things are sent; what servers take is known.

use sdk_cases::routes::Client;
use serde_json::Value;

use crate::server::Server;

async fn client() -> (Server, Client) {
    let server = Server::responding(Value::Null).await;
    let client = Client::at(&server.uri()).unwrap();
    (server, client)
}

/// Otherwise nobody could tell whose entries they are.
#[tokio::test]
async fn several_maps_in_a_query_have_their_names_before_their_entries() {
    let (server, client) = client().await;
    let entry = |name: &str| [(name.to_owned(), "1".to_owned())];
    client.list_maps().sort_by(entry("at")).filter(entry("at")).send().await.unwrap();
    assert_eq!(server.target().await, "/maps?filter%5Bat%5D=1&sort_by%5Bat%5D=1");
    client.get_map().filter(entry("at")).send().await.unwrap();
    assert_eq!(server.target().await, "/map?filter%5Bat%5D=1");
}

#[tokio::test]
async fn the_rest_of_a_path_can_be_one_argument() {
    let (server, client) = client().await;
    client.get_file().rest("a/b c/d,e").send().await.unwrap();
    assert_eq!(server.target().await, "/files/a/b%20c/d%2Ce/raw");
    client.get_proxy().proxy("a/b").send().await.unwrap();
    assert_eq!(server.target().await, "/proxy/a/b");
    client.get_number().id("7").send().await.unwrap();
    assert_eq!(server.target().await, "/numbers/7");
    for escape in ["a/../b", "/a", "a//b", "", "a/%2e%2e"] {
        assert!(client.get_file().rest(escape).send().await.unwrap_err().is_invalid_request(), "{escape}");
    }
}

#[tokio::test]
async fn members_of_an_object_are_cookies() {
    let (server, client) = client().await;
    assert!(client.get_cookies().send().await.unwrap_err().is_invalid_request());
    client.get_cookies().colour("r").size(5).list("a,b").one("a,1").send().await.unwrap();
    let cookies = server.request().await.headers["cookie"].to_str().unwrap().to_owned();
    assert_eq!(cookies, "colour=r; list=a,b; one=a,1; size=5");
    for wrong in ["a;b", "a b", "a\"", "é"] {
        assert!(client.get_cookies().colour(wrong).send().await.unwrap_err().is_invalid_request(), "{wrong}");
    }
}

#[tokio::test]
async fn the_caller_names_the_type_of_a_body_where_the_document_does_not() {
    let (server, client) = client().await;
    let types = async || {
        let request = server.request().await;
        let types: Vec<_> = request.headers.get_all("content-type").iter().cloned().collect();
        types.into_iter().map(|one| one.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    client.put_image().content_type("image/webp").body("bytes").send().await.unwrap();
    assert_eq!(types().await, ["image/webp"]);
    assert!(client.put_image().body("bytes").send().await.unwrap_err().is_invalid_request());
    client.put_picture().body("bytes").send().await.unwrap();
    assert_eq!(types().await, ["image/jpeg"]);
    client.put_picture().content_type("image/png").body("bytes").send().await.unwrap();
    assert_eq!(types().await, ["image/png"]);
    client.put_picture().without_body().send().await.unwrap();
    assert_eq!(types().await, [""; 0]);
}
