// step references: 1
// step success-response: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`PatchWidgetResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct PatchWidgetResponse {
        pub id: ::std::option::Option<i64>,
        pub job: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for PatchWidgetResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["id", "job"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                id: object.optional(),
                job: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for PatchWidgetResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("id", &self.id)
                .optional("job", &self.job)
                .end()
        }
    }
}
impl Client {
    /**Sends a `PATCH` request to `/widgets/{id}`

```text
let response = client.patch_widget()
    .id(id)
    .send()
    .await;
```*/
    #[doc(alias = "patchWidget")]
    #[inline]
    pub fn patch_widget(&self) -> builder::PatchWidget {
        builder::PatchWidget::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::patch_widget`]

[`Client::patch_widget`]: super::Client::patch_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct PatchWidget {
        client: ::sdk_runtime::ClientContext,
        id: Result<i64, String>,
    }
    impl PatchWidget {
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
        ///Sends a `PATCH` request to `/widgets/{id}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::PatchWidgetResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::PATCH_WIDGET,
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
    impl ::std::fmt::Debug for PatchWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("PatchWidget")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PATCH /widgets/{id}`
    pub static PATCH_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "patchWidget",
            "PATCH",
            "/widgets/{id}",
        )
        .named("patch_widget");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&PATCH_WIDGET];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Several successes 1.0.0 (59da87f2154c11f2)";
