// step paths: 1
// step schema-types: 7
// step error-responses: 1
// step nullable: 1
// step simplify-requests: 2
// step rustdoc: 2
// note #/paths/~1boxes~1{boxId}/put: no parameter describes `boxId` in the path; it is a text
// note #/paths/~1boxes~1{boxId}/put: dropped: the parameter "gone", which the path does not have
// note #/paths/~1boxes~1{boxId}/put/requestBody/content/application~1json/schema/properties/whatever: `type: "blob"` is unknown; taken for any value

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`UpdateBoxBody`
    #[derive(Clone, Default)]
    pub struct UpdateBoxBody {
        pub kind: ::std::option::Option<::std::option::Option<UpdateBoxBodyKind>>,
        pub state: ::std::option::Option<UpdateBoxBodyState>,
        pub tags: ::std::option::Option<::std::vec::Vec<UpdateBoxBodyTagsItem>>,
        pub until: ::std::option::Option<::std::string::String>,
        pub volume: ::std::option::Option<f64>,
        pub whatever: ::std::option::Option<::serde_json::Value>,
    }
    ///`UpdateBoxBodyKind`
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
    pub enum UpdateBoxBodyKind {
        #[serde(rename = "a")]
        A,
    }
    ///`UpdateBoxBodyState`
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
    pub enum UpdateBoxBodyState {
        #[serde(rename = "on")]
        On,
        #[serde(rename = "half")]
        Half,
    }
    ///`UpdateBoxBodyTagsItem`
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
    pub enum UpdateBoxBodyTagsItem {
        #[serde(rename = "x")]
        X,
        #[serde(rename = "y")]
        Y,
    }
    impl ::sdk_runtime::wire::FromObject for UpdateBoxBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 16],
        >::new(&["kind", "state", "tags", "until", "volume", "whatever"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                kind: object.nullable(),
                state: object.optional(),
                tags: object.optional(),
                until: object.optional(),
                volume: object.optional(),
                whatever: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for UpdateBoxBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("kind", &self.kind)
                .optional("state", &self.state)
                .optional("tags", &self.tags)
                .optional("until", &self.until)
                .optional("volume", &self.volume)
                .optional(
                    "whatever",
                    &self.whatever.as_ref().map(::sdk_runtime::wire::Free),
                )
                .end()
        }
    }
    impl ::std::fmt::Debug for UpdateBoxBody {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self {
                    kind: field_0,
                    state: field_1,
                    tags: field_2,
                    until: field_3,
                    volume: field_4,
                    whatever: field_5,
                } => {
                    f.debug_struct("UpdateBoxBody")
                        .field("kind", field_0)
                        .field("state", field_1)
                        .field("tags", field_2)
                        .field("until", field_3)
                        .field("volume", field_4)
                        .field("whatever", &::sdk_runtime::wire::Free(field_5))
                        .finish()
                }
            }
        }
    }
}
impl Client {
    /**Changes a \[box\](<https://example.com/boxes>)

Runs:

not_a_doctest();

\<b\>Careful\</b\>, see <https://example.com/a>.

Sends a `PUT` request to `/boxes/{boxId}`

```text
let response = client.update_box()
    .box_id(box_id)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateBox")]
    #[inline]
    pub fn update_box(&self) -> builder::UpdateBox {
        builder::UpdateBox::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_box`]

[`Client::update_box`]: super::Client::update_box*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateBox {
        client: ::sdk_runtime::ClientContext,
        box_id: Result<::std::string::String, String>,
        body: Result<types::builder::UpdateBoxBody, String>,
    }
    impl UpdateBox {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                box_id: Err("box_id was not initialized".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn box_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.box_id = ::sdk_runtime::wire::argument("box_id", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateBoxBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateBoxBody,
            ) -> types::builder::UpdateBoxBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/boxes/{boxId}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_BOX,
                )
                .path("box_id", self.box_id)
                .json(::sdk_runtime::wire::built::<types::UpdateBoxBody, _>(self.body))
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
    impl ::std::fmt::Debug for UpdateBox {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateBox")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /boxes/{boxId}`
    pub static UPDATE_BOX: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateBox",
            "PUT",
            "/boxes/{boxId}",
        )
        .named("update_box");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_BOX];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Repairs 1.0.0 (4186c253e864c2f5)";
