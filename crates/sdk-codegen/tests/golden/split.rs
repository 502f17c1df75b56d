// step split: 2
// step empty-body: 1
// step relax-responses: 2
// step rejoin: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`Port`
    #[derive(Clone, Debug, Default)]
    pub struct Port {
        pub number: ::std::option::Option<i64>,
    }
    ///`Rules`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Rules {
        ///Known values: `allow`, `deny`.
        pub policy: ::std::option::Option<::std::string::String>,
        pub port: ::std::option::Option<Port>,
    }
    ///`RulesRequest`
    #[derive(Clone, Debug)]
    pub struct RulesRequest {
        pub policy: RulesRequestPolicy,
        pub port: ::std::option::Option<RulesRequestPort>,
    }
    ///`RulesRequestPolicy`
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
    pub enum RulesRequestPolicy {
        #[serde(rename = "allow")]
        Allow,
        #[serde(rename = "deny")]
        Deny,
    }
    impl ::sdk_runtime::wire::FromObject for Port {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["number"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { number: object.optional() })
        }
    }
    impl ::serde::Serialize for Port {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("number", &self.number).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Rules {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["policy", "port"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                policy: object.optional(),
                port: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for Rules {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("policy", &self.policy)
                .optional("port", &self.port)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for RulesRequest {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["policy", "port"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                policy: object.required()?,
                port: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for RulesRequest {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .required("policy", &self.policy)
                .optional("port", &self.port)
                .end()
        }
    }
    pub type RulesRequestPort = Port;
    pub type UpdateRulesBody = RulesRequest;
    pub type UpdateRulesBodyPolicy = RulesRequestPolicy;
    pub type UpdateRulesBodyPort = Port;
    pub type UpdateRulesResponse = Rules;
}
impl Client {
    /**Sends a `PUT` request to `/rules`

```text
let response = client.update_rules()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateRules")]
    #[inline]
    pub fn update_rules(&self) -> builder::UpdateRules {
        builder::UpdateRules::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_rules`]

[`Client::update_rules`]: super::Client::update_rules*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateRules {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::builder::UpdateRulesBody, String>,
    }
    impl UpdateRules {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateRulesBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateRulesBody,
            ) -> types::builder::UpdateRulesBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/rules`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::Rules> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_RULES,
                )
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::UpdateRulesBody, _>(self.body))
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
    impl ::std::fmt::Debug for UpdateRules {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateRules")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /rules`
    pub static UPDATE_RULES: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateRules",
            "PUT",
            "/rules",
        )
        .named("update_rules");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_RULES];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Split 1.0.0 (6c508f38e92e73b4)";
