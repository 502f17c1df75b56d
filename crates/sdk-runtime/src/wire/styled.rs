//! Arguments in a path that are not written as they are (OpenAPI 3.0.3, "Style Values").

/// How an argument of the path is written: a style other than `simple`, a list, or an object. The caller writes lists and
/// objects with commas, `3,4` and `name,value`, or `name=value` where the document has `explode`, and several segments with
/// slashes.
#[derive(Clone, Copy, Debug)]
pub struct PathStyle {
    /// What stands before it, such as `;id=`.
    pub prefix: &'static str,
    /// What stands between the items; empty if it is one value.
    pub separator: &'static str,
    /// Whether the items are pairs of name and value.
    pub pairs: bool,
}

impl PathStyle {
    /// The argument as it is sent. `encode` makes each value safe.
    pub(super) fn write<E>(
        &self,
        value: &str,
        encode: impl Fn(&str) -> Result<String, E>,
    ) -> Result<String, E> {
        if self.separator.is_empty() {
            return Ok(format!("{}{}", self.prefix, encode(value)?));
        }
        let item = |item: &str| match item.split_once('=').filter(|_| self.pairs) {
            Some((name, value)) => Ok(format!("{}={}", encode(name)?, encode(value)?)),
            None => encode(item),
        };
        let given = if self.separator == "/" { '/' } else { ',' };
        let items = value.split(given).map(item).collect::<Result<Vec<_>, E>>()?;
        Ok(format!("{}{}", self.prefix, items.join(self.separator)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_is_written() {
        let style = |prefix, separator, pairs| PathStyle { prefix, separator, pairs };
        for (style, value, expected) in [
            (style("", ",", false), "3,4", "3,4"),
            (style(".", "", false), "3,4", ".<3,4>"),
            (style(";id=", ";id=", false), "3,4", ";id=3;id=4"),
            (style(";", ";", true), "R=1,G=2", ";R=1;G=2"),
            (style("", "/", false), "a,b/c", "<a,b>/c"),
        ] {
            let encode = |part: &str| {
                Ok::<_, ()>(if part.contains(',') { format!("<{part}>") } else { part.to_owned() })
            };
            assert_eq!(style.write(value, encode).unwrap(), expected);
        }
    }
}
