//! The npm package: one ES module with types and schemas, the same in browsers and in Node.

use std::path::Path;
use std::process::Command;

use bangfu::book::parameter::built_in;
use bangfu::book::places::LIST;
use bangfu::report::schema;
use serde_json::{Value, json};

use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, PACKAGE, Sources};
use crate::notices::Notices;
use crate::site::PLACES;
use crate::{folder, notices, tool, workspace};

/// Files of the package that are written by hand.
const WRITTEN: [(&str, &str); 3] = [
    ("index.js", include_str!("package/index.js")),
    ("index.d.ts", include_str!("package/index.d.ts")),
    ("README.md", include_str!("package/README.md")),
];

const TYPES: &str = "16.0.0";

/// Makes types of the schemas: arguments are the compiler's script, then pairs of schema and types.
const MAKE_TYPES: &str = "import { readFile, writeFile } from 'node:fs/promises';\n\
    const [compiler, ...files] = process.argv.slice(1);\n\
    const { compile } = (await import(compiler)).default;\n\
    for (let at = 0; at < files.length; at += 2) {\n\
      const schema = JSON.parse(await readFile(files[at]));\n\
      const types = await compile(schema, schema.title, { additionalProperties: false, bannerComment: '', format: false, unreachableDefinitions: true });\n\
      await writeFile(files[at + 1], types);\n\
    }";

/// What a program needs of the package at run time.
pub const NEEDED: [&str; 4] = ["index.js", "schema.js", "bangfu.js", "bangfu_bg.wasm"];

/// Builds and writes the package into a folder; a draft has no types.
pub fn write(package: &Path, finish: Finish, notices: &Notices) -> Outcome {
    folder::empty(package)?;
    module::make(&[(PACKAGE, package.to_path_buf())], &Sources::here()?, finish)?;
    for (name, text) in WRITTEN {
        folder::write(&package.join(name), text.as_bytes())?;
    }
    folder::write(&package.join(PLACES), LIST.as_bytes())?;
    let situation = schema::situation();
    folder::write(&package.join("schema.js"), format!("export default {situation};\n").as_bytes())?;
    let schemas =
        [("situation", situation), ("report", schema::report()), ("local-policy", schema::local_policy(&built_in()))];
    for (name, schema) in &schemas {
        write_json(&package.join("schema").join(format!("{name}.json")), schema)?;
    }
    if finish == Finish::Final {
        write_types(package)?;
    }
    let manifest = json!({
        "name": "bangfu",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "帮扶政策计算器: which household aid a rural household in China may have, how much, and why",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "index.js",
        "types": "index.d.ts",
        "exports": { ".": { "types": "./index.d.ts", "default": "./index.js" }, "./schema/*": "./schema/*", "./places.txt": "./places.txt" },
        "files": ["*.js", "*.d.ts", "*.wasm", "schema", "places.txt", "LICENSE", "README.md", "third-party.txt"],
        "sideEffects": ["./index.js"],
        "engines": { "node": ">=18" }
    });
    write_json(&package.join("package.json"), &manifest)?;
    folder::write(&package.join(notices::FILE), notices.package.as_bytes())?;
    let licence = workspace::root().join("LICENSE");
    let text = std::fs::read(&licence).doing(|| format!("read {}", licence.display()))?;
    folder::write(&package.join("LICENSE"), &text)
}

fn write_types(package: &Path) -> Outcome {
    let compiler = tool::npm_package("json-schema-to-typescript", TYPES)?.join("dist/src/index.js");
    let of = |name: &str| [package.join(format!("schema/{name}.json")), package.join(format!("{name}.d.ts"))];
    tool::run(
        Command::new("node")
            .args(["--input-type=module", "--eval", MAKE_TYPES])
            .arg(compiler)
            .args(of("situation"))
            .args(of("report")),
        "The types of the package could not be made; the message is above.",
        "Node.js is needed to make the types of the package; install Node.js 20 or later with npm.",
    )
}

fn write_json(file: &Path, value: &Value) -> Outcome {
    folder::write(file, format!("{value:#}\n").as_bytes())
}
