// step parameters: 1
// step error-responses: 1
// step defaults: 1
// step nullable: 2
// step relax-responses: 5
// step simplify-requests: 2

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`UpdateWidgetBody`
    #[derive(Clone, Debug)]
    pub struct UpdateWidgetBody {
        pub colour: ::std::option::Option<UpdateWidgetBodyColour>,
        pub labels: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        pub name: ::std::string::String,
        pub note: ::std::option::Option<::std::option::Option<::std::string::String>>,
        pub owners: ::std::option::Option<
            ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        >,
    }
    ///`UpdateWidgetBodyColour`
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
    pub enum UpdateWidgetBodyColour {
        #[serde(rename = "red")]
        Red,
        #[serde(rename = "light blue")]
        LightBlue,
    }
    ///`UpdateWidgetResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct UpdateWidgetResponse {
        pub changed_at: ::std::option::Option<::std::string::String>,
        ///Known values: `red`, `light blue`.
        pub colour: ::std::option::Option<::std::string::String>,
        pub id: ::std::string::String,
        pub labels: ::std::vec::Vec<::std::option::Option<::std::string::String>>,
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for UpdateWidgetBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 16],
        >::new(&["colour", "labels", "name", "note", "owners"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                colour: object.optional(),
                labels: object.optional(),
                name: object.required()?,
                note: object.nullable(),
                owners: object.nullable(),
            })
        }
    }
    impl ::serde::Serialize for UpdateWidgetBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("colour", &self.colour)
                .optional("labels", &self.labels)
                .required("name", &self.name)
                .optional("note", &self.note)
                .optional("owners", &self.owners)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateWidgetResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 16],
        >::new(&["changedAt", "colour", "id", "labels", "name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                changed_at: object.optional(),
                colour: object.optional(),
                id: object.required()?,
                labels: object.collection(),
                name: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for UpdateWidgetResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("changedAt", &self.changed_at)
                .optional("colour", &self.colour)
                .required("id", &self.id)
                .collection("labels", &self.labels, self.labels.is_empty())
                .optional("name", &self.name)
                .end()
        }
    }
}
impl Client {
    /**Changes a widget

Sends a `PUT` request to `/widgets/{widgetId}`

```text
let response = client.update_widget()
    .widget_id(widget_id)
    .dry_run(dry_run)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateWidget")]
    #[inline]
    pub fn update_widget(&self) -> builder::UpdateWidget {
        builder::UpdateWidget::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_widget`]

[`Client::update_widget`]: super::Client::update_widget*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateWidget {
        client: ::sdk_runtime::ClientContext,
        widget_id: Result<::std::string::String, String>,
        dry_run: Result<Option<bool>, String>,
        body: Result<types::builder::UpdateWidgetBody, String>,
    }
    impl UpdateWidget {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                widget_id: Err("widget_id was not initialized".to_string()),
                dry_run: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn widget_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::string::String, K>,
        {
            self.widget_id = ::sdk_runtime::wire::argument("widget_id", value);
            self
        }
        pub fn dry_run<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<bool>, K>,
        {
            self.dry_run = ::sdk_runtime::wire::argument("dry_run", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateWidgetBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateWidgetBody,
            ) -> types::builder::UpdateWidgetBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/widgets/{widgetId}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::UpdateWidgetResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_WIDGET,
                )
                .path("widget_id", self.widget_id)
                .accept("application/json")
                .json(
                    ::sdk_runtime::wire::built::<types::UpdateWidgetBody, _>(self.body),
                )
                .query("dryRun", self.dry_run)
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
    impl ::std::fmt::Debug for UpdateWidget {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateWidget")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /widgets/{widgetId}`
    pub static UPDATE_WIDGET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateWidget",
            "PUT",
            "/widgets/{widgetId}",
        )
        .named("update_widget")
        .tagged(&["widgets"]);
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_WIDGET];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Request and response 1.0.0 (38263e8ac7048339)";
