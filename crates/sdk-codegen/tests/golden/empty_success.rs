// step references: 4
// step empty-success: 2
// step success-response: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    pub type GetWidgetResponse = ::serde_json::Value;
}
impl Client {
    /**Sends a `GET` request to `/widgets/{id}`

```text
let response = client.get_widget()
    .id(id)
    .send()
    .await;
```*/
    #[doc(alias = "getWidget")]
    #[inline]
    pub fn get_widget(&self) -> builder::GetWidget {
        builder::GetWidget::new(self.context.clone())
    }
    /**Sends a `PUT` request to `/widgets/{id}`

```text
let response = client.replace_widget()
    .id(id)
    .send()
    .await;
```*/
    #[doc(alias = "replaceWidget")]
    #[inline]
    pub fn replace_widget(&self) -> builder::ReplaceWidget {
        builder::ReplaceWidget::new(self.context.clone())
    }
    /**Sends a `POST` request to `/widgets/{id}`

```text
let response = client.start_widget()
    .id(id)
    .send()
    .await;
```*/
    #[doc(alias = "startWidget")]
    #[inline]
    pub fn start_widget(&self) -> builder::StartWidget {
        builder::StartWidget::new(self.context.clone())
    }
    /**Sends a `DELETE` request to `/widgets/{id}`

```text
let response = client.delete_widget()
    .id(id)
    .send()
    .await;
```*/
    #[doc(alias = "deleteWidget")]
    #[inline]
    pub fn delete_widget(&self) -> builder::DeleteWidget {
        builder::DeleteWidget::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_widget`]

[`Client::get_widget`]: super::Client::get_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetWidget {
        client: ::sdk_runtime::ClientContext,
        id: Result<i64, String>,
    }
    impl GetWidget {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<i64, K>,
        {
            self.id = ::sdk_runtime::wire::argument("id", value);
            self
        }
        ///Sends a `GET` request to `/widgets/{id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<::serde_json::Value> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_WIDGET,
                )
                .path("id", self.id)
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
    /**Builder for [`Client::replace_widget`]

[`Client::replace_widget`]: super::Client::replace_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ReplaceWidget {
        client: ::sdk_runtime::ClientContext,
        id: Result<i64, String>,
    }
    impl ReplaceWidget {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<i64, K>,
        {
            self.id = ::sdk_runtime::wire::argument("id", value);
            self
        }
        ///Sends a `PUT` request to `/widgets/{id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::REPLACE_WIDGET,
                )
                .path("id", self.id)
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
    /**Builder for [`Client::start_widget`]

[`Client::start_widget`]: super::Client::start_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct StartWidget {
        client: ::sdk_runtime::ClientContext,
        id: Result<i64, String>,
    }
    impl StartWidget {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<i64, K>,
        {
            self.id = ::sdk_runtime::wire::argument("id", value);
            self
        }
        ///Sends a `POST` request to `/widgets/{id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::START_WIDGET,
                )
                .path("id", self.id)
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
    /**Builder for [`Client::delete_widget`]

[`Client::delete_widget`]: super::Client::delete_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct DeleteWidget {
        client: ::sdk_runtime::ClientContext,
        id: Result<i64, String>,
    }
    impl DeleteWidget {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<i64, K>,
        {
            self.id = ::sdk_runtime::wire::argument("id", value);
            self
        }
        ///Sends a `DELETE` request to `/widgets/{id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::DELETE_WIDGET,
                )
                .path("id", self.id)
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
    impl ::std::fmt::Debug for GetWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetWidget")
        }
    }
    impl ::std::fmt::Debug for ReplaceWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("ReplaceWidget")
        }
    }
    impl ::std::fmt::Debug for StartWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("StartWidget")
        }
    }
    impl ::std::fmt::Debug for DeleteWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("DeleteWidget")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `DELETE /widgets/{id}`
    pub static DELETE_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "deleteWidget",
            "DELETE",
            "/widgets/{id}",
        )
        .named("delete_widget");
    /// `GET /widgets/{id}`
    pub static GET_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getWidget",
            "GET",
            "/widgets/{id}",
        )
        .named("get_widget");
    /// `PUT /widgets/{id}`
    pub static REPLACE_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "replaceWidget",
            "PUT",
            "/widgets/{id}",
        )
        .named("replace_widget");
    /// `POST /widgets/{id}`
    pub static START_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "startWidget",
            "POST",
            "/widgets/{id}",
        )
        .named("start_widget");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[
        &DELETE_WIDGET,
        &GET_WIDGET,
        &REPLACE_WIDGET,
        &START_WIDGET,
    ];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Verified 1.0.0 (70337ebbeb5d8069)";
