// step parameters: 1
// step query-arrays: 2
// step simplify-requests: 1

impl Client {
    /**Sends a `GET` request to `/widgets`

Arguments:
- `made_after`
- `made_places`
- `serials`
- `sizes`: The sizes. Several values are separated by commas.
- `slots`
```text
let response = client.get_widgets()
    .made_after(made_after)
    .made_places(made_places)
    .serials(serials)
    .sizes(sizes)
    .slots(slots)
    .send()
    .await;
```*/
    #[doc(alias = "getWidgets")]
    pub fn get_widgets(&self) -> builder::GetWidgets<'_> {
        builder::GetWidgets::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_widgets`]

[`Client::get_widgets`]: super::Client::get_widgets*/
    #[derive(Debug, Clone)]
    pub struct GetWidgets<'a> {
        client: &'a super::Client,
        made_after: Result<Option<::std::string::String>, String>,
        made_places: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        serials: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        sizes: Result<Option<::std::string::String>, String>,
        slots: Result<Option<::std::vec::Vec<i64>>, String>,
    }
    impl<'a> GetWidgets<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                made_after: Ok(None),
                made_places: Ok(None),
                serials: Ok(None),
                sizes: Ok(None),
                slots: Ok(None),
            }
        }
        pub fn made_after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.made_after = ::sdk_runtime::wire::optional_argument(
                "made_after",
                value,
            );
            self
        }
        pub fn made_places<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.made_places = ::sdk_runtime::wire::optional_argument(
                "made_places",
                value,
            );
            self
        }
        pub fn serials<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.serials = ::sdk_runtime::wire::optional_argument("serials", value);
            self
        }
        pub fn sizes<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.sizes = ::sdk_runtime::wire::optional_argument("sizes", value);
            self
        }
        pub fn slots<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<i64>>,
        {
            self.slots = ::sdk_runtime::wire::optional_argument("slots", value);
            self
        }
        ///Sends a `GET` request to `/widgets`
        pub async fn send(
            self,
        ) -> Result<::sdk_runtime::Response<()>, ::sdk_runtime::Error> {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_empty(client, request, &super::operations::GET_WIDGETS)
                .await
        }
    }
    impl<'a> GetWidgets<'a> {
        /// As `send`, for a response that is read as a type of yours: one with the members that you need, so that
        /// nothing else in it can matter.
        #[inline]
        pub async fn send_as<T: ::serde::de::DeserializeOwned>(
            self,
        ) -> Result<::sdk_runtime::Response<T>, ::sdk_runtime::Error> {
            let (client, request) = self.into_request()?;
            ::sdk_runtime::call_as(client, request, &super::operations::GET_WIDGETS)
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
                    &super::operations::GET_WIDGETS,
                )
                .query("made[after]", self.made_after)
                .query("made[places][]", self.made_places)
                .query("serials[]", self.serials)
                .query("sizes", self.sizes)
                .query("slots[]", self.slots)
                .build()?;
            Ok((client, request))
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /widgets`
    pub static GET_WIDGETS: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
        id: "getWidgets",
        name: "get_widgets",
        method: "GET",
        path: "/widgets",
        tags: &[],
        idempotent: true,
        authenticated: true,
        page_order: ::sdk_runtime::paging::PageOrder::Next,
    };
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[&GET_WIDGETS];
}
