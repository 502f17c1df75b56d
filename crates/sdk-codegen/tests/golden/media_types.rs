// step media-types: 4
// step secrets: 1
// step hoist: 1
// note #/paths/~1files/put/requestBody/content: only `application/x-www-form-urlencoded` is sent, of bodies that differ in more than their type

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`GetFilesResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetFilesResponse {
        pub name: ::std::option::Option<::std::string::String>,
    }
    ///`SignInBody`
    #[derive(Clone, Debug, Default)]
    pub struct SignInBody {
        pub user: ::std::option::Option<::std::string::String>,
    }
    impl ::sdk_runtime::wire::FromObject for GetFilesResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["name"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { name: object.optional() })
        }
    }
    impl ::serde::Serialize for GetFilesResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("name", &self.name).end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for SignInBody {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["user"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self { user: object.optional() })
        }
    }
    impl ::serde::Serialize for SignInBody {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer).optional("user", &self.user).end()
        }
    }
    pub type UploadFileBody = ::std::collections::HashMap<
        ::std::string::String,
        ::sdk_runtime::Upload,
    >;
}
impl Client {
    /**Sends a `GET` request to `/files`

```text
let response = client.get_files()
    .send()
    .await;
```*/
    #[doc(alias = "getFiles")]
    #[inline]
    pub fn get_files(&self) -> builder::GetFiles {
        builder::GetFiles::new(self.context.clone())
    }
    /**Sends a `PUT` request to `/files`

```text
let response = client.sign_in()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "signIn")]
    #[inline]
    pub fn sign_in(&self) -> builder::SignIn {
        builder::SignIn::new(self.context.clone())
    }
    /**Sends a `POST` request to `/files`

```text
let response = client.upload_file()
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "uploadFile")]
    #[inline]
    pub fn upload_file(&self) -> builder::UploadFile {
        builder::UploadFile::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_files`]

[`Client::get_files`]: super::Client::get_files*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetFiles {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetFiles {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/files`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetFilesResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_FILES)
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
    /**Builder for [`Client::sign_in`]

[`Client::sign_in`]: super::Client::sign_in*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct SignIn {
        client: ::sdk_runtime::ClientContext,
        body: Result<types::builder::SignInBody, String>,
    }
    impl SignIn {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::SignInBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::SignInBody,
            ) -> types::builder::SignInBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/files`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<::sdk_runtime::ByteStream> {
            self.into_call().stream()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::SIGN_IN)
                .accept("image/png")
                .form(::sdk_runtime::wire::built::<types::SignInBody, _>(self.body), &[])
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
    /**Builder for [`Client::upload_file`]

[`Client::upload_file`]: super::Client::upload_file*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UploadFile {
        client: ::sdk_runtime::ClientContext,
        body: Result<
            ::std::collections::HashMap<::std::string::String, ::sdk_runtime::Upload>,
            String,
        >,
    }
    impl UploadFile {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::collections::HashMap<
                    ::std::string::String,
                    ::sdk_runtime::Upload,
                >,
                K,
            >,
        {
            self.body = ::sdk_runtime::wire::argument("body", value);
            self
        }
        ///Sends a `POST` request to `/files`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<()> {
            self.into_call().empty()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPLOAD_FILE,
                )
                .multipart(self.body, &[])
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
    impl ::std::fmt::Debug for GetFiles {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetFiles")
        }
    }
    impl ::std::fmt::Debug for SignIn {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("SignIn")
        }
    }
    impl ::std::fmt::Debug for UploadFile {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UploadFile")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /files`
    pub static GET_FILES: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getFiles",
            "GET",
            "/files",
        )
        .named("get_files");
    /// `PUT /files`
    pub static SIGN_IN: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "signIn",
            "PUT",
            "/files",
        )
        .named("sign_in");
    /// `POST /files`
    pub static UPLOAD_FILE: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "uploadFile",
            "POST",
            "/files",
        )
        .named("upload_file");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_FILES, &SIGN_IN, &UPLOAD_FILE];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Media types 1.0.0 (b5c4c7fa93b7f900)";
