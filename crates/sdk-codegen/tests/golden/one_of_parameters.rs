// step all-of: 1
// step parameters: 1
// step simplify-requests: 1
// note #/paths/~1bills/get/parameters/0: one form of the parameter `startDate` is offered: {"format":"date-time","type":"string"}
// note #/paths/~1bills/get/parameters/2: one form of the parameter `id` is offered: {"type":"string"}

impl Client {
    /**Sends a `GET` request to `/bills`

Arguments:
- `count`
- `id`
- `start_date`: From when.
```text
let response = client.get_bills()
    .count(count)
    .id(id)
    .start_date(start_date)
    .send()
    .await;
```*/
    #[doc(alias = "getBills")]
    #[inline]
    pub fn get_bills(&self) -> builder::GetBills {
        builder::GetBills::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_bills`]

[`Client::get_bills`]: super::Client::get_bills*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetBills {
        client: ::sdk_runtime::ClientContext,
        count: Result<Option<i64>, String>,
        id: Result<Option<::std::string::String>, String>,
        start_date: Result<Option<::std::string::String>, String>,
    }
    impl GetBills {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                count: Ok(None),
                id: Ok(None),
                start_date: Ok(None),
            }
        }
        pub fn count<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.count = ::sdk_runtime::wire::argument("count", value);
            self
        }
        pub fn id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.id = ::sdk_runtime::wire::argument("id", value);
            self
        }
        ///From when.
        pub fn start_date<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.start_date = ::sdk_runtime::wire::argument("start_date", value);
            self
        }
        ///Sends a `GET` request to `/bills`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_BILLS)
                .query("count", self.count)
                .query("id", self.id)
                .query("startDate", self.start_date)
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
    }
    impl ::std::fmt::Debug for GetBills {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetBills")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /bills`
    pub static GET_BILLS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getBills",
            "GET",
            "/bills",
        )
        .named("get_bills");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_BILLS];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Parameters with several forms 1.0.0 (929f297c262cbe56)";
