// step hoist: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`GetExportResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetExportResponse {
        pub state: ::std::option::Option<::std::string::String>,
    }
    ///`GetPartResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetPartResponse {
        pub rows: ::std::vec::Vec<GetPartResponseRowsItem>,
    }
    ///`GetPartResponseRowsItem`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetPartResponseRowsItem {
        pub id: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for GetExportResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["state"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { state: object.optional() })
        }
    }
    impl ::serde::Serialize for GetExportResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("state", &self.state).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetPartResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["rows"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { rows: object.collection() })
        }
    }
    impl ::serde::Serialize for GetPartResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("rows", &self.rows, self.rows.is_empty())
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetPartResponseRowsItem {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["id"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { id: object.optional() })
        }
    }
    impl ::serde::Serialize for GetPartResponseRowsItem {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("id", &self.id).end()
        }
    }
    pub type StartExportResponse = GetPartResponseRowsItem;
}
impl Client {
    /**Sends a `POST` request to `/sites/{siteId}/exports`

```text
let response = client.start_export()
    .site_id(site_id)
    .send()
    .await;
```*/
    #[doc(alias = "startExport")]
    #[inline]
    pub fn start_export(&self) -> builder::StartExport {
        builder::StartExport::new(self.context.clone())
    }
    /**Sends a `GET` request to `/sites/{siteId}/exports/{exportId}`

```text
let response = client.get_export()
    .site_id(site_id)
    .export_id(export_id)
    .send()
    .await;
```*/
    #[doc(alias = "getExport")]
    #[inline]
    pub fn get_export(&self) -> builder::GetExport {
        builder::GetExport::new(self.context.clone())
    }
    /**Sends a `GET` request to `/sites/{siteId}/exports/{exportId}/parts/{part}`

```text
let response = client.get_part()
    .site_id(site_id)
    .export_id(export_id)
    .part(part)
    .send()
    .await;
```*/
    #[doc(alias = "getPart")]
    #[inline]
    pub fn get_part(&self) -> builder::GetPart {
        builder::GetPart::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::start_export`]

[`Client::start_export`]: super::Client::start_export*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct StartExport {
        client: ::sdk_runtime::ClientContext,
        site_id: Result<::std::string::String, String>,
    }
    impl StartExport {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                site_id: Err("site_id was not initialized".to_string()),
            }
        }
        pub fn site_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.site_id = ::sdk_runtime::wire::argument("site_id", value);
            self
        }
        ///Sends a `POST` request to `/sites/{siteId}/exports`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::StartExportResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::START_EXPORT,
                )
                .path("site_id", self.site_id)
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
        /// The work that this request starts: started, waited for, and its result handed out as it becomes ready. See
        /// `sdk_runtime::Job`. Nothing is sent before it is waited for.
        #[inline]
        pub fn run(self) -> ::sdk_runtime::Job<types::StartExportResponse> {
            static JOB: ::sdk_runtime::wire::JobSpec = ::sdk_runtime::wire::JobSpec {
                start: &super::operations::START_EXPORT,
                status: &super::operations::GET_EXPORT,
                cancel: ::std::option::Option::None,
                parameter: "exportId",
                id: "/id",
                running: ::std::option::Option::None,
                done: &[("/state", "done")],
                failed: &[("/state", "failed"), ("/state", "gone")],
                reason: ::std::option::Option::None,
                parts: ::std::option::Option::Some(::sdk_runtime::wire::JobParts {
                    fetch: &super::operations::GET_PART,
                    parameter: "part",
                    list: ::sdk_runtime::ItemList::member("rows"),
                    ready: "/ready",
                    lost: &["/lost"],
                }),
            };
            let job = ::sdk_runtime::Job::new(
                self.client.clone(),
                &JOB,
                self.clone().send_value(),
            );
            job.argument("siteId", &self.site_id)
        }
    }
    /**Builder for [`Client::get_export`]

[`Client::get_export`]: super::Client::get_export*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetExport {
        client: ::sdk_runtime::ClientContext,
        site_id: Result<::std::string::String, String>,
        export_id: Result<::std::string::String, String>,
    }
    impl GetExport {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                site_id: Err("site_id was not initialized".to_string()),
                export_id: Err("export_id was not initialized".to_string()),
            }
        }
        pub fn site_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.site_id = ::sdk_runtime::wire::argument("site_id", value);
            self
        }
        pub fn export_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.export_id = ::sdk_runtime::wire::argument("export_id", value);
            self
        }
        ///Sends a `GET` request to `/sites/{siteId}/exports/{exportId}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetExportResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_EXPORT,
                )
                .path("site_id", self.site_id)
                .path("export_id", self.export_id)
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
    /**Builder for [`Client::get_part`]

[`Client::get_part`]: super::Client::get_part*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetPart {
        client: ::sdk_runtime::ClientContext,
        site_id: Result<::std::string::String, String>,
        export_id: Result<::std::string::String, String>,
        part: Result<i64, String>,
    }
    impl GetPart {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                site_id: Err("site_id was not initialized".to_string()),
                export_id: Err("export_id was not initialized".to_string()),
                part: Err("part was not initialized".to_string()),
            }
        }
        pub fn site_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.site_id = ::sdk_runtime::wire::argument("site_id", value);
            self
        }
        pub fn export_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.export_id = ::sdk_runtime::wire::argument("export_id", value);
            self
        }
        pub fn part<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<i64, K>,
        {
            self.part = ::sdk_runtime::wire::argument("part", value);
            self
        }
        ///Sends a `GET` request to `/sites/{siteId}/exports/{exportId}/parts/{part}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetPartResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_PART)
                .path("site_id", self.site_id)
                .path("export_id", self.export_id)
                .path("part", self.part)
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
            each: impl FnMut(
                types::GetPartResponseRowsItem,
            ) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("rows"),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(
                types::GetPartResponseRowsItem,
            ) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("rows").containing(text),
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
                ::sdk_runtime::ItemList::member("rows").containing(text),
                each,
            )
        }
    }
    impl ::std::fmt::Debug for StartExport {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("StartExport")
        }
    }
    impl ::std::fmt::Debug for GetExport {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetExport")
        }
    }
    impl ::std::fmt::Debug for GetPart {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetPart")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /sites/{siteId}/exports/{exportId}`
    pub static GET_EXPORT: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getExport",
            "GET",
            "/sites/{siteId}/exports/{exportId}",
        )
        .named("get_export");
    /// `GET /sites/{siteId}/exports/{exportId}/parts/{part}`
    pub static GET_PART: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getPart",
            "GET",
            "/sites/{siteId}/exports/{exportId}/parts/{part}",
        )
        .named("get_part");
    /// `POST /sites/{siteId}/exports`
    pub static START_EXPORT: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "startExport",
            "POST",
            "/sites/{siteId}/exports",
        )
        .named("start_export");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[
        &GET_EXPORT,
        &GET_PART,
        &START_EXPORT,
    ];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Work that goes on after the response 1.0.0 (81190680bf242a47)";
