//! A terminal as SVG: fixed width, readable on a light and on a dark page.

use std::fmt::Write as _;

/// Columns, as wide as a page of documentation is.
const COLUMNS: usize = 96;
/// Size of a character cell and of what is around the text, in pixels.
const WIDTH: f64 = 7.8;
const HEIGHT: usize = 20;
const MARGIN: usize = 16;
const BAR: usize = 30;

const STYLE: &str = "
    .page { fill: #f6f8fa; stroke: #d0d7de }
    .bar { fill: #eaeef2 }
    .dot { fill: #afb8c1 }
    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; fill: #1f2328; white-space: pre }
    .typed { font-weight: 600 }
    .prompt { fill: #1a7f37 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117; stroke: #3d444d }
      .bar { fill: #21262d }
      .dot { fill: #484f58 }
      text { fill: #e6edf3 }
      .prompt { fill: #3fb950 }
    }
  ";

/// Draws lines of text. Those that begin with `$ ` were typed.
pub(super) fn draw(title: &str, lines: &[String]) -> String {
    let rows: Vec<Row<'_>> = lines.iter().flat_map(|line| rows(line)).collect();
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let width = (COLUMNS as f64 * WIDTH).ceil() + 2.0 * MARGIN as f64;
    let height = BAR + 2 * MARGIN + rows.len() * HEIGHT;
    let title = escaped(title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n  <title>{title}</title>\n  <style>{STYLE}</style>\n"
    );
    // `xml:space` and `white-space` say the same to old and to new readers: blanks are columns.
    let (right, bottom) = (width - 1.0, height - 1);
    let _ = writeln!(
        svg,
        "  <rect class=\"page\" x=\"0.5\" y=\"0.5\" width=\"{right}\" height=\"{bottom}\" rx=\"8\"/>\n  <path class=\"bar\" d=\"M1 {BAR}V9a8 8 0 0 1 8-8H{}a8 8 0 0 1 8 8V{BAR}z\"/>",
        width - 9.0
    );
    for dot in 0..3 {
        let _ = writeln!(svg, "  <circle class=\"dot\" cx=\"{}\" cy=\"15.5\" r=\"5\"/>", 20 + 18 * dot);
    }
    for (number, row) in rows.iter().enumerate() {
        let y = BAR + MARGIN + number * HEIGHT + 14;
        let text = escaped(row.text);
        // The length makes every font as wide as the cells.
        #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
        let length = row.text.chars().count() as f64 * WIDTH;
        let content = match row.typed {
            true => match text.strip_prefix("$ ") {
                Some(command) => {
                    format!("<tspan class=\"prompt\">$</tspan> <tspan class=\"typed\">{command}</tspan>")
                }
                None => format!("<tspan class=\"typed\">{text}</tspan>"),
            },
            false => text,
        };
        let _ = writeln!(
            svg,
            "  <text x=\"{MARGIN}\" y=\"{y}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\">{content}</text>"
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// What fits into the width.
#[derive(Debug, PartialEq)]
struct Row<'a> {
    text: &'a str,
    typed: bool,
}

/// Wraps a line behind a blank or a comma, or where it is full.
fn rows(line: &str) -> Vec<Row<'_>> {
    let typed = line.starts_with("$ ");
    let mut rows = Vec::new();
    let mut rest = line;
    while let Some((full, _)) = rest.char_indices().nth(COLUMNS) {
        let end = rest[..full].rfind([' ', ',']).map_or(full, |last| last + 1);
        rows.push(Row { text: rest[..end].trim_end(), typed });
        rest = &rest[end..];
    }
    rows.push(Row { text: rest, typed });
    rows
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_wrapped_and_nothing_is_lost() {
        let words = "word ".repeat(40);
        let text: Vec<_> = rows(&words).iter().map(|row| row.text).collect();
        assert!(text.iter().all(|row| row.chars().count() <= COLUMNS));
        assert_eq!(text.join(" ").trim_end(), words.trim_end());
        let endless = "é".repeat(COLUMNS + 1);
        assert_eq!(
            rows(&endless).iter().map(|row| row.text.chars().count()).collect::<Vec<_>>(),
            [COLUMNS, 1]
        );
        assert_eq!(rows(""), [Row { text: "", typed: false }]);
    }

    #[test]
    fn text_is_text_and_no_markup() {
        let svg = draw("a < b", &["$ x < y".to_owned(), "<b>&".to_owned()]);
        assert!(svg.contains("<title>a &lt; b</title>"), "{svg}");
        assert!(svg.contains("<tspan class=\"typed\">x &lt; y</tspan>"), "{svg}");
        assert!(svg.contains(">&lt;b&gt;&amp;</text>"), "{svg}");
    }
}
