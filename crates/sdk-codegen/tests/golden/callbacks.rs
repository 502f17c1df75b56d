// step unused-keywords: 7
// step relax-responses: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`CreatePingBody`
    #[derive(Clone, Debug, Default)]
    pub struct CreatePingBody {
        pub callback: ::std::option::Option<CreatePingBodyCallback>,
    }
    ///`CreatePingBodyCallback`
    #[derive(Clone, Debug, Default)]
    pub struct CreatePingBodyCallback {
        pub url: ::std::option::Option<::std::string::String>,
    }
    ///`CreatePingResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct CreatePingResponse {
        pub id: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for CreatePingBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["callback"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                callback: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for CreatePingBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("callback", &self.callback)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for CreatePingBodyCallback {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["url"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { url: object.optional() })
        }
    }
    impl ::serde::Serialize for CreatePingBodyCallback {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("url", &self.url).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for CreatePingResponse {
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
    impl ::serde::Serialize for CreatePingResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("id", &self.id).end()
        }
    }
}
impl Client {
    /**Sends a `POST` request to `/pings`

```text
let response = client.create_ping()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "createPing")]
    #[inline]
    pub fn create_ping(&self) -> builder::CreatePing {
        builder::CreatePing::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::create_ping`]

[`Client::create_ping`]: super::Client::create_ping*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct CreatePing {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::builder::CreatePingBody, String>,
    }
    impl CreatePing {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::CreatePingBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::CreatePingBody,
            ) -> types::builder::CreatePingBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/pings`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::CreatePingResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::CREATE_PING,
                )
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::CreatePingBody, _>(self.body))
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
    impl ::std::fmt::Debug for CreatePing {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("CreatePing")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `POST /pings`
    pub static CREATE_PING: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "createPing",
            "POST",
            "/pings",
        )
        .named("create_ping");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&CREATE_PING];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Callbacks 1.0.0 (fe5a4bf4a57ee334)";
