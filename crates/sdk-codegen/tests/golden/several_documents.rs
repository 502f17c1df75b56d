// overlay: lives-are-counted changed 1 in First part
// overlay: walks-may-not-be-repeated changed 1 in Second part
// step hoist: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`Animal`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Animal {
        pub lives: ::std::option::Option<i64>,
    }
    ///`Animal2`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Animal2 {
        pub barks: ::std::option::Option<bool>,
        pub home: ::std::option::Option<Place>,
    }
    ///`Place`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Place {
        pub city: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for Animal {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["lives"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { lives: object.optional() })
        }
    }
    impl ::serde::Serialize for Animal {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("lives", &self.lives).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Animal2 {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["barks", "home"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                barks: object.optional(),
                home: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for Animal2 {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("barks", &self.barks)
                .optional("home", &self.home)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for Place {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["city"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { city: object.optional() })
        }
    }
    impl ::serde::Serialize for Place {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("city", &self.city).end()
        }
    }
    pub type GetCatResponse = Animal;
    pub type GetDogResponse = Animal2;
}
impl Client {
    /**Sends a `GET` request to `/cats`

```text
let response = client.get_cat()
    .send()
    .await;
```*/
    #[doc(alias = "getCat")]
    #[inline]
    pub fn get_cat(&self) -> builder::GetCat {
        builder::GetCat::new(self.context.clone())
    }
    /**Sends a `GET` request to `/dogs`

```text
let response = client.get_dog()
    .send()
    .await;
```*/
    #[doc(alias = "getDog")]
    #[inline]
    pub fn get_dog(&self) -> builder::GetDog {
        builder::GetDog::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_cat`]

[`Client::get_cat`]: super::Client::get_cat*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetCat {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetCat {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/cats`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::Animal> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_CAT)
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
    /**Builder for [`Client::get_dog`]

[`Client::get_dog`]: super::Client::get_dog*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetDog {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetDog {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/dogs`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::Animal2> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_DOG)
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
    impl ::std::fmt::Debug for GetCat {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetCat")
        }
    }
    impl ::std::fmt::Debug for GetDog {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetDog")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /cats`
    pub static GET_CAT: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getCat",
            "GET",
            "/cats",
        )
        .named("get_cat");
    /// `GET /dogs`
    pub static GET_DOG: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getDog",
            "GET",
            "/dogs",
        )
        .named("get_dog")
        .idempotent(false)
        .without_credentials();
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_CAT, &GET_DOG];
}
/// Where the API is served from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// `https://api.example.com/v1`
    World,
    /// `https://api.example.org/v1`
    FarAway,
}
impl Region {
    /// Every region, the default first.
    pub const ALL: [Self; 2usize] = [Self::World, Self::FarAway];
    /// The base URL, without a slash at its end.
    #[inline]
    pub(crate) const fn base_url(self) -> &'static str {
        match self {
            Self::World => "https://api.example.com/v1",
            Self::FarAway => "https://api.example.org/v1",
        }
    }
}
/// The base URL.
impl ::std::convert::From<Region> for ::std::string::String {
    #[inline]
    fn from(region: Region) -> Self {
        region.base_url().to_string()
    }
}
impl ::std::default::Default for Region {
    #[inline]
    fn default() -> Self {
        Self::World
    }
}
/// The name, which `FromStr` reads.
impl ::std::fmt::Display for Region {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(
            match self {
                Self::World => "world",
                Self::FarAway => "far away",
            },
        )
    }
}
impl ::std::str::FromStr for Region {
    type Err = UnknownRegion;
    #[inline]
    fn from_str(name: &str) -> ::std::result::Result<Self, UnknownRegion> {
        match name {
            "world" => Ok(Self::World),
            "far away" => Ok(Self::FarAway),
            _ => Err(UnknownRegion(name.to_string())),
        }
    }
}
/// The name is not that of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRegion(::std::string::String);
impl ::std::fmt::Display for UnknownRegion {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        write!(f, "unknown region `{}`; known are: world, far away", self.0)
    }
}
impl ::std::error::Error for UnknownRegion {}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "First part 1.0.0 + Second part 1.0.0 (23ba4c004622e626)";
