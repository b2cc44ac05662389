// What wasm-bindgen-test expects of whoever runs it: words for the console, a way to call a test, the tests by name.
import init, * as tests from "./tests.js";
import names from "./names.js";

/**
 * Runs the tests.
 * @param {string | Uint8Array} module the WebAssembly module or its address
 * @returns {Promise<boolean>} whether all of them passed
 */
export async function run(module) {
  const exports = await init({ module_or_path: module });
  globalThis.__wbg_test_invoke = test => test();
  globalThis.__wbgtest_og_console_log = console.log;
  for (const kind of ["debug", "log", "info", "warn", "error"]) {
    // Shown with a test that fails.
    console[kind] = (...words) => tests[`__wbgtest_console_${kind}`](words);
  }
  return new tests.WasmBindgenTestContext(false).run(names.map(name => exports[name]));
}
