// step unused-keywords: 1
// step parameters: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    pub type ListUsersResponse = ::std::vec::Vec<::std::string::String>;
    pub type ListUsersResponseItem = ::std::string::String;
}
impl Client {
    /**Sends a `GET` request to `/users`

```text
let response = client.list_users()
    .after(after)
    .limit(limit)
    .send()
    .await;
```*/
    #[doc(alias = "listUsers")]
    pub fn list_users(&self) -> builder::ListUsers<'_> {
        builder::ListUsers::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::list_users`]

[`Client::list_users`]: super::Client::list_users*/
    #[derive(Debug, Clone)]
    pub struct ListUsers<'a> {
        client: &'a super::Client,
        after: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i64>, String>,
    }
    impl<'a> ListUsers<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                after: Ok(None),
                limit: Ok(None),
            }
        }
        pub fn after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.after = ::sdk_runtime::wire::optional_argument("after", value);
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = ::sdk_runtime::wire::optional_argument("limit", value);
            self
        }
        ///Sends a `GET` request to `/users`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        pub async fn send(
            self,
        ) -> Result<
            ::sdk_runtime::Response<::std::vec::Vec<::std::string::String>>,
            ::sdk_runtime::Error,
        > {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call(client, request, &super::operations::LIST_USERS).await
        }
    }
    impl<'a> ListUsers<'a> {
        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        #[inline]
        pub async fn send_as<T: ::serde::de::DeserializeOwned>(
            self,
        ) -> Result<::sdk_runtime::Response<T>, ::sdk_runtime::Error> {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_as(client, request, &super::operations::LIST_USERS).await
        }
        /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
        /// that is no JSON is an error.
        #[inline]
        pub async fn send_value(
            self,
        ) -> Result<::sdk_runtime::Response<::serde_json::Value>, ::sdk_runtime::Error> {
            self.send_as().await
        }
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back; see `sdk_runtime::call_items`.
        #[inline]
        pub async fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> Result<
            ::sdk_runtime::Response<::std::option::Option<B>>,
            ::sdk_runtime::Error,
        > {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_items(
                    client,
                    request,
                    &super::operations::LIST_USERS,
                    ::sdk_runtime::ItemList::body(),
                    each,
                )
                .await
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        #[inline]
        pub async fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> Result<
            ::sdk_runtime::Response<::std::option::Option<B>>,
            ::sdk_runtime::Error,
        > {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_items(
                    client,
                    request,
                    &super::operations::LIST_USERS,
                    ::sdk_runtime::ItemList::body().containing(text),
                    each,
                )
                .await
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        #[inline]
        pub async fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> Result<
            ::sdk_runtime::Response<::std::option::Option<B>>,
            ::sdk_runtime::Error,
        > {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_items_as(
                    client,
                    request,
                    &super::operations::LIST_USERS,
                    ::sdk_runtime::ItemList::body().containing(text),
                    each,
                )
                .await
        }
        fn into_request(
            self,
        ) -> Result<
            (&'a super::Client, ::sdk_runtime::PreparedRequest),
            ::sdk_runtime::Error,
        > {
            let client = self.client;
            let request = ::sdk_runtime::wire::Request::new(
                    &client.client,
                    &client.baseurl,
                    &super::operations::LIST_USERS,
                )
                .accept_json()
                .query("after", self.after)
                .query("limit", self.limit)
                .build()?;
            Ok((client, request))
        }
    }
    impl<'a> ListUsers<'a> {
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            'a,
            ::sdk_runtime::Response<::std::vec::Vec<::std::string::String>>,
        > {
            let client = self.client;
            let pages = ::sdk_runtime::paging::pages(
                client,
                self.send(),
                ::std::option::Option::Some(|
                    page: &::std::vec::Vec<::std::string::String>|
                page.as_slice().len()),
                &[],
            );
            ::sdk_runtime::paging::Paginator::new(pages)
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(
            self,
        ) -> ::sdk_runtime::paging::Paginator<'a, ::std::string::String> {
            let client = self.client;
            let pages = ::sdk_runtime::paging::pages(
                client,
                self.send(),
                ::std::option::Option::Some(|
                    page: &::std::vec::Vec<::std::string::String>|
                page.as_slice().len()),
                &[],
            );
            ::sdk_runtime::paging::Paginator::new(
                ::sdk_runtime::paging::items(
                    pages,
                    |page: ::std::vec::Vec<::std::string::String>| page,
                ),
            )
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /users`
    pub static LIST_USERS: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
        id: "listUsers",
        name: "list_users",
        method: "GET",
        path: "/users",
        tags: &[],
        idempotent: true,
        authenticated: true,
        page_order: ::sdk_runtime::paging::PageOrder::Next,
    };
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&LIST_USERS];
}
