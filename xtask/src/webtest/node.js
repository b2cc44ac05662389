import { readFileSync } from "node:fs";
import { run } from "./run.js";

const passed = await run(readFileSync(new URL("tests_bg.wasm", import.meta.url)));
process.exit(passed ? 0 : 1);
