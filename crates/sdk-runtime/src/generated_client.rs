//! What every generated client has besides the operations.

/// Takes in a client from the build script's folder: `generated_client!(mod NAME = "FILE.rs")`.
///
/// ```ignore
/// sdk_runtime::generated_client!(mod generated = "client.rs");
/// pub use generated::{Client, operations, types};
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! generated_client {
    ($(#[$attribute:meta])* $visibility:vis mod $module:ident = $file:literal) => {
        $(#[$attribute])*
        #[allow(missing_docs, reason = "the document does not describe everything")]
        #[allow(unreachable_pub, reason = "modules of the generator's making, exported by name by who includes them")]
        #[allow(clippy::all, reason = "generated code is not read for style")]
        #[allow(clippy::allow_attributes_without_reason, reason = "the generator writes attributes of its own")]
        #[allow(unused_imports, reason = "which imports are used depends on the selected tags")]
        $visibility mod $module {
            include!(concat!(env!("OUT_DIR"), "/", $file));

            impl Client {
                /// The same client with an absolute deadline over all calls made with it, besides the time that each call
                /// may take. Shares connections and rate limit with this one.
                #[must_use]
                pub fn with_deadline(&self, deadline: ::std::time::Instant) -> Self {
                    Self::new(self.context.with_deadline(deadline))
                }

                /// The same client with these options for all calls, over those that it has. Shares connections and rate
                /// limit with this one.
                #[must_use]
                pub fn with_options(&self, options: $crate::CallOptions) -> Self {
                    Self::new(self.context.with_options(options))
                }
            }

            impl ::std::convert::From<$crate::ClientContext> for Client {
                fn from(context: $crate::ClientContext) -> Self {
                    Self::new(context)
                }
            }

            impl ::std::convert::AsRef<$crate::ClientContext> for Client {
                fn as_ref(&self) -> &$crate::ClientContext {
                    &self.context
                }
            }

            impl ::std::fmt::Debug for Client {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.debug_struct("Client").field("context", &self.context).finish()
                }
            }
        }
    };
}
