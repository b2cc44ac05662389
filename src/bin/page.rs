//! The page's module: hands the document to the calculator.

#[cfg(target_arch = "wasm32")]
fn main() {
    if let Err(error) = bangfu::browser::start() {
        wasm_bindgen::throw_val(error);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this module runs in a browser: cargo xtask serve");
}
