//! A terminal as an SVG picture: text with ANSI styles in a window. Knows the styles that this program writes.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

/// The grid, in pixels.
const CELL: (f32, f32) = (8.0, 19.0);
const FONT_SIZE: f32 = 13.3;
const PADDING: f32 = 20.0;
const BAR: f32 = 40.0;

/// The palette: (SGR code, colour).
const COLORS: [(u8, &str); 12] = [
    (31, "#f47067"),
    (32, "#57ab5a"),
    (33, "#e0af68"),
    (34, "#6cb6ff"),
    (35, "#dcbdfb"),
    (36, "#76e3ea"),
    (91, "#ff7b72"),
    (92, "#6bc46d"),
    (93, "#f2cc60"),
    (94, "#79c0ff"),
    (95, "#d2a8ff"),
    (96, "#56d4dd"),
];
const TEXT: &str = "#d7dde5";
const BACKGROUND: &str = "#12161d";

#[derive(Clone, Copy, Default, PartialEq)]
struct Style {
    color: Option<u8>,
    bold: bool,
    dim: bool,
}

/// Text in one style at a column.
struct Run {
    column: usize,
    columns: usize,
    text: String,
    style: Style,
}

/// A window in which `command` was typed and `printed` came out.
pub fn draw(command: &str, printed: &str) -> String {
    let prompt = format!("\u{1b}[92m❯\u{1b}[0m \u{1b}[1m{command}\u{1b}[0m");
    let mut lines = vec![runs(&prompt, &mut Style::default()), Vec::new()];
    let mut style = Style::default();
    lines.extend(
        printed
            .trim_end()
            .lines()
            .map(|line| runs(line, &mut style)),
    );
    let columns = lines.iter().flatten().map(|run| run.column + run.columns);
    let width = columns.max().unwrap_or(0).max(60) as f32 * CELL.0 + 2.0 * PADDING;
    let height = BAR + lines.len() as f32 * CELL.1 + PADDING;

    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{command}">
<rect width="{width}" height="{height}" rx="10" fill="{BACKGROUND}" stroke="#30363d"/>
<g><circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/></g>
<g font-family="ui-monospace,SFMono-Regular,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="{FONT_SIZE}" fill="{TEXT}" xml:space="preserve">
"##
    );
    for (row, line) in lines.iter().enumerate() {
        let top = BAR + row as f32 * CELL.1;
        for run in line {
            draw_run(&mut svg, run, top);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn draw_run(svg: &mut String, run: &Run, top: f32) {
    let x = PADDING + run.column as f32 * CELL.0;
    let mut style = String::new();
    if let Some(code) = run.style.color {
        let color = COLORS.iter().find(|(it, _)| *it == code);
        let (_, color) = color.unwrap_or_else(|| panic!("no colour for {code}"));
        write!(style, r#" fill="{color}""#).unwrap();
    }
    if run.style.bold {
        style.push_str(r#" font-weight="700""#);
    }
    if run.style.dim {
        style.push_str(r#" opacity=".6""#);
    }
    if run.text.chars().all(is_block) {
        return draw_bar(svg, run, (x, top), &style);
    }
    let y = top + CELL.1 * 0.74;
    let length = run.columns as f32 * CELL.0;
    let text = escape(&run.text);
    writeln!(
        svg,
        r#"<text x="{x}" y="{y:.1}" textLength="{length}"{style}>{text}</text>"#
    )
    .unwrap();
}

fn is_block(c: char) -> bool {
    matches!(c, '█' | '▉'..='▏' | '░')
}

/// A bar is drawn, since fonts leave gaps between blocks.
fn draw_bar(svg: &mut String, run: &Run, (x, top): (f32, f32), style: &str) {
    let eighths = |c: char| match c {
        '█' => 8,
        '░' => 0,
        c => 0x2590 - c as u32,
    };
    let filled: u32 = run.text.chars().map(eighths).sum();
    let (all, done) = (run.columns as f32 * CELL.0, filled as f32 * CELL.0 / 8.0);
    let (y, height) = (top + 4.0, CELL.1 - 8.0);
    writeln!(
        svg,
        r##"<rect x="{x}" y="{y}" width="{all}" height="{height}" rx="3" fill="#2b323c"/>"##
    )
    .unwrap();
    writeln!(
        svg,
        r#"<rect x="{x}" y="{y}" width="{done}" height="{height}" rx="3"{style}/>"#
    )
    .unwrap();
}

/// The runs of a line; `style` goes on from the line before.
fn runs(line: &str, style: &mut Style) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some(escape) = rest.strip_prefix("\u{1b}[") {
            let (codes, after) = escape.split_once('m').expect("only styles are written");
            codes.split(';').for_each(|code| apply(style, code));
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let columns = c.width().unwrap_or(0);
        match runs.last_mut() {
            // A gap of blanks begins a run, so that what stands below each other stays so in any font.
            Some(run) if run.style == *style && !(c != ' ' && run.text.ends_with("  ")) => {
                run.text.push(c);
                run.columns += columns;
            }
            Some(_) | None => runs.push(Run {
                column,
                columns,
                text: c.to_string(),
                style: *style,
            }),
        }
        column += columns;
    }
    for run in &mut runs {
        let blanks = run.text.len() - run.text.trim_start().len();
        run.column += blanks;
        run.text = run.text.trim().to_owned();
        run.columns = run.text.chars().filter_map(UnicodeWidthChar::width).sum();
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn apply(style: &mut Style, code: &str) {
    match code.parse().unwrap_or(0) {
        0 => *style = Style::default(),
        1 => style.bold = true,
        2 => style.dim = true,
        color => style.color = Some(color),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
