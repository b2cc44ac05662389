//! The program as a person at the terminal meets it: every mistake is answered by a sentence and a failure.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

fn xtask(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_busy_port_is_named_at_once() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (succeeded, said) = xtask(&["serve", "--port", &port]);
    assert!(!succeeded);
    assert_eq!(said, format!("Port {port} is in use; choose another with --port, or --port 0 for any free one.\n"));
}

#[test]
fn mistakes_are_answered_by_a_sentence() {
    for (arguments, sentence) in [
        (&["serve", "--port", "many"][..], "many is not a port"),
        (&["serve", "--port", "70000"], "70000 is not a port"),
        (&["campaign", "many"], "many is not a number of situations; give one such as 1000000."),
        (&["bake"], "Not understood: bake."),
        (&["case"], "Not understood: case."),
        (&["case", "no-such-file.toml"], "Could not read no-such-file.toml"),
        (&["shot", "index.html", "big", "out.png"], "big is not a size such as 360x640."),
        (&["shot", "index.html", "360x640", "out.png", "--loud"], "Not understood: --loud."),
    ] {
        let (succeeded, said) = xtask(arguments);
        assert!(!succeeded, "{arguments:?}");
        assert!(said.starts_with(sentence), "{arguments:?}: {said}");
    }
}
