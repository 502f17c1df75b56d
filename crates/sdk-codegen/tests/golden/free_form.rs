// step empty-body: 1
// step relax-responses: 3
// step simplify-requests: 2

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`CreateBatchBody`
    #[derive(Clone)]
    pub struct CreateBatchBody {
        pub body: ::std::option::Option<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
        pub counts: ::std::option::Option<
            ::std::collections::HashMap<::std::string::String, i64>,
        >,
        pub open: ::std::option::Option<CreateBatchBodyOpen>,
        pub resource: ::std::string::String,
    }
    ///`CreateBatchBodyOpen`
    #[derive(Clone, Default)]
    pub struct CreateBatchBodyOpen {
        pub known: ::std::option::Option<::std::string::String>,
        pub extra: ::std::collections::HashMap<
            ::std::string::String,
            ::std::string::String,
        >,
    }
    ///`CreateBatchResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct CreateBatchResponse {
        pub body: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        pub counts: ::std::collections::HashMap<::std::string::String, i64>,
        pub nothing: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ::sdk_runtime::wire::FromObject for CreateBatchBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["body", "counts", "open", "resource"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                body: object.optional(),
                counts: object.optional(),
                open: object.optional(),
                resource: object.required()?,
            })
        }
    }
    impl ::serde::Serialize for CreateBatchBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("body", &self.body.as_ref().map(::sdk_runtime::wire::Free))
                .optional("counts", &self.counts)
                .optional("open", &self.open)
                .required("resource", &self.resource)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for CreateBatchBodyOpen {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["known"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                known: object.optional(),
                extra: object.rest(),
            })
        }
    }
    impl ::serde::Serialize for CreateBatchBodyOpen {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("known", &self.known)
                .rest(
                    self
                        .extra
                        .iter()
                        .map(|(name, value)| (name, ::sdk_runtime::wire::Free(value))),
                )
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for CreateBatchResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["body", "counts", "nothing"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                body: object.collection(),
                counts: object.collection(),
                nothing: object.collection(),
                extra: object.rest(),
            })
        }
    }
    impl ::serde::Serialize for CreateBatchResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection(
                    "body",
                    &::sdk_runtime::wire::Free(&self.body),
                    self.body.is_empty(),
                )
                .collection("counts", &self.counts, self.counts.is_empty())
                .collection(
                    "nothing",
                    &::sdk_runtime::wire::Free(&self.nothing),
                    self.nothing.is_empty(),
                )
                .rest(
                    self
                        .extra
                        .iter()
                        .map(|(name, value)| (name, ::sdk_runtime::wire::Free(value))),
                )
                .end()
        }
    }
    impl ::std::fmt::Debug for CreateBatchBody {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self {
                    body: field_0,
                    counts: field_1,
                    open: field_2,
                    resource: field_3,
                } => {
                    f.debug_struct("CreateBatchBody")
                        .field("body", &::sdk_runtime::wire::Free(field_0))
                        .field("counts", field_1)
                        .field("open", field_2)
                        .field("resource", field_3)
                        .finish()
                }
            }
        }
    }
    impl ::std::fmt::Debug for CreateBatchBodyOpen {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self { known: field_0, extra: field_1 } => {
                    f.debug_struct("CreateBatchBodyOpen")
                        .field("known", field_0)
                        .field("extra", &::sdk_runtime::wire::Free(field_1))
                        .finish()
                }
            }
        }
    }
}
impl Client {
    /**Sends a `POST` request to `/batches`

```text
let response = client.create_batch()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "createBatch")]
    #[inline]
    pub fn create_batch(&self) -> builder::CreateBatch {
        builder::CreateBatch::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::create_batch`]

[`Client::create_batch`]: super::Client::create_batch*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct CreateBatch {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::builder::CreateBatchBody, String>,
    }
    impl CreateBatch {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::CreateBatchBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::CreateBatchBody,
            ) -> types::builder::CreateBatchBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/batches`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::CreateBatchResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::CREATE_BATCH,
                )
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::CreateBatchBody, _>(self.body))
                .call()
        }
        /// Sends no body, not even an empty one.
        #[must_use]
        #[inline]
        pub fn without_body(self) -> Self {
            Self {
                body: ::std::result::Result::Err(
                    ::sdk_runtime::wire::NO_BODY.to_owned(),
                ),
                ..self
            }
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
    impl ::std::fmt::Debug for CreateBatch {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("CreateBatch")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `POST /batches`
    pub static CREATE_BATCH: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "createBatch",
            "POST",
            "/batches",
        )
        .named("create_batch");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&CREATE_BATCH];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Free form 1.0.0 (c1451b52b9a1f6b4)";
