//! What a change means for Rust code that calls the SDK: the one place that decides what is breaking.
//!
//! "Breaking" means: code that was right before no longer compiles, or compiles and has its calls refused.
//! Two properties of the generated code matter most:
//!
//! * In answers every field is optional, enumerations are plain strings and formats are not checked, so new
//!   fields, new values, and fields that become optional or required change nothing.
//! * Requests are strict: required fields are not `Option`, enumerations are closed.

use super::change::{Direction, Kind};

/// The verdict on one kind of change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judgement {
    /// See the module.
    pub(crate) breaking: bool,
    /// The reason, for people.
    pub(crate) effect: &'static str,
}

const fn breaks(effect: &'static str) -> Judgement {
    Judgement { breaking: true, effect }
}

const fn harmless(effect: &'static str) -> Judgement {
    Judgement { breaking: false, effect }
}

/// Judges a change of `kind`. Where the direction matters and is unknown, the stricter one counts.
pub(crate) fn judge(kind: Kind, direction: Option<Direction>) -> Judgement {
    let response = direction == Some(Direction::Response);
    match kind {
        Kind::VersionChanged => harmless("the document calls itself by another version"),
        Kind::ServerAdded => harmless("another base URL can be chosen"),
        Kind::ServerRemoved => breaks("the region or base URL is no longer offered"),
        Kind::OperationAdded => harmless("the client has another method"),
        Kind::OperationRemoved => breaks("the method is gone"),
        Kind::OperationRenamed => breaks("the method has another name, and so have the types named after it"),
        Kind::OperationMoved => harmless("the same method sends to another path or with another HTTP method"),
        Kind::OperationDeprecated => harmless("the vendor advises against it and may remove it"),
        Kind::OperationRestored => harmless("the vendor no longer advises against it"),
        Kind::AreaEntered => harmless("the method is also there with this area's cargo feature"),
        Kind::AreaLeft => breaks("the method is gone where only this area's cargo feature is selected"),
        Kind::ParameterAdded => harmless("the method has another optional setter"),
        Kind::RequiredParameterAdded => breaks("calls are refused until the new setter is called"),
        Kind::ParameterRemoved => breaks("the setter is gone"),
        Kind::ParameterRenamed => breaks("the setter has another name"),
        Kind::ParameterRequired => breaks("calls that do not set it are refused"),
        Kind::ParameterOptional => harmless("it may be left out"),
        Kind::BodyAdded => harmless("a body can be sent"),
        Kind::BodyRemoved => breaks("the setter of the body is gone"),
        Kind::BodyMediaTypeChanged => breaks("the body is of another type"),
        Kind::ResultChanged => breaks("the method returns another type"),
        Kind::TypeRenamed => breaks("code that names the type must use the new name"),
        Kind::FieldAdded if response => harmless("the answer has another optional field"),
        Kind::FieldAdded => harmless("another optional field can be sent"),
        Kind::RequiredFieldAdded => breaks("requests are refused until the new field is set"),
        Kind::FieldRemoved if response => breaks("code that reads the field does not compile"),
        Kind::FieldRemoved => breaks("code that sets the field does not compile"),
        Kind::FieldRenamed => breaks("the field has another name"),
        Kind::FieldRequired if response => harmless("fields of answers stay optional in Rust"),
        Kind::FieldRequired => {
            breaks("the field is no longer an `Option`, and requests without it are refused")
        }
        Kind::FieldOptional if response => harmless("fields of answers are optional in Rust anyway"),
        Kind::FieldOptional => breaks("the type of the field becomes an `Option`"),
        Kind::Retyped if response => {
            breaks("the field has another type, in code and when an answer is decoded")
        }
        Kind::Retyped => breaks("another type must be passed"),
        Kind::ValueAdded if response => harmless("the field is a string, so the new value arrives as it is"),
        Kind::ValueAdded => harmless("another value can be sent"),
        Kind::ValueRemoved if response => {
            harmless("the field is a string; comparing with the value finds nothing")
        }
        Kind::ValueRemoved => breaks("the value can no longer be sent"),
        Kind::AlternativeAdded => harmless("another form can be sent"),
        Kind::AlternativeRemoved => breaks("the variant is gone"),
        Kind::DefaultChanged => {
            harmless("the server assumes another value where none is sent; the client sends none")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_decides() {
        let breaking = |kind| {
            (judge(kind, Some(Direction::Request)).breaking, judge(kind, Some(Direction::Response)).breaking)
        };
        assert_eq!(breaking(Kind::FieldRemoved), (true, true));
        assert_eq!(breaking(Kind::FieldRequired), (true, false));
        assert_eq!(breaking(Kind::FieldOptional), (true, false));
        assert_eq!(breaking(Kind::ValueRemoved), (true, false));
        assert_eq!(breaking(Kind::ValueAdded), (false, false));
        assert!(judge(Kind::FieldRequired, None).breaking, "the stricter one");
    }
}
