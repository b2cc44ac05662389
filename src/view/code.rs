//! A QR code as a picture.

use maud::html;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, which readers need.
const QUIET: i32 = 4;

/// The code of a text; none if the text is too long for one.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path += &format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let side = code.size() + 2 * QUIET;
    let svg = html! {
        svg viewBox={ "0 0 " (side) " " (side) } role="img" aria-label="QR" {
            path fill="#ffffff" d={ "M0 0h" (side) "v" (side) "H0z" } {}
            path fill="#000000" d=(path) {}
        }
    };
    Some(svg.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_code_and_a_book_has_none() {
        let svg = svg("https://example.gov.cn/#place=530127").unwrap_or_default();
        // Version 3 is 29 modules wide, and begins with the finder's 7 in a row.
        assert!(svg.starts_with("<svg viewBox=\"0 0 37 37\"") && svg.contains("M4 4h1v1h-1zM5 4h1v1h-1z"), "{svg}");
        assert!(super::svg(&"帮".repeat(1000)).is_none());
    }
}
