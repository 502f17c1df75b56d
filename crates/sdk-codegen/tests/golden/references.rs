// step references: 4
// step plain-components: 5
// step parameters: 1
// step split: 1
// step relax-responses: 2
// step simplify-requests: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`Room`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct Room {
        pub doors: ::std::vec::Vec<::std::string::String>,
        pub id: ::std::option::Option<::std::string::String>,
    }
    ///`RoomRequest`
    #[derive(Clone, Debug, Default)]
    pub struct RoomRequest {
        pub doors: ::std::option::Option<::std::vec::Vec<::uuid::Uuid>>,
        pub id: ::std::option::Option<::uuid::Uuid>,
    }
    impl ::sdk_runtime::wire::FromObject for Room {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["doors", "id"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                doors: object.collection(),
                id: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for Room {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("doors", &self.doors, self.doors.is_empty())
                .optional("id", &self.id)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for RoomRequest {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["doors", "id"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                doors: object.optional(),
                id: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for RoomRequest {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("doors", &self.doors)
                .optional("id", &self.id)
                .end()
        }
    }
    pub type UpdateRoomBody = RoomRequest;
    pub type UpdateRoomResponse = Room;
}
impl Client {
    /**Sends a `PUT` request to `/rooms/{roomId}`

```text
let response = client.update_room()
    .room_id(room_id)
    .floor(floor)
    .body(body)
    .send()
    .await;
```*/
    #[doc(alias = "updateRoom")]
    #[inline]
    pub fn update_room(&self) -> builder::UpdateRoom {
        builder::UpdateRoom::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::update_room`]

[`Client::update_room`]: super::Client::update_room*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct UpdateRoom {
        client: ::sdk_runtime::ClientContext,
        room_id: Result<::uuid::Uuid, String>,
        floor: Result<Option<i64>, String>,
        body: Result<types::builder::UpdateRoomBody, String>,
    }
    impl UpdateRoom {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                room_id: Err("room_id was not initialized".to_string()),
                floor: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn room_id<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::uuid::Uuid, K>,
        {
            self.room_id = ::sdk_runtime::wire::argument("room_id", value);
            self
        }
        pub fn floor<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.floor = ::sdk_runtime::wire::argument("floor", value);
            self
        }
        pub fn body<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<types::UpdateRoomBody, K>,
        {
            self.body = ::sdk_runtime::wire::body_argument("body", value);
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UpdateRoomBody,
            ) -> types::builder::UpdateRoomBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/rooms/{roomId}`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::Room> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::UPDATE_ROOM,
                )
                .path("room_id", self.room_id)
                .accept("application/json")
                .json(::sdk_runtime::wire::built::<types::UpdateRoomBody, _>(self.body))
                .query("floor", self.floor)
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
    impl ::std::fmt::Debug for UpdateRoom {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("UpdateRoom")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `PUT /rooms/{roomId}`
    pub static UPDATE_ROOM: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "updateRoom",
            "PUT",
            "/rooms/{roomId}",
        )
        .named("update_room");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&UPDATE_ROOM];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "References 1.0.0 (20dc68cbcb6a065c)";
