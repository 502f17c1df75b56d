// step operation-ids: 3
// step paths: 3
// step parameters: 1
// step parameter-names: 2
// step hoist: 1
// step property-names: 1
// note #/paths/~1results~1{id}/delete: the operation has no operationId; it is called `delete-/results/id` here
// note #/paths/~1clone/post: the operationId `clone` gives no name that is free; it is called `clone-2` here
// note #/paths/~1get-result/get: the operationId `get_result` gives no name that is free; it is called `get_result-2` here
// note #/paths/~1results~1{id}/delete: no parameter describes `id` in the path; it is a text
// note #/paths/~1results~1{id}/get: no parameter describes `id` in the path; it is a text

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///Not the answer of the operation of that name.
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetResultResponse {
        pub other: ::std::option::Option<::std::string::String>,
    }
    ///`GetResultResponse2`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetResultResponse2 {
        pub host_name: ::std::option::Option<::std::string::String>,
        pub host_name_2: ::std::option::Option<::std::string::String>,
        pub outcome: ::std::option::Option<Result2>,
        pub type_: ::std::option::Option<::std::string::String>,
    }
    ///A type of this name would hide the language's.
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Result2 {
        pub get_result_response: ::std::option::Option<GetResultResponse>,
        pub score: ::std::option::Option<f64>,
    }
    impl ::sdk_runtime::wire::FromObject for GetResultResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["other"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { other: object.optional() })
        }
    }
    impl ::serde::Serialize for GetResultResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("other", &self.other).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetResultResponse2 {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["host_name", "host-name", "outcome", "type"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                host_name: object.optional(),
                host_name_2: object.optional(),
                outcome: object.optional(),
                type_: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetResultResponse2 {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("host_name", &self.host_name)
                .optional("host-name", &self.host_name_2)
                .optional("outcome", &self.outcome)
                .optional("type", &self.type_)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Result2 {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["GetResultResponse", "score"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                get_result_response: object.optional(),
                score: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for Result2 {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("GetResultResponse", &self.get_result_response)
                .optional("score", &self.score)
                .end()
        }
    }
}
impl Client {
    /**Sends a `POST` request to `/clone`

```text
let response = client.clone_2()
    .send()
    .await;
```*/
    #[doc(alias = "clone")]
    #[inline]
    pub fn clone_2(&self) -> builder::Clone2 {
        builder::Clone2::new(self.context.clone())
    }
    /**Sends a `GET` request to `/get-result`

```text
let response = client.get_result_2()
    .send()
    .await;
```*/
    #[doc(alias = "get_result")]
    #[inline]
    pub fn get_result_2(&self) -> builder::GetResult2 {
        builder::GetResult2::new(self.context.clone())
    }
    /**Sends a `GET` request to `/results/{path_id}`

```text
let response = client.get_result()
    .path_id(path_id)
    .foo_bar(foo_bar)
    .foo_bar_2(foo_bar_2)
    .id(id)
    .send_2(send_2)
    .send()
    .await;
```*/
    #[doc(alias = "getResult")]
    #[inline]
    pub fn get_result(&self) -> builder::GetResult {
        builder::GetResult::new(self.context.clone())
    }
    /**Sends a `DELETE` request to `/results/{path_id}`

```text
let response = client.delete_results_id()
    .path_id(path_id)
    .send()
    .await;
```*/
    #[inline]
    pub fn delete_results_id(&self) -> builder::DeleteResultsId {
        builder::DeleteResultsId::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::clone_2`]

[`Client::clone_2`]: super::Client::clone_2*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Clone2 {
        client: ::sdk_runtime::ClientContext,
    }
    impl Clone2 {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `POST` request to `/clone`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::CLONE_2)
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
    /**Builder for [`Client::get_result_2`]

[`Client::get_result_2`]: super::Client::get_result_2*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetResult2 {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetResult2 {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/get-result`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_RESULT_2,
                )
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
    /**Builder for [`Client::get_result`]

[`Client::get_result`]: super::Client::get_result*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetResult {
        client: ::sdk_runtime::ClientContext,
        path_id: Result<::std::string::String, String>,
        foo_bar: Result<Option<::std::string::String>, String>,
        foo_bar_2: Result<Option<::std::string::String>, String>,
        id: Result<Option<::std::string::String>, String>,
        send_2: Result<Option<bool>, String>,
    }
    impl GetResult {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                path_id: Err("path_id was not initialized".to_string()),
                foo_bar: Ok(None),
                foo_bar_2: Ok(None),
                id: Ok(None),
                send_2: Ok(None),
            }
        }
        pub fn path_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.path_id = ::sdk_runtime::wire::argument("path_id", value);
            self
        }
        pub fn foo_bar<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.foo_bar = ::sdk_runtime::wire::argument("foo_bar", value);
            self
        }
        pub fn foo_bar_2<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.foo_bar_2 = ::sdk_runtime::wire::argument("foo_bar_2", value);
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
        pub fn send_2<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<bool>, K>,
        {
            self.send_2 = ::sdk_runtime::wire::argument("send_2", value);
            self
        }
        ///Sends a `GET` request to `/results/{path_id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetResultResponse2> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_RESULT,
                )
                .path("path_id", self.path_id)
                .accept("application/json")
                .query("fooBar", self.foo_bar)
                .query("foo_bar", self.foo_bar_2)
                .query("id", self.id)
                .query("send", self.send_2)
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
    /**Builder for [`Client::delete_results_id`]

[`Client::delete_results_id`]: super::Client::delete_results_id*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct DeleteResultsId {
        client: ::sdk_runtime::ClientContext,
        path_id: Result<::std::string::String, String>,
    }
    impl DeleteResultsId {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                path_id: Err("path_id was not initialized".to_string()),
            }
        }
        pub fn path_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.path_id = ::sdk_runtime::wire::argument("path_id", value);
            self
        }
        ///Sends a `DELETE` request to `/results/{path_id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::DELETE_RESULTS_ID,
                )
                .path("path_id", self.path_id)
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
    impl ::std::fmt::Debug for Clone2 {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("Clone2")
        }
    }
    impl ::std::fmt::Debug for GetResult2 {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetResult2")
        }
    }
    impl ::std::fmt::Debug for GetResult {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetResult")
        }
    }
    impl ::std::fmt::Debug for DeleteResultsId {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("DeleteResultsId")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `POST /clone`
    pub static CLONE_2: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "clone",
            "POST",
            "/clone",
        )
        .named("clone_2");
    /// `DELETE /results/{id}`
    pub static DELETE_RESULTS_ID: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "delete-/results/id",
            "DELETE",
            "/results/{id}",
        )
        .named("delete_results_id");
    /// `GET /results/{id}`
    pub static GET_RESULT: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getResult",
            "GET",
            "/results/{id}",
        )
        .named("get_result");
    /// `GET /get-result`
    pub static GET_RESULT_2: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "get_result",
            "GET",
            "/get-result",
        )
        .named("get_result_2");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[
        &CLONE_2,
        &DELETE_RESULTS_ID,
        &GET_RESULT,
        &GET_RESULT_2,
    ];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Names that collide 1.0.0 (d862524267ef4195)";
