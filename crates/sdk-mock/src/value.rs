//! What several do with JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A value as it stands in a path or a query.
pub(crate) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value laid over another: the members of objects add up, anything else is replaced.
pub(crate) fn laid_over(old: Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Object(mut all), Value::Object(more)) => {
            for (name, value) in more {
                let old = all.remove(name).unwrap_or(Value::Null);
                all.insert(name.clone(), laid_over(old, value));
            }
            Value::Object(all)
        }
        (_, new) => new.clone(),
    }
}

/// Puts members of what was sent into a thing, as far as the thing takes them.
pub(crate) fn patch<T: Serialize + DeserializeOwned>(thing: &mut T, sent: Option<&Value>, names: &[&str]) {
    for name in names {
        let Some(value) = sent.and_then(|sent| sent.get(name)).filter(|value| !value.is_null()) else {
            continue;
        };
        let Ok(mut whole) = serde_json::to_value(&*thing) else { continue };
        whole[*name] = value.clone();
        if let Ok(changed) = serde_json::from_value(whole) {
            *thing = changed;
        }
    }
}
