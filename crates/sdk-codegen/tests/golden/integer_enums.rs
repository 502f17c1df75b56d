// step schema-types: 5
// step parameters: 1
// step empty-body: 1
// step nullable: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`UpdateRadioBody`
    #[derive(Clone, Debug)]
    pub struct UpdateRadioBody {
        pub channel: ::std::option::Option<::std::option::Option<i64>>,
        pub width: i64,
    }
    ///`UpdateRadioResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct UpdateRadioResponse {
        pub channel: ::std::option::Option<i64>,
    }
    impl ::sdk_runtime::wire::FromObject for UpdateRadioBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["channel", "width"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                channel: object.nullable(),
                width: object.required()?,
            })
        }
    }
    impl ::serde::Serialize for UpdateRadioBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("channel", &self.channel)
                .required("width", &self.width)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateRadioResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["channel"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { channel: object.optional() })
        }
    }
    impl ::serde::Serialize for UpdateRadioResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("channel", &self.channel)
                .end()
        }
    }
}
impl Client {
    /**Sends a `PUT` request to `/radio`

```text
let response = client.update_radio()
    .slots(slots)
    .timespan(timespan)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateRadio")]
    #[inline]
    pub fn update_radio(&self) -> builder::UpdateRadio {
        builder::UpdateRadio::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_radio`]

[`Client::update_radio`]: super::Client::update_radio*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateRadio {
        client: ::sdk_runtime::ClientContext,
        slots: Result<Option<::std::vec::Vec<i64>>, String>,
        timespan: Result<Option<i64>, String>,
        body: Result<types::builder::UpdateRadioBody, String>,
    }
    impl UpdateRadio {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                slots: Ok(None),
                timespan: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn slots<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::vec::Vec<i64>>,
                K,
            >,
        {
            self.slots = ::sdk_runtime::wire::argument("slots", value);
            self
        }
        pub fn timespan<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.timespan = ::sdk_runtime::wire::argument("timespan", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateRadioBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateRadioBody,
            ) -> types::builder::UpdateRadioBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/radio`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::UpdateRadioResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_RADIO,
                )
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::UpdateRadioBody, _>(self.body))
                .query("slots", self.slots)
                .query("timespan", self.timespan)
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
    impl ::std::fmt::Debug for UpdateRadio {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateRadio")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /radio`
    pub static UPDATE_RADIO: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateRadio",
            "PUT",
            "/radio",
        )
        .named("update_radio");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_RADIO];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Integer enums 1.0.0 (a191e0766710da0e)";
