//! A static file server on loopback: for looking at the site, and for the tests.
//!
//! It behaves as a plain host does (types, gzip, validators, a redirect to the folder's slash), and can pretend to be gone.

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::failure::{Doing, Failure, Outcome};

/// A running server; its threads end with the process.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    down: AtomicBool,
    served: Mutex<Vec<String>>,
}

impl Server {
    /// Serves a folder; port 0 takes any free one.
    pub fn start(folder: &Path, port: u16) -> Outcome<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => Failure::new(format!(
                "Port {port} is in use; choose another with --port, or --port 0 for any free one."
            )),
            _ => Failure::new(format!("Could not listen on 127.0.0.1:{port}: {error}.")),
        })?;
        let port = listener.local_addr().doing(|| "read the server's address".into())?.port();
        let shared = Arc::new(Shared {
            folder: folder.to_path_buf(),
            down: AtomicBool::new(false),
            served: Mutex::new(Vec::new()),
        });
        let for_connections = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&for_connections);
                // A visitor who goes away in the middle of an answer is no concern of the server's.
                std::thread::spawn(move || shared.converse(&stream).ok());
            }
        });
        Ok(Server { port, shared })
    }

    /// The address of a path in the site.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, path.trim_start_matches('/'))
    }

    /// While down, every connection is dropped without an answer, as for a visitor without network.
    pub fn set_down(&self, down: bool) {
        self.shared.down.store(down, Ordering::SeqCst);
    }

    /// The paths asked for since the last call.
    pub fn take_served(&self) -> Vec<String> {
        std::mem::take(&mut *self.shared.served.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One request, as far as a static host cares.
struct Request {
    method: String,
    path: String,
    accepts_gzip: bool,
    known: Option<String>,
}

/// One answer.
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Shared {
    fn converse(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = read_request(&mut reader)? {
            if self.down.load(Ordering::SeqCst) {
                return Ok(());
            }
            self.served.lock().unwrap_or_else(PoisonError::into_inner).push(request.path.clone());
            let answer = answer(&self.folder, &request);
            let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
            for (name, value) in &answer.headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            head.push_str("\r\n");
            let mut bytes = head.into_bytes();
            if request.method != "HEAD" {
                bytes.extend_from_slice(&answer.body);
            }
            (&mut &*stream).write_all(&bytes)?;
        }
        Ok(())
    }
}

fn read_request(reader: &mut impl BufRead) -> std::io::Result<Option<Request>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request { method: method.to_string(), path: path.to_string(), accepts_gzip: false, known: None };
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            return Ok(Some(request));
        }
        if let Some((name, value)) = header.split_once(':') {
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => request.accepts_gzip = value.contains("gzip"),
                "if-none-match" => request.known = Some(value.trim().to_string()),
                _ => {}
            }
        }
    }
}

fn answer(folder: &Path, request: &Request) -> Answer {
    if request.method != "GET" && request.method != "HEAD" {
        return plain("405 Method Not Allowed");
    }
    let Some(relative) = inside(&request.path) else {
        return plain("400 Bad Request");
    };
    let mut file = folder.join(&relative);
    if file.is_dir() {
        if !relative.is_empty() && !relative.ends_with('/') {
            let mut answer = plain("301 Moved Permanently");
            answer.headers.push(("Location", format!("/{relative}/")));
            return answer;
        }
        file.push("index.html");
    }
    let Ok(body) = std::fs::read(&file) else {
        return plain("404 Not Found");
    };
    let tag = Sha256::digest(&body).iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    let tag = format!("\"{tag}\"");
    let mut headers = vec![
        ("Content-Type", media_type(&file).to_string()),
        ("Cache-Control", "no-cache".to_string()),
        ("ETag", tag.clone()),
        ("X-Content-Type-Options", "nosniff".to_string()),
    ];
    if request.known.as_ref() == Some(&tag) {
        return Answer { status: "304 Not Modified", headers, body: Vec::new() };
    }
    let body = match request.accepts_gzip.then(|| gzip(&body)).flatten() {
        Some(compressed) => {
            headers.push(("Content-Encoding", "gzip".to_string()));
            headers.push(("Vary", "Accept-Encoding".to_string()));
            compressed
        }
        None => body,
    };
    Answer { status: "200 OK", headers, body }
}

fn plain(status: &'static str) -> Answer {
    Answer {
        status,
        headers: vec![("Content-Type", "text/plain; charset=utf-8".to_string())],
        body: status.as_bytes().to_vec(),
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// The path below the served folder; nothing when it tries to leave it.
fn inside(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = percent_decoded(path)?;
    let is_safe = |part: &str| part != ".." && part != "." && !part.contains(['\\', '\0', ':']);
    let parts_are_plain = decoded.trim_end_matches('/').split('/').all(|part| is_safe(part) && !part.is_empty());
    (decoded.is_empty() || parts_are_plain).then_some(decoded)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        Some("toml") => "application/toml; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_folder_are_answered() {
        for (target, path) in [
            ("/", Some("")),
            ("/index.html?x=1#y", Some("index.html")),
            ("/en/", Some("en/")),
            ("/%E6%94%BF.html", Some("政.html")),
            ("/../Cargo.toml", None),
            ("/en/../../Cargo.toml", None),
            ("/%2e%2e/Cargo.toml", None),
            ("/..%2fCargo.toml", None),
            ("/..\\Cargo.toml", None),
            ("//etc/passwd", None),
            ("/en//x", None),
            ("/C:/x", None),
            ("/%zz", None),
            ("/%e", None),
            ("etc", None),
        ] {
            assert_eq!(inside(target).as_deref(), path, "{target}");
        }
    }

    #[test]
    fn files_have_their_type_and_a_validator() {
        let folder = std::env::temp_dir().join(format!("bangfu-server-{}", std::process::id()));
        crate::folder::write(&folder.join("en/index.html"), b"hello").unwrap();
        crate::folder::write(&folder.join("household_bg.wasm"), b"\0asm").unwrap();
        let ask = |method: &str, path: &str, known: Option<&str>| {
            let request =
                Request { method: method.into(), path: path.into(), accepts_gzip: false, known: known.map(Into::into) };
            answer(&folder, &request)
        };
        let header = |answer: &Answer, name: &str| {
            answer.headers.iter().find(|header| header.0 == name).map(|header| header.1.clone()).unwrap_or_default()
        };
        let page = ask("GET", "/en/", None);
        assert_eq!((page.status, header(&page, "Content-Type").as_str()), ("200 OK", "text/html; charset=utf-8"));
        assert_eq!(header(&ask("GET", "/household_bg.wasm", None), "Content-Type"), "application/wasm");
        assert_eq!(header(&ask("GET", "/en", None), "Location"), "/en/");
        assert_eq!(ask("GET", "/en/", Some(&header(&page, "ETag"))).status, "304 Not Modified");
        assert_eq!(ask("GET", "/none", None).status, "404 Not Found");
        assert_eq!(ask("POST", "/en/", None).status, "405 Method Not Allowed");
        assert_eq!(ask("GET", "/../x", None).status, "400 Bad Request");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_busy_port_is_one_clear_sentence() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let sentence = Server::start(Path::new("."), port).err().map(|failure| failure.to_string());
        assert_eq!(
            sentence,
            Some(format!("Port {port} is in use; choose another with --port, or --port 0 for any free one."))
        );
    }
}
