//! A proxy that goes nowhere: whatever a browser tries to send to another host ends here and is written down.
//!
//! It stands outside the browser, so that it also catches what the browser's own reports would leave out.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::failure::{Doing, Outcome};

/// A running trap; its thread ends with the process.
pub struct Trap {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    /// Sets the trap on a free port of loopback.
    pub fn set() -> Outcome<Trap> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).doing(|| "listen on loopback".into())?;
        let port = listener.local_addr().doing(|| "read the trap's address".into())?.port();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&caught);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let list = Arc::clone(&list);
                // What hangs up before its first line has asked for nothing.
                std::thread::spawn(move || note(&stream, &list).ok());
            }
        });
        Ok(Trap { port, caught })
    }

    /// The port, for the browser's proxy setting.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The first line of everything caught, such as `GET http://…` or `CONNECT host:443`.
    pub fn caught(&self) -> Vec<String> {
        self.caught.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn note(stream: &TcpStream, caught: &Mutex<Vec<String>>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    caught.lock().unwrap_or_else(PoisonError::into_inner).push(line.trim().to_string());
    (&mut &*stream).write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}
