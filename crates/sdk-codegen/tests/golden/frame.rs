// step nullable: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`UpdateLampBody`
    #[derive(Clone, Debug)]
    pub struct UpdateLampBody {
        pub colour: ::std::option::Option<UpdateLampBodyColour>,
        pub note: ::std::option::Option<::std::option::Option<::std::string::String>>,
        pub on: bool,
    }
    impl UpdateLampBody {
        #[inline]
        pub fn builder() -> builder::UpdateLampBody {
            Default::default()
        }
    }
    ///`UpdateLampBodyColour`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum UpdateLampBodyColour {
        #[serde(rename = "red")]
        Red,
        #[serde(rename = "light blue")]
        LightBlue,
    }
    impl ::std::fmt::Display for UpdateLampBodyColour {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Red => f.write_str("red"),
                Self::LightBlue => f.write_str("light blue"),
            }
        }
    }
    impl ::std::str::FromStr for UpdateLampBodyColour {
        type Err = self::error::ConversionError;
        #[inline]
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "red" => Ok(Self::Red),
                "light blue" => Ok(Self::LightBlue),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for UpdateLampBodyColour {
        type Error = self::error::ConversionError;
        #[inline]
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for UpdateLampBodyColour {
        type Error = self::error::ConversionError;
        #[inline]
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`UpdateLampResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct UpdateLampResponse {
        pub on: ::std::option::Option<bool>,
    }
    /// Types for composing complex structures.
    pub mod builder {
        #[derive(Clone)]
        pub struct UpdateLampBody {
            colour: ::std::result::Result<
                ::std::option::Option<super::UpdateLampBodyColour>,
                ::std::string::String,
            >,
            note: ::std::result::Result<
                ::std::option::Option<::std::option::Option<::std::string::String>>,
                ::std::string::String,
            >,
            on: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for UpdateLampBody {
            #[inline]
            fn default() -> Self {
                Self {
                    colour: Ok(Default::default()),
                    note: Ok(Default::default()),
                    on: Err("no value supplied for on".to_string()),
                }
            }
        }
        impl UpdateLampBody {
            pub fn colour<T, K>(mut self, value: T) -> Self
            where
                T: ::sdk_runtime::wire::IntoArgument<
                    ::std::option::Option<super::UpdateLampBodyColour>,
                    K,
                >,
            {
                self.colour = ::sdk_runtime::wire::argument("colour", value);
                self
            }
            /// `None` leaves `note` out; [`Self::clear_note`] sends `null`.
            pub fn note<T, K>(mut self, value: T) -> Self
            where
                T: ::sdk_runtime::wire::IntoArgument<
                    ::std::option::Option<::std::string::String>,
                    K,
                >,
            {
                self.note = ::sdk_runtime::wire::nullable_argument("note", value);
                self
            }
            pub fn on<T, K>(mut self, value: T) -> Self
            where
                T: ::sdk_runtime::wire::IntoArgument<bool, K>,
            {
                self.on = ::sdk_runtime::wire::argument("on", value);
                self
            }
            /// Sends `null` as `note`, which often takes a setting away.
            #[inline]
            pub fn clear_note(mut self) -> Self {
                self.note = ::std::result::Result::Ok(
                    ::std::option::Option::Some(::std::option::Option::None),
                );
                self
            }
        }
        impl ::std::convert::TryFrom<UpdateLampBody> for super::UpdateLampBody {
            type Error = super::error::ConversionError;
            #[inline]
            fn try_from(
                value: UpdateLampBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    colour: value.colour?,
                    note: value.note?,
                    on: value.on?,
                })
            }
        }
        impl ::std::convert::From<super::UpdateLampBody> for UpdateLampBody {
            #[inline]
            fn from(value: super::UpdateLampBody) -> Self {
                Self {
                    colour: Ok(value.colour),
                    note: Ok(value.note),
                    on: Ok(value.on),
                }
            }
        }
        impl ::std::fmt::Debug for UpdateLampBody {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str("UpdateLampBody")
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            #[inline]
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            #[inline]
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            #[inline]
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            #[inline]
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateLampBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["colour", "note", "on"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                colour: object.optional(),
                note: object.nullable(),
                on: object.required()?,
            })
        }
    }
    impl<'de> ::serde::Deserialize<'de> for UpdateLampBody {
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::sdk_runtime::wire::read(deserializer)
        }
    }
    impl ::std::cmp::PartialEq for UpdateLampBody {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            ::sdk_runtime::wire::equal(self, other)
        }
    }
    impl ::serde::Serialize for UpdateLampBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("colour", &self.colour)
                .optional("note", &self.note)
                .required("on", &self.on)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromJson for UpdateLampBodyColour {
        #[inline]
        fn from_json(
            json: ::sdk_runtime::wire::Json<'_>,
            _: &mut ::sdk_runtime::wire::Reading,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::sdk_runtime::wire::by_serde(json)
        }
    }
    impl ::sdk_runtime::wire::PlainArgument for UpdateLampBodyColour {}
    impl ::sdk_runtime::wire::FromObject for UpdateLampResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["on"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { on: object.optional() })
        }
    }
    impl<'de> ::serde::Deserialize<'de> for UpdateLampResponse {
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::sdk_runtime::wire::read(deserializer)
        }
    }
    impl ::std::cmp::PartialEq for UpdateLampResponse {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            ::sdk_runtime::wire::equal(self, other)
        }
    }
    impl ::serde::Serialize for UpdateLampResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("on", &self.on).end()
        }
    }
}
/// The API's client: one method per operation.
#[derive(Clone)]
pub struct Client {
    context: ::sdk_runtime::ClientContext,
}
impl Client {
    /**Changes a lamp

Sends a `PUT` request to `/lamps/{lampId}`

```text
let response = client.update_lamp()
    .lamp_id(lamp_id)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateLamp")]
    #[inline]
    pub fn update_lamp(&self) -> builder::UpdateLamp {
        builder::UpdateLamp::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_lamp`]

[`Client::update_lamp`]: super::Client::update_lamp*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateLamp {
        client: ::sdk_runtime::ClientContext,
        lamp_id: Result<::std::string::String, String>,
        body: Result<types::builder::UpdateLampBody, String>,
    }
    impl UpdateLamp {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                lamp_id: Err("lamp_id was not initialized".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn lamp_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.lamp_id = ::sdk_runtime::wire::argument("lamp_id", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateLampBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateLampBody,
            ) -> types::builder::UpdateLampBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/lamps/{lampId}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::UpdateLampResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_LAMP,
                )
                .path("lamp_id", self.lamp_id)
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::UpdateLampBody, _>(self.body))
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
    impl ::std::fmt::Debug for UpdateLamp {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateLamp")
        }
    }
}
impl Client {
    /// A client with these settings.
    #[inline]
    pub(crate) fn new(context: ::sdk_runtime::ClientContext) -> Self {
        Self { context }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /lamps/{lampId}`
    pub static UPDATE_LAMP: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateLamp",
            "PUT",
            "/lamps/{lampId}",
        )
        .named("update_lamp")
        .tagged(&["lamps"]);
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_LAMP];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Frame 1.0.0 (b9d17db6398e17ce)";
