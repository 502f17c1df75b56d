
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`GetWidgetsResponseItem`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetWidgetsResponseItem {
        pub id: ::std::string::String,
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for GetWidgetsResponseItem {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["id", "name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                id: object.required()?,
                name: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetWidgetsResponseItem {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .required("id", &self.id)
                .optional("name", &self.name)
                .end()
        }
    }
    pub type GetWidgetsResponse = ::std::vec::Vec<GetWidgetsResponseItem>;
}
impl Client {
    /**Sends a `GET` request to `/widgets`

```text
let response = client.get_widgets()
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
    }
    impl GetWidgets {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/widgets`
        #[inline]
        pub fn send(
            self,
        ) -> ::sdk_runtime::ResponseFuture<
            ::std::vec::Vec<types::GetWidgetsResponseItem>,
        > {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_WIDGETS,
                )
                .accept("application/json")
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
            each: impl FnMut(types::GetWidgetsResponseItem) -> ::std::ops::ControlFlow<B>,
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
            each: impl FnMut(types::GetWidgetsResponseItem) -> ::std::ops::ControlFlow<B>,
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
pub static DOCUMENT: &str = "Verified 1.0.0 (872b3bffff2bee8b)";
