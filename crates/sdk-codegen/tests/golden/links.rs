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
    #[inline]
    pub fn list_users(&self) -> builder::ListUsers {
        builder::ListUsers::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::list_users`]

[`Client::list_users`]: super::Client::list_users*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ListUsers {
        client: ::sdk_runtime::ClientContext,
        after: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i64>, String>,
    }
    impl ListUsers {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                after: Ok(None),
                limit: Ok(None),
            }
        }
        pub fn after<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.after = ::sdk_runtime::wire::argument("after", value);
            self
        }
        pub fn limit<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.limit = ::sdk_runtime::wire::argument("limit", value);
            self
        }
        ///Sends a `GET` request to `/users`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        #[inline]
        pub fn send(
            self,
        ) -> ::sdk_runtime::ResponseFuture<::std::vec::Vec<::std::string::String>> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::LIST_USERS,
                )
                .accept("application/json")
                .query("after", self.after)
                .query("limit", self.limit)
                .call()
        }
        /// What this call does otherwise than others of its client: its time, how it is repeated, and additional headers.
        #[inline]
        pub fn options(mut self, options: ::sdk_runtime::CallOptions) -> Self {
            self.client = self.client.with_options(options);
            self
        }
        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        pub fn send_as<T: ::serde::de::DeserializeOwned>(
            self,
        ) -> ::sdk_runtime::ResponseFuture<T> {
            self.into_call().json_as()
        }
        /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
        /// that is no JSON is an error.
        #[inline]
        pub fn send_value(self) -> ::sdk_runtime::ResponseFuture<::serde_json::Value> {
            self.into_call().json_as()
        }
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body(),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<::std::vec::Vec<::std::string::String>>,
        > {
            ::sdk_runtime::wire::pages(
                self.client.clone(),
                self.send(),
                ::std::option::Option::Some(|
                    page: &::std::vec::Vec<::std::string::String>|
                page.as_slice().len()),
                &[],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: ::std::vec::Vec<::std::string::String>| page,
            )
        }
    }
    impl ::std::fmt::Debug for ListUsers {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("ListUsers")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /users`
    pub static LIST_USERS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "listUsers",
            "GET",
            "/users",
        )
        .named("list_users");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&LIST_USERS];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Links 1.0.0 (75d8df987f86fa6c)";
