// step parameters: 1
// step query-arrays: 2
// step simplify-requests: 1

impl Client {
    /**Sends a `GET` request to `/widgets`

Arguments:
- `made_after`
- `made_places`
- `serials`
- `sizes`: The sizes.
- `slots`
```text
let response = client.get_widgets()
    .made_after(made_after)
    .made_places(made_places)
    .serials(serials)
    .sizes(sizes)
    .slots(slots)
    .send()
    .await;
```*/
    #[doc(alias = "getWidgets")]
    #[inline]
    pub fn get_widgets(&self) -> builder::GetWidgets {
        builder::GetWidgets::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_widgets`]

[`Client::get_widgets`]: super::Client::get_widgets*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetWidgets {
        client: ::sdk_runtime::ClientContext,
        made_after: Result<Option<::std::string::String>, String>,
        made_places: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        serials: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        sizes: Result<Option<::std::vec::Vec<i64>>, String>,
        slots: Result<Option<::std::vec::Vec<i64>>, String>,
    }
    impl GetWidgets {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                made_after: Ok(None),
                made_places: Ok(None),
                serials: Ok(None),
                sizes: Ok(None),
                slots: Ok(None),
            }
        }
        pub fn made_after<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.made_after = ::sdk_runtime::wire::argument("made_after", value);
            self
        }
        pub fn made_places<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                K,
            >,
        {
            self.made_places = ::sdk_runtime::wire::argument("made_places", value);
            self
        }
        pub fn serials<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                K,
            >,
        {
            self.serials = ::sdk_runtime::wire::argument("serials", value);
            self
        }
        ///The sizes.
        pub fn sizes<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::vec::Vec<i64>>,
                K,
            >,
        {
            self.sizes = ::sdk_runtime::wire::argument("sizes", value);
            self
        }
        pub fn slots<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::vec::Vec<i64>>,
                K,
            >,
        {
            self.slots = ::sdk_runtime::wire::argument("slots", value);
            self
        }
        ///Sends a `GET` request to `/widgets`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_WIDGETS,
                )
                .query("made[after]", self.made_after)
                .query("made[places][]", self.made_places)
                .query("serials[]", self.serials)
                .query_joined("sizes", ",", self.sizes)
                .query("slots[]", self.slots)
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
    impl ::std::fmt::Debug for GetWidgets {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetWidgets")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /widgets`
    pub static GET_WIDGETS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getWidgets",
            "GET",
            "/widgets",
        )
        .named("get_widgets");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_WIDGETS];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Query arrays 1.0.0 (f2818a183fb76249)";
