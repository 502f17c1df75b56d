// step parameters: 1
// step nullable: 1
// step simplify-requests: 2
// step secrets: 5
// step hoist: 2
// note #/paths/~1locks~1{code}/post/parameters/0: a secret in a path cannot be kept out of logs

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`OpenLockBody`
    #[derive(Clone, Debug)]
    pub struct OpenLockBody {
        pub former: ::std::option::Option<::std::vec::Vec<::sdk_runtime::Secret>>,
        pub hint: ::std::option::Option<::std::option::Option<::sdk_runtime::Secret>>,
        pub passphrase: ::sdk_runtime::Secret,
    }
    ///`OpenLockResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct OpenLockResponse {
        pub key: ::std::option::Option<::sdk_runtime::Secret>,
        pub secret: ::std::option::Option<Secret2>,
    }
    ///A type of the vendor's.
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Secret2 {
        pub id: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for OpenLockBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["former", "hint", "passphrase"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                former: object.optional(),
                hint: object.nullable(),
                passphrase: object.required()?,
            })
        }
    }
    impl ::serde::Serialize for OpenLockBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("former", &self.former)
                .optional("hint", &self.hint)
                .required("passphrase", &self.passphrase)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for OpenLockResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["key", "Secret"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                key: object.optional(),
                secret: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for OpenLockResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("key", &self.key)
                .optional("Secret", &self.secret)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Secret2 {
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
    impl ::serde::Serialize for Secret2 {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("id", &self.id).end()
        }
    }
}
impl Client {
    /**Sends a `POST` request to `/locks/{code}`

```text
let response = client.open_lock()
    .code(code)
    .x_pin(x_pin)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "openLock")]
    #[inline]
    pub fn open_lock(&self) -> builder::OpenLock {
        builder::OpenLock::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::open_lock`]

[`Client::open_lock`]: super::Client::open_lock*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct OpenLock {
        client: ::sdk_runtime::ClientContext,
        code: Result<::std::string::String, String>,
        x_pin: Result<Option<::sdk_runtime::Secret>, String>,
        body: Result<types::builder::OpenLockBody, String>,
    }
    impl OpenLock {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                code: Err("code was not initialized".to_string()),
                x_pin: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn code<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.code = ::sdk_runtime::wire::argument("code", value);
            self
        }
        pub fn x_pin<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::sdk_runtime::Secret>,
                K,
            >,
        {
            self.x_pin = ::sdk_runtime::wire::argument("x_pin", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::OpenLockBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::OpenLockBody,
            ) -> types::builder::OpenLockBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/locks/{code}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::OpenLockResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::OPEN_LOCK)
                .path("code", self.code)
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::OpenLockBody, _>(self.body))
                .secret_header("X-Pin", self.x_pin)
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
    impl ::std::fmt::Debug for OpenLock {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("OpenLock")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `POST /locks/{code}`
    pub static OPEN_LOCK: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "openLock",
            "POST",
            "/locks/{code}",
        )
        .named("open_lock");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&OPEN_LOCK];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Secrets 1.0.0 (817129b4bd606749)";
