//! What a file is, by its first bytes: told apart before it is opened.

use std::io::Cursor;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// An .xls, .xlsb or .ods that its reader gave up.
    UnreadBook(Book),
    /// A page of the web, whatever its name says.
    WebPage,
    /// A spreadsheet of 2003 as XML.
    OldXml,
    /// A text of Word, slides, or another document in an archive.
    OtherDocument,
    /// An archive of files.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Locked with a password.
    Locked,
    /// Neither a spreadsheet nor a table of text.
    Unknown,
    /// A spreadsheet that breaks off or is damaged.
    Damaged,
    /// It unpacks to more than a ledger can be.
    TooLarge,
    /// No rows.
    Empty,
    /// Text in an encoding that is none of ours.
    Encoding,
}

/// A spreadsheet that is no .xlsx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// An .xls of before 2007.
    Xls,
    /// An .xlsb: the same as .xlsx in another spelling.
    Xlsb,
    /// An .ods.
    Ods,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// .xlsx or .xlsm.
    Spreadsheet,
    /// .xls, .xlsb or .ods.
    OtherBook(Book),
    /// Text, unless its encoding is none of ours.
    Text,
    /// Text in UTF-16, as Excel writes "Unicode 文本".
    WideText,
}

/// Looks at the first bytes.
///
/// # Errors
/// What it is instead.
pub fn form_of(bytes: &[u8]) -> Result<Form, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    // The older format, which also wraps a newer file that is locked.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return match () {
            () if holds(bytes, &wide("EncryptedPackage")) => Err(Trouble::Locked),
            () if holds(bytes, &wide("WordDocument")) || holds(bytes, &wide("PowerPoint Document")) => {
                Err(Trouble::OtherDocument)
            }
            () => Ok(Form::OtherBook(Book::Xls)),
        };
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Ok(Form::WideText);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Trouble::Pdf);
    }
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8\xff") || bytes.starts_with(b"GIF8") {
        return Err(Trouble::Picture);
    }
    // Whatever holds a zero byte is no text of ours.
    if bytes.iter().take(4_096).any(|byte| *byte == 0) {
        return Err(Trouble::Unknown);
    }
    Ok(Form::Text)
}

/// Whether a text is a table of HTML or of the XML of 2003, as systems write it under the name of .xls.
pub fn is_markup(text: &str) -> bool {
    let begin = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begin: String = begin.chars().take(400).flat_map(char::to_lowercase).collect();
    ["<html", "<!doctype html", "<table", "<?xml", "<head", "<meta"].iter().any(|tag| begin.starts_with(tag))
}

/// What an archive holds, by the names of its parts; one that breaks off names none.
fn archive(bytes: &[u8]) -> Result<Form, Trouble> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let named = |start: &str| names.iter().any(|name| name.trim_start_matches('/').starts_with(start));
    // The kind of an open document stands at its beginning, unpacked.
    let is_open = named("mimetype") || named("content.xml");
    if is_open && holds(&bytes[..bytes.len().min(200)], b"opendocument.spreadsheet") {
        Ok(Form::OtherBook(Book::Ods))
    } else if named("xl/workbook.bin") {
        Ok(Form::OtherBook(Book::Xlsb))
    } else if is_open || named("word/") || named("ppt/") {
        Err(Trouble::OtherDocument)
    } else if named("xl/") || named("[content_types].xml") {
        Ok(Form::Spreadsheet)
    } else {
        Err(Trouble::Archive)
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn wide(text: &str) -> Vec<u8> {
    text.bytes().flat_map(|letter| [letter, 0]).collect()
}

/// Text in UTF-16 as UTF-8; a half that stands alone becomes a mark of what is missing.
pub fn narrow(bytes: &[u8]) -> Vec<u8> {
    let is_big = bytes.starts_with(&[0xfe, 0xff]);
    let units = bytes.get(2..).unwrap_or_default().chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>()
        .into_bytes()
}
