// step unused-keywords: 3
// step hoist: 3

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///A door.
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetDoorsResponseItem {
        pub frame: ::std::option::Option<GetDoorsResponseItemFrame>,
        pub size: ::std::option::Option<GetDoorsResponseItemSize>,
    }
    ///`GetDoorsResponseItemFrame`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetDoorsResponseItemFrame {
        pub width: ::std::option::Option<f64>,
    }
    ///`GetDoorsResponseItemSize`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetDoorsResponseItemSize {
        pub width: ::std::option::Option<i64>,
    }
    ///`GetWindowsResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetWindowsResponse {
        pub first: ::std::option::Option<GetWindowsResponseFirst>,
        pub pane: ::std::option::Option<Pane>,
    }
    ///`Pane`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Pane {
        pub thickness: ::std::option::Option<f64>,
    }
    impl ::sdk_runtime::wire::FromObject for GetDoorsResponseItem {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["frame", "size"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                frame: object.optional(),
                size: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetDoorsResponseItem {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("frame", &self.frame)
                .optional("size", &self.size)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetDoorsResponseItemFrame {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["width"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { width: object.optional() })
        }
    }
    impl ::serde::Serialize for GetDoorsResponseItemFrame {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("width", &self.width).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetDoorsResponseItemSize {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["width"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { width: object.optional() })
        }
    }
    impl ::serde::Serialize for GetDoorsResponseItemSize {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("width", &self.width).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetWindowsResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["first", "pane"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                first: object.optional(),
                pane: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetWindowsResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("first", &self.first)
                .optional("pane", &self.pane)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Pane {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["thickness"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                thickness: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for Pane {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("thickness", &self.thickness)
                .end()
        }
    }
    pub type GetDoorsResponse = ::std::vec::Vec<GetDoorsResponseItem>;
    pub type GetWindowsResponseFirst = GetDoorsResponseItem;
    pub type GetWindowsResponseFirstFrame = GetDoorsResponseItemFrame;
    pub type GetWindowsResponseFirstSize = GetDoorsResponseItemSize;
}
impl Client {
    /**Sends a `GET` request to `/doors`

```text
let response = client.get_doors()
    .send()
    .await;
```*/
    #[doc(alias = "getDoors")]
    #[inline]
    pub fn get_doors(&self) -> builder::GetDoors {
        builder::GetDoors::new(self.context.clone())
    }
    /**Sends a `GET` request to `/windows`

```text
let response = client.get_windows()
    .send()
    .await;
```*/
    #[doc(alias = "getWindows")]
    #[inline]
    pub fn get_windows(&self) -> builder::GetWindows {
        builder::GetWindows::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_doors`]

[`Client::get_doors`]: super::Client::get_doors*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetDoors {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetDoors {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/doors`
        #[inline]
        pub fn send(
            self,
        ) -> ::sdk_runtime::ResponseFuture<
            ::std::vec::Vec<types::GetDoorsResponseItem>,
        > {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_DOORS)
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
            each: impl FnMut(types::GetDoorsResponseItem) -> ::std::ops::ControlFlow<B>,
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
            each: impl FnMut(types::GetDoorsResponseItem) -> ::std::ops::ControlFlow<B>,
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
    /**Builder for [`Client::get_windows`]

[`Client::get_windows`]: super::Client::get_windows*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetWindows {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetWindows {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/windows`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetWindowsResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_WINDOWS,
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
    }
    impl ::std::fmt::Debug for GetDoors {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetDoors")
        }
    }
    impl ::std::fmt::Debug for GetWindows {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetWindows")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /doors`
    pub static GET_DOORS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getDoors",
            "GET",
            "/doors",
        )
        .named("get_doors");
    /// `GET /windows`
    pub static GET_WINDOWS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getWindows",
            "GET",
            "/windows",
        )
        .named("get_windows");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_DOORS, &GET_WINDOWS];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Hoist 1.0.0 (e635df6c44eedcc6)";
