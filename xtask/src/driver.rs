//! What the tests ask of a browser that does not speak the DevTools protocol.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::failure::{Failure, Outcome};

/// Long enough for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one page.
pub trait Driver {
    /// How it is called in messages.
    const NAME: &str;

    /// Opens an address and waits until the page is loaded.
    fn open(&mut self, address: &str) -> Outcome;

    /// What an expression gives in the page.
    fn eval(&mut self, expression: &str) -> Outcome<Value>;

    /// Waits until an expression is true.
    fn wait_for(&mut self, expression: &str) -> Outcome {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if self.eval(&format!("Boolean({expression})"))? == true {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(Failure::new(format!("Not so after {} s in {}: {expression}.", PATIENCE.as_secs(), Self::NAME)))
    }
}
