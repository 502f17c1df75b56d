// step parameters: 1
// step defaults: 5
// step relax-responses: 2
// step simplify-requests: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`UpdateTimerBody`
    #[derive(Clone, Default)]
    pub struct UpdateTimerBody {
        pub body: ::std::option::Option<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
        pub duration: ::std::option::Option<i64>,
        pub names: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        pub place: ::std::option::Option<UpdateTimerBodyPlace>,
    }
    ///`UpdateTimerBodyPlace`
    #[derive(Clone, Debug, Default)]
    pub struct UpdateTimerBodyPlace {
        pub room: ::std::option::Option<::std::string::String>,
    }
    ///`UpdateTimerResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct UpdateTimerResponse {
        pub duration: ::std::option::Option<i64>,
        pub names: ::std::vec::Vec<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for UpdateTimerBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["body", "duration", "names", "place"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                body: object.optional(),
                duration: object.optional(),
                names: object.optional(),
                place: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for UpdateTimerBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("body", &self.body.as_ref().map(::sdk_runtime::wire::Free))
                .optional("duration", &self.duration)
                .optional("names", &self.names)
                .optional("place", &self.place)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateTimerBodyPlace {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["room"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { room: object.optional() })
        }
    }
    impl ::serde::Serialize for UpdateTimerBodyPlace {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("room", &self.room).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateTimerResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["duration", "names"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                duration: object.optional(),
                names: object.collection(),
            })
        }
    }
    impl ::serde::Serialize for UpdateTimerResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("duration", &self.duration)
                .collection("names", &self.names, self.names.is_empty())
                .end()
        }
    }
    impl ::std::fmt::Debug for UpdateTimerBody {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self {
                    body: field_0,
                    duration: field_1,
                    names: field_2,
                    place: field_3,
                } => {
                    f.debug_struct("UpdateTimerBody")
                        .field("body", &::sdk_runtime::wire::Free(field_0))
                        .field("duration", field_1)
                        .field("names", field_2)
                        .field("place", field_3)
                        .finish()
                }
            }
        }
    }
}
impl Client {
    /**Sends a `PUT` request to `/timer`

```text
let response = client.update_timer()
    .per_page(per_page)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateTimer")]
    #[inline]
    pub fn update_timer(&self) -> builder::UpdateTimer {
        builder::UpdateTimer::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_timer`]

[`Client::update_timer`]: super::Client::update_timer*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateTimer {
        client: ::sdk_runtime::ClientContext,
        per_page: Result<Option<i64>, String>,
        body: Result<types::builder::UpdateTimerBody, String>,
    }
    impl UpdateTimer {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                per_page: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn per_page<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.per_page = ::sdk_runtime::wire::argument("per_page", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateTimerBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateTimerBody,
            ) -> types::builder::UpdateTimerBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/timer`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::UpdateTimerResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_TIMER,
                )
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::UpdateTimerBody, _>(self.body))
                .query("perPage", self.per_page)
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
    impl ::std::fmt::Debug for UpdateTimer {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateTimer")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /timer`
    pub static UPDATE_TIMER: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateTimer",
            "PUT",
            "/timer",
        )
        .named("update_timer");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_TIMER];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Defaults 1.0.0 (47a9072fdf9de16d)";
