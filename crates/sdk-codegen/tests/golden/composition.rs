// step schema-types: 1
// step all-of: 4
// step split: 2
// step empty-body: 1
// step alternatives: 1
// step nullable: 1
// step rejoin: 2

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`Cat`
    #[derive(Clone, Debug)]
    pub struct Cat {
        pub lives: i64,
        pub name: ::std::string::String,
    }
    ///`CreatePetBody`
    #[derive(::serde::Serialize, Clone, Debug)]
    #[serde(untagged)]
    pub enum CreatePetBody {
        Cat(Cat),
        Dog(Dog),
    }
    ///`CreatePetResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct CreatePetResponse {
        pub barks: ::std::option::Option<bool>,
        pub lives: ::std::option::Option<i64>,
        pub name: ::std::option::Option<::std::string::String>,
    }
    ///`Dog`
    #[derive(Clone, Debug)]
    pub struct Dog {
        pub barks: ::std::option::Option<bool>,
        pub name: ::std::string::String,
    }
    ///`UpdateHomeBody`
    #[derive(Clone, Debug, Default)]
    pub struct UpdateHomeBody {
        pub age: ::std::option::Option<::std::option::Option<i64>>,
        pub cat: ::std::option::Option<UpdateHomeBodyCat>,
    }
    impl ::sdk_runtime::wire::FromObject for Cat {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["lives", "name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                lives: object.required()?,
                name: object.required()?,
            })
        }
    }
    impl ::serde::Serialize for Cat {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .required("lives", &self.lives)
                .required("name", &self.name)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for CreatePetResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 8],
        >::new(&["barks", "lives", "name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                barks: object.optional(),
                lives: object.optional(),
                name: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for CreatePetResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("barks", &self.barks)
                .optional("lives", &self.lives)
                .optional("name", &self.name)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Dog {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["barks", "name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                barks: object.optional(),
                name: object.required()?,
            })
        }
    }
    impl ::serde::Serialize for Dog {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("barks", &self.barks)
                .required("name", &self.name)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for UpdateHomeBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["age", "cat"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                age: object.nullable(),
                cat: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for UpdateHomeBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("age", &self.age)
                .optional("cat", &self.cat)
                .end()
        }
    }
    pub type CreatePetBodyVariant0 = Cat;
    pub type CreatePetBodyVariant1 = Dog;
    pub type UpdateHomeBodyCat = Cat;
}
impl Client {
    /**Sends a `PUT` request to `/homes`

```text
let response = client.update_home()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateHome")]
    #[inline]
    pub fn update_home(&self) -> builder::UpdateHome {
        builder::UpdateHome::new(self.context.clone())
    }
    /**Sends a `POST` request to `/pets`

```text
let response = client.create_pet()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "createPet")]
    #[inline]
    pub fn create_pet(&self) -> builder::CreatePet {
        builder::CreatePet::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_home`]

[`Client::update_home`]: super::Client::update_home*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateHome {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::builder::UpdateHomeBody, String>,
    }
    impl UpdateHome {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateHomeBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateHomeBody,
            ) -> types::builder::UpdateHomeBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/homes`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_HOME,
                )
                .json(::sdk_runtime::wire::built::<types::UpdateHomeBody, _>(self.body))
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
    /**Builder for [`Client::create_pet`]

[`Client::create_pet`]: super::Client::create_pet*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct CreatePet {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::CreatePetBody, String>,
    }
    impl CreatePet {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::CreatePetBody, K>,
        {
            self.body = ::sdk_runtime::wire::argument("body", value);
            self
        }
        ///Sends a `POST` request to `/pets`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::CreatePetResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::CREATE_PET,
                )
                .accept("application/json")
                .json(self.body)
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
    impl ::std::fmt::Debug for UpdateHome {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateHome")
        }
    }
    impl ::std::fmt::Debug for CreatePet {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("CreatePet")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `POST /pets`
    pub static CREATE_PET: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "createPet",
            "POST",
            "/pets",
        )
        .named("create_pet");
    /// `PUT /homes`
    pub static UPDATE_HOME: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateHome",
            "PUT",
            "/homes",
        )
        .named("update_home");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&CREATE_PET, &UPDATE_HOME];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Composition 1.0.0 (15461da487294cf8)";
