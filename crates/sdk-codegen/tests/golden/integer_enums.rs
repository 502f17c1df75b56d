// step schema-types: 5
// step parameters: 1
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
    pub struct UpdateRadioResponse {
        pub channel: ::std::option::Option<i64>,
    }
    impl ::sdk_runtime::wire::FromObject for UpdateRadioBody {
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                channel: object.nullable("channel"),
                width: object.required("width")?,
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
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                channel: object.optional("channel"),
            })
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
    pub fn update_radio(&self) -> builder::UpdateRadio<'_> {
        builder::UpdateRadio::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_radio`]

[`Client::update_radio`]: super::Client::update_radio*/
    #[derive(Debug, Clone)]
    pub struct UpdateRadio<'a> {
        client: &'a super::Client,
        slots: Result<Option<::std::vec::Vec<i64>>, String>,
        timespan: Result<Option<i64>, String>,
        body: Result<types::builder::UpdateRadioBody, String>,
    }
    impl<'a> UpdateRadio<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                slots: Ok(None),
                timespan: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn slots<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<i64>>,
        {
            self.slots = ::sdk_runtime::wire::optional_argument("slots", value);
            self
        }
        pub fn timespan<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.timespan = ::sdk_runtime::wire::optional_argument("timespan", value);
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::UpdateRadioBody>,
            <V as std::convert::TryInto<
                types::UpdateRadioBody,
            >>::Error: std::fmt::Display,
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
        pub async fn send(
            self,
        ) -> Result<
            ::sdk_runtime::Response<types::UpdateRadioResponse>,
            ::sdk_runtime::Error,
        > {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call(client, request, &super::operations::UPDATE_RADIO).await
        }
    }
    impl<'a> UpdateRadio<'a> {
        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        #[inline]
        pub async fn send_as<T: ::serde::de::DeserializeOwned>(
            self,
        ) -> Result<::sdk_runtime::Response<T>, ::sdk_runtime::Error> {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_as(client, request, &super::operations::UPDATE_RADIO)
                .await
        }
        /// As `send`, for the JSON as it came: all of it, also what the document does not know. An empty body is `null`; one
        /// that is no JSON is an error.
        #[inline]
        pub async fn send_value(
            self,
        ) -> Result<::sdk_runtime::Response<::serde_json::Value>, ::sdk_runtime::Error> {
            self.send_as().await
        }
        fn into_request(
            self,
        ) -> Result<
            (&'a super::Client, ::sdk_runtime::PreparedRequest),
            ::sdk_runtime::Error,
        > {
            let client = self.client;
            let request = ::sdk_runtime::wire::Request::new(
                    &client.client,
                    &client.baseurl,
                    &super::operations::UPDATE_RADIO,
                )
                .accept_json()
                .json::<types::UpdateRadioBody, _>(self.body)
                .query("slots", self.slots)
                .query("timespan", self.timespan)
                .build()?;
            Ok((client, request))
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /radio`
    pub static UPDATE_RADIO: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
        id: "updateRadio",
        name: "update_radio",
        method: "PUT",
        path: "/radio",
        tags: &[],
        idempotent: true,
        authenticated: true,
        page_order: ::sdk_runtime::paging::PageOrder::Next,
    };
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_RADIO];
}
