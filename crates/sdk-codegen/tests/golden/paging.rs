// step parameters: 5
// step parameter-names: 1

/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`GetAuditResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetAuditResponse {
        pub events: ::std::vec::Vec<::std::string::String>,
        pub pagination: ::std::option::Option<GetAuditResponsePagination>,
    }
    ///`GetAuditResponsePagination`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetAuditResponsePagination {
        pub next: ::std::option::Option<::std::string::String>,
        pub total: ::std::option::Option<i64>,
    }
    ///`GetLogResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetLogResponse {
        pub entries: ::std::vec::Vec<::std::string::String>,
        pub page_start_at: ::std::option::Option<::std::string::String>,
    }
    ///`GetPlacesResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetPlacesResponse {
        pub places: ::std::vec::Vec<GetPlacesResponsePlacesItem>,
    }
    ///`GetPlacesResponsePlacesItem`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetPlacesResponsePlacesItem {
        pub id: ::std::option::Option<i64>,
        pub title: ::std::option::Option<::std::string::String>,
    }
    ///`GetReportsResponse`
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct GetReportsResponse {
        pub reports: ::std::vec::Vec<::std::string::String>,
        pub total: ::std::option::Option<i64>,
    }
    impl ::sdk_runtime::wire::FromObject for GetAuditResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["events", "pagination"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                events: object.collection(),
                pagination: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetAuditResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("events", &self.events, self.events.is_empty())
                .optional("pagination", &self.pagination)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetAuditResponsePagination {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["next", "total"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                next: object.optional(),
                total: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetAuditResponsePagination {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("next", &self.next)
                .optional("total", &self.total)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetLogResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["entries", "pageStartAt"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                entries: object.collection(),
                page_start_at: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetLogResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("entries", &self.entries, self.entries.is_empty())
                .optional("pageStartAt", &self.page_start_at)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetPlacesResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 2],
        >::new(&["places"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                places: object.collection(),
            })
        }
    }
    impl ::serde::Serialize for GetPlacesResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("places", &self.places, self.places.is_empty())
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetPlacesResponsePlacesItem {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["id", "title"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                id: object.optional(),
                title: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetPlacesResponsePlacesItem {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .optional("id", &self.id)
                .optional("title", &self.title)
                .end()
        }
    }
    impl ::sdk_runtime::wire::FromObject for GetReportsResponse {
        const NAMES: &'static ::sdk_runtime::wire::Names = &::sdk_runtime::wire::Names::<
            [u16; 4],
        >::new(&["reports", "total"]);
        #[inline]
        fn from_object(
            object: &mut ::sdk_runtime::wire::Object<'_>,
        ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
            ::std::result::Result::Ok(Self {
                reports: object.collection(),
                total: object.optional(),
            })
        }
    }
    impl ::serde::Serialize for GetReportsResponse {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            ::sdk_runtime::wire::write(serializer)
                .collection("reports", &self.reports, self.reports.is_empty())
                .optional("total", &self.total)
                .end()
        }
    }
    pub type GetEventsResponse = ::std::vec::Vec<::std::string::String>;
    pub type GetEventsResponseItem = ::std::string::String;
    pub type GetNamesResponse = ::std::vec::Vec<::std::string::String>;
    pub type GetNamesResponseItem = ::std::string::String;
}
impl Client {
    /**Sends a `GET` request to `/audit`

```text
let response = client.get_audit()
    .limit(limit)
    .next(next)
    .offset(offset)
    .send()
    .await;
```*/
    #[doc(alias = "getAudit")]
    #[inline]
    pub fn get_audit(&self) -> builder::GetAudit {
        builder::GetAudit::new(self.context.clone())
    }
    /**Sends a `GET` request to `/events`

```text
let response = client.get_events()
    .per_page(per_page)
    .starting_after(starting_after)
    .send()
    .await;
```*/
    #[doc(alias = "getEvents")]
    #[inline]
    pub fn get_events(&self) -> builder::GetEvents {
        builder::GetEvents::new(self.context.clone())
    }
    /**Sends a `GET` request to `/log`

```text
let response = client.get_log()
    .ending_before(ending_before)
    .per_page(per_page)
    .starting_after(starting_after)
    .send()
    .await;
```*/
    #[doc(alias = "getLog")]
    #[inline]
    pub fn get_log(&self) -> builder::GetLog {
        builder::GetLog::new(self.context.clone())
    }
    /**Sends a `GET` request to `/names`

```text
let response = client.get_names()
    .send()
    .await;
```*/
    #[doc(alias = "getNames")]
    #[inline]
    pub fn get_names(&self) -> builder::GetNames {
        builder::GetNames::new(self.context.clone())
    }
    /**Sends a `GET` request to `/places`

```text
let response = client.get_places()
    .by_name_2(by_name_2)
    .send()
    .await;
```*/
    #[doc(alias = "getPlaces")]
    #[inline]
    pub fn get_places(&self) -> builder::GetPlaces {
        builder::GetPlaces::new(self.context.clone())
    }
    /**Sends a `GET` request to `/reports`

```text
let response = client.get_reports()
    .limit(limit)
    .offset(offset)
    .send()
    .await;
```*/
    #[doc(alias = "getReports")]
    #[inline]
    pub fn get_reports(&self) -> builder::GetReports {
        builder::GetReports::new(self.context.clone())
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "not every selection has operations")]
    use super::types;
    /**Builder for [`Client::get_audit`]

[`Client::get_audit`]: super::Client::get_audit*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetAudit {
        client: ::sdk_runtime::ClientContext,
        limit: Result<Option<i64>, String>,
        next: Result<Option<::std::string::String>, String>,
        offset: Result<Option<i64>, String>,
    }
    impl GetAudit {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                next: Ok(None),
                offset: Ok(None),
            }
        }
        pub fn limit<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.limit = ::sdk_runtime::wire::argument("limit", value);
            self
        }
        pub fn next<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.next = ::sdk_runtime::wire::argument("next", value);
            self
        }
        pub fn offset<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.offset = ::sdk_runtime::wire::argument("offset", value);
            self
        }
        ///Sends a `GET` request to `/audit`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetAuditResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_AUDIT)
                .accept("application/json")
                .query("limit", self.limit)
                .query("next", self.next)
                .query("offset", self.offset)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("events"),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("events").containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::member("events").containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<types::GetAuditResponse>,
        > {
            let start = self.offset.as_ref().ok().copied().flatten();
            let start = start.and_then(|offset| i64::try_from(offset).ok()).unwrap_or(0);
            ::sdk_runtime::wire::offset_pages(
                start,
                move |start: ::sdk_runtime::wire::PageStart| {
                    match start {
                        ::sdk_runtime::wire::PageStart::Offset(offset) => {
                            self.clone().offset(offset)
                        }
                        ::sdk_runtime::wire::PageStart::Cursor(cursor) => {
                            self.clone().next(cursor)
                        }
                    }
                        .send()
                },
                |page: &types::GetAuditResponse| {
                    ::sdk_runtime::wire::Extent::of(
                            page.events.as_slice(),
                            page
                                .pagination
                                .as_ref()
                                .and_then(|pagination| pagination.total),
                        )
                        .with_next(
                            ::std::option::Option::Some(page)
                                .and_then(|inner| inner.pagination.as_ref())
                                .and_then(|inner| inner.next.as_ref())
                                .cloned(),
                        )
                },
                &["/events", "/pagination/next"],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: types::GetAuditResponse| page.events,
            )
        }
    }
    /**Builder for [`Client::get_events`]

[`Client::get_events`]: super::Client::get_events*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetEvents {
        client: ::sdk_runtime::ClientContext,
        per_page: Result<Option<i64>, String>,
        starting_after: Result<Option<::std::string::String>, String>,
    }
    impl GetEvents {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                per_page: Ok(None),
                starting_after: Ok(None),
            }
        }
        pub fn per_page<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.per_page = ::sdk_runtime::wire::argument("per_page", value);
            self
        }
        pub fn starting_after<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.starting_after = ::sdk_runtime::wire::argument("starting_after", value);
            self
        }
        ///Sends a `GET` request to `/events`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        #[inline]
        pub fn send(
            self,
        ) -> ::sdk_runtime::ResponseFuture<::std::vec::Vec<::std::string::String>> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_EVENTS,
                )
                .accept("application/json")
                .query("perPage", self.per_page)
                .query("startingAfter", self.starting_after)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body(),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<::std::vec::Vec<::std::string::String>>,
        > {
            ::sdk_runtime::wire::pages(
                self.client.clone(),
                self.send(),
                ::std::option::Option::Some(|
                    page: &::std::vec::Vec<::std::string::String>|
                page.as_slice().len()),
                &[],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: ::std::vec::Vec<::std::string::String>| page,
            )
        }
    }
    /**Builder for [`Client::get_log`]

[`Client::get_log`]: super::Client::get_log*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetLog {
        client: ::sdk_runtime::ClientContext,
        ending_before: Result<Option<::std::string::String>, String>,
        per_page: Result<Option<i64>, String>,
        starting_after: Result<Option<::std::string::String>, String>,
    }
    impl GetLog {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                ending_before: Ok(None),
                per_page: Ok(None),
                starting_after: Ok(None),
            }
        }
        pub fn ending_before<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.ending_before = ::sdk_runtime::wire::argument("ending_before", value);
            self
        }
        pub fn per_page<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.per_page = ::sdk_runtime::wire::argument("per_page", value);
            self
        }
        pub fn starting_after<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.starting_after = ::sdk_runtime::wire::argument("starting_after", value);
            self
        }
        ///Sends a `GET` request to `/log`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetLogResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_LOG)
                .accept("application/json")
                .query("endingBefore", self.ending_before)
                .query("perPage", self.per_page)
                .query("startingAfter", self.starting_after)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("entries"),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("entries").containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::member("entries").containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<types::GetLogResponse>,
        > {
            ::sdk_runtime::wire::pages(
                self.client.clone(),
                self.send(),
                ::std::option::Option::Some(|page: &types::GetLogResponse| {
                    page.entries.as_slice().len()
                }),
                &["/entries"],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: types::GetLogResponse| page.entries,
            )
        }
    }
    /**Builder for [`Client::get_names`]

[`Client::get_names`]: super::Client::get_names*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetNames {
        client: ::sdk_runtime::ClientContext,
    }
    impl GetNames {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/names`
        #[inline]
        pub fn send(
            self,
        ) -> ::sdk_runtime::ResponseFuture<::std::vec::Vec<::std::string::String>> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(self.client, &super::operations::GET_NAMES)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body(),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::body().containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<::std::vec::Vec<::std::string::String>>,
        > {
            ::sdk_runtime::wire::pages(
                self.client.clone(),
                self.send(),
                ::std::option::Option::Some(|
                    page: &::std::vec::Vec<::std::string::String>|
                page.as_slice().len()),
                &[],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: ::std::vec::Vec<::std::string::String>| page,
            )
        }
    }
    /**Builder for [`Client::get_places`]

[`Client::get_places`]: super::Client::get_places*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetPlaces {
        client: ::sdk_runtime::ClientContext,
        by_name_2: Result<Option<::std::string::String>, String>,
    }
    impl GetPlaces {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                by_name_2: Ok(None),
            }
        }
        pub fn by_name_2<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<
                ::std::option::Option<::std::string::String>,
                K,
            >,
        {
            self.by_name_2 = ::sdk_runtime::wire::argument("by_name_2", value);
            self
        }
        ///Sends a `GET` request to `/places`
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetPlacesResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_PLACES,
                )
                .accept("application/json")
                .query("byName", self.by_name_2)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(
                types::GetPlacesResponsePlacesItem,
            ) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("places"),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(
                types::GetPlacesResponsePlacesItem,
            ) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("places").containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::member("places").containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<types::GetPlacesResponse>,
        > {
            ::sdk_runtime::wire::pages(
                self.client.clone(),
                self.send(),
                ::std::option::Option::Some(|page: &types::GetPlacesResponse| {
                    page.places.as_slice().len()
                }),
                &["/places"],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(
            self,
        ) -> ::sdk_runtime::paging::Paginator<types::GetPlacesResponsePlacesItem> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: types::GetPlacesResponse| page.places,
            )
        }
        /// The thing in the list that has this name, letter for letter. All pages are read.
        ///
        /// # Errors
        ///
        /// If nothing has the name (`is_not_found`), several things have it (`is_invalid_request`), or a page cannot be had.
        #[inline]
        pub async fn by_name(
            self,
            name: &str,
        ) -> ::std::result::Result<
            types::GetPlacesResponsePlacesItem,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::wire::named(
                    &super::operations::GET_PLACES,
                    self.items(),
                    name,
                    |item: &types::GetPlacesResponsePlacesItem| item.title.as_deref(),
                )
                .await
        }
    }
    /**Builder for [`Client::get_reports`]

[`Client::get_reports`]: super::Client::get_reports*/
    #[derive(Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetReports {
        client: ::sdk_runtime::ClientContext,
        limit: Result<Option<i64>, String>,
        offset: Result<Option<i64>, String>,
    }
    impl GetReports {
        #[inline]
        pub(super) fn new(client: ::sdk_runtime::ClientContext) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                offset: Ok(None),
            }
        }
        pub fn limit<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.limit = ::sdk_runtime::wire::argument("limit", value);
            self
        }
        pub fn offset<V, K>(mut self, value: V) -> Self
        where
            V: ::sdk_runtime::wire::IntoArgument<::std::option::Option<i64>, K>,
        {
            self.offset = ::sdk_runtime::wire::argument("offset", value);
            self
        }
        ///Sends a `GET` request to `/reports`
        ///
        /// The response is one page of the list. `items` and `pages` read all of it.
        #[inline]
        pub fn send(self) -> ::sdk_runtime::ResponseFuture<types::GetReportsResponse> {
            self.into_call().json()
        }
        #[inline]
        fn into_call(self) -> ::sdk_runtime::wire::Call {
            ::sdk_runtime::wire::Request::new(
                    self.client,
                    &super::operations::GET_REPORTS,
                )
                .accept("application/json")
                .query("limit", self.limit)
                .query("offset", self.offset)
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
        /// Sends the request and hands each item of the list to `each` as soon as it has arrived, so that a
        /// list of any length takes the memory of one item. `Break` ends it, and its value comes back. What
        /// was handed out before an error cannot be taken back.
        pub fn send_each<B>(
            self,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("reports"),
                each,
            )
        }
        /// As `send_each`, for items of which some string contains `text`, ASCII letters in any case. Others
        /// are left out unread where that can be seen, which is faster by far; some come all the same.
        pub fn send_each_containing<B>(
            self,
            text: &str,
            each: impl FnMut(::std::string::String) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items(
                self.into_call(),
                ::sdk_runtime::ItemList::member("reports").containing(text),
                each,
            )
        }
        /// As `send_each_containing`, for items that are read as a type of yours: one with the members that you
        /// need, so that nothing else in them can matter.
        pub fn send_each_as<T: ::serde::de::DeserializeOwned, B>(
            self,
            text: &str,
            each: impl FnMut(T) -> ::std::ops::ControlFlow<B>,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::sdk_runtime::Response<::std::option::Option<B>>,
                ::sdk_runtime::Error,
            >,
        > {
            ::sdk_runtime::wire::call_items_as(
                self.into_call(),
                ::sdk_runtime::ItemList::member("reports").containing(text),
                each,
            )
        }
        /// The pages of the list. Nothing is sent before the first is asked for.
        #[inline]
        pub fn pages(
            self,
        ) -> ::sdk_runtime::paging::Paginator<
            ::sdk_runtime::Response<types::GetReportsResponse>,
        > {
            let start = self.offset.as_ref().ok().copied().flatten();
            let start = start.and_then(|offset| i64::try_from(offset).ok()).unwrap_or(0);
            ::sdk_runtime::wire::offset_pages(
                start,
                move |start: ::sdk_runtime::wire::PageStart| {
                    self.clone().offset(start.offset()).send()
                },
                |page: &types::GetReportsResponse| ::sdk_runtime::wire::Extent::of(
                    page.reports.as_slice(),
                    None,
                ),
                &["/reports"],
            )
        }
        /// The items of the list, page by page, one after the other. Nothing is sent before the first is asked for.
        #[inline]
        pub fn items(self) -> ::sdk_runtime::paging::Paginator<::std::string::String> {
            ::sdk_runtime::wire::items(
                self.pages(),
                |page: types::GetReportsResponse| page.reports,
            )
        }
    }
    impl ::std::fmt::Debug for GetAudit {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetAudit")
        }
    }
    impl ::std::fmt::Debug for GetEvents {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetEvents")
        }
    }
    impl ::std::fmt::Debug for GetLog {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetLog")
        }
    }
    impl ::std::fmt::Debug for GetNames {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetNames")
        }
    }
    impl ::std::fmt::Debug for GetPlaces {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetPlaces")
        }
    }
    impl ::std::fmt::Debug for GetReports {
        #[inline]
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("GetReports")
        }
    }
}
/// The operations: what each one is called and how it may be treated.
pub mod operations {
    /// `GET /audit`
    pub static GET_AUDIT: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getAudit",
            "GET",
            "/audit",
        )
        .named("get_audit");
    /// `GET /events`
    pub static GET_EVENTS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getEvents",
            "GET",
            "/events",
        )
        .named("get_events");
    /// `GET /log`
    pub static GET_LOG: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getLog",
            "GET",
            "/log",
        )
        .named("get_log")
        .paged(::sdk_runtime::paging::PageOrder::Prev {
            oldest: ::std::option::Option::Some("2014-01-01"),
        });
    /// `GET /names`
    pub static GET_NAMES: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getNames",
            "GET",
            "/names",
        )
        .named("get_names");
    /// `GET /places`
    pub static GET_PLACES: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getPlaces",
            "GET",
            "/places",
        )
        .named("get_places");
    /// `GET /reports`
    pub static GET_REPORTS: ::sdk_runtime::Operation = ::sdk_runtime::Operation::new(
            "getReports",
            "GET",
            "/reports",
        )
        .named("get_reports");
    /// Every operation of this build, in the order of their ids.
    pub static ALL: &[&::sdk_runtime::Operation] = &[
        &GET_AUDIT,
        &GET_EVENTS,
        &GET_LOG,
        &GET_NAMES,
        &GET_PLACES,
        &GET_REPORTS,
    ];
}
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Paging 1.0.0 (26f092f14fb1db30)";
