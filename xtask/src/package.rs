//! The npm package: one ES module with types, the same in browsers and in Node.

use std::path::Path;

use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, Glue, Recipe, Yard};
use crate::{folder, workspace};

/// Node reads the module from disk, a browser fetches it; either way an import is all that a caller needs.
const INDEX_JS: &str = r#"import init, { initSync } from "./bangfu.js";

const module = new URL("bangfu_bg.wasm", import.meta.url);
if (module.protocol === "file:") {
  // A name that bundlers for browsers do not try to resolve.
  const files = "node:fs/promises";
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
  initSync({ module: await readFile(module) });
} else {
  await init({ module_or_path: module });
}

export * from "./bangfu.js";
"#;

const INDEX_D_TS: &str = "export * from \"./bangfu.js\";\n";

/// Builds and writes the package into a folder.
pub fn write(package: &Path) -> Outcome {
    folder::empty(package)?;
    let recipe = Recipe { name: "bangfu".into(), glue: Glue::Module, ..Recipe::new("api") };
    module::make(&[(recipe, package.to_path_buf())], &Yard::here()?, Finish::Final)?;
    folder::write(&package.join("index.js"), INDEX_JS.as_bytes())?;
    folder::write(&package.join("index.d.ts"), INDEX_D_TS.as_bytes())?;
    let manifest = serde_json::json!({
        "name": "bangfu",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "帮扶政策计算器: which household aid a rural household in China may have, how much, and why",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "index.js",
        "types": "index.d.ts",
        "exports": { ".": { "types": "./index.d.ts", "default": "./index.js" } },
        "files": ["*.js", "*.d.ts", "*.wasm", "LICENSE"],
        "sideEffects": ["./index.js"],
        "engines": { "node": ">=18" }
    });
    let manifest = serde_json::to_string_pretty(&manifest).doing(|| "write package.json".into())?;
    folder::write(&package.join("package.json"), format!("{manifest}\n").as_bytes())?;
    let licence = workspace::root().join("LICENSE");
    let text = std::fs::read(&licence).doing(|| format!("read {}", licence.display()))?;
    folder::write(&package.join("LICENSE"), &text)
}
