/**
 * Plants one fault at a time into a copy of what was built, and runs the test that should see it: `node plant.mjs [word]`,
 * where only faults whose name holds the word are planted. Each test runs without the fault first, because a test that
 * fails anyway sees nothing.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { emptyFolder, filesOf } from "../support/files.mjs";
import { built, root } from "../support/places.mjs";

/**
 * @typedef {object} Fault
 * @property {string} name what is wrong with the page
 * @property {string | RegExp} files of the site that are changed
 * @property {(text: string) => string} plant the text of such a file with the fault; bytes are read as Latin-1
 * @property {string} theme
 * @property {string} test the name of the test that should see it
 */

/** A text as it stands in a file that is read byte by byte.  @param {string} text */
const bytes = text => Buffer.from(text).toString("latin1");

/** Shows another digit of an amount than was reckoned, as a faulty formatter would. */
const WRONG_DIGIT = `
new MutationObserver(() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (walk.currentNode.data.includes("11,472.00")) walk.currentNode.data = walk.currentNode.data.replace("11,472.00", "11,482.00");
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
`;

/** @type {Fault[]} */
const FAULTS = [
  {
    name: "a lost mark: results no longer say that they are a trial",
    files: "page_bg.wasm",
    plant: wasm => wasm.replaceAll(bytes("试算"), bytes("　　")),
    theme: "verdict",
    test: "a day without a standard is a marked trial",
  },
  {
    name: "a wrong amount: 11,482 is shown for 11,472",
    files: "start.js",
    plant: script => script + WRONG_DIGIT,
    theme: "verdict",
    test: "the worked example gives four true answers$",
  },
  {
    name: "a dead link in the foot of the first page",
    files: "index.html",
    plant: page => page.replace(/href="?coverage\.html"?/, 'href="coverag.html"'),
    theme: "markup",
    test: "every page carries the policy and keeps to it",
  },
  {
    name: "a foreign request by the service worker",
    files: "sw.js",
    plant: script => `fetch("https://elsewhere.invalid/", { mode: "no-cors" }).catch(() => {});\n${script}`,
    theme: "privacy",
    test: "a whole session asks only its own host",
  },
  {
    name: "a hidden focus",
    files: /\.css$/,
    plant: style => `${style}\n*:focus{outline:0!important;box-shadow:none!important}`,
    theme: "access",
    test: "nothing moves, and the keyboard reaches everything and is seen",
  },
  {
    name: "poor contrast",
    files: /\.css$/,
    plant: style => `${style}\nbody{color:#aaa!important}`,
    theme: "access",
    test: "axe finds nothing on the page in zh, 360 wide",
  },
  {
    name: "a field without a label",
    files: "index.html",
    plant: page => page.replace(/for="?assessed_on"?/, 'for="assessed"'),
    theme: "access",
    test: "axe finds nothing on the page in zh, 360 wide",
  },
  {
    name: "a page without the content policy",
    files: "index.html",
    plant: page => page.replace(/<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, ""),
    theme: "markup",
    test: "every page carries the policy and keeps to it",
  },
  {
    name: "a service worker that cannot be installed",
    files: "sw.js",
    plant: script => `throw new Error("planted");\n${script}`,
    theme: "offline",
    test: "a later visit needs no network",
  },
  {
    name: "an English page without its heading",
    files: "en/index.html",
    plant: page => page.replace(/<h1[^>]*>.*?<\/h1>/s, ""),
    theme: "access",
    test: "axe finds nothing on the page in en, 360 wide",
  },
];

/** What the service worker holds a file against.  @param {string} bytes */
const integrity = bytes => `sha256-${createHash("sha256").update(bytes, "latin1").digest("base64")}`;

/** Plants a fault into a copy of the site, whose list of files agrees with it.  @param {Fault} fault  @param {string} site */
function plant({ name, files, plant }, site) {
  const paths = filesOf(site).filter(path => typeof files === "string" ? path === files : files.test(path));
  let planted = 0;
  for (const path of paths) {
    const file = join(site, path), before = readFileSync(file, "latin1"), after = plant(before);
    if (after === before) continue;
    planted++;
    writeFileSync(file, after, "latin1");
    for (const packed of [`${file}.gz`, `${file}.br`]) rmSync(packed, { force: true });
    const list = join(site, "sw.js");
    if (!existsSync(list)) continue;
    writeFileSync(list, readFileSync(list, "latin1").replaceAll(integrity(before), integrity(after)), "latin1");
    rmSync(`${list}.gz`, { force: true });
  }
  if (!planted) throw new Error(`“${name}” cannot be planted any more: mend scripts/plant.mjs.`);
}

/**
 * Runs one test on what stands in a folder: what it complains of, in one line; nothing if it passes.
 * @param {Fault} fault  @param {string} folder
 */
function complaint({ theme, test }, folder) {
  const words = ["--test", "--test-reporter=tap", `--test-name-pattern=${test}`, `tests/browser/${theme}.test.mjs`];
  const env = { ...process.env, BANGFU_DIST: folder };
  const { stdout, status } = spawnSync(process.execPath, words, { cwd: root, env, encoding: "utf8" });
  if (!/^# (pass|fail) [1-9]/m.test(stdout)) throw new Error(`${theme} has no test “${test}”.`);
  if (status === 0) return "";
  const [, said = "it fails"] = stdout.match(/^ *error: (?:\|-\n)?\s*'?(.*)/m) ?? [];
  // What was found, where the sentence says only where.
  const [, found = ""] = stdout.match(/^ *actual:\s*([^]*?)\n *(?:operator|stack|\.\.\.)/m) ?? [];
  return `${said.trim()} ${found.replace(/\s+/g, " ").trim()}`.trim();
}

const wanted = process.argv[2] ?? "";
const faults = FAULTS.filter(({ name }) => name.includes(wanted));
if (!faults.length) throw new Error(`No fault is called “${wanted}”; there are: ${FAULTS.map(({ name }) => name).join("; ")}.`);
/** @type {Map<string, string>} */
const sound = new Map();
const folder = emptyFolder("plant");
let missed = 0;
for (const fault of faults) {
  const key = `${fault.theme}: ${fault.test}`;
  const without = sound.get(key) ?? complaint(fault, built("."));
  sound.set(key, without);
  if (without) throw new Error(`${key} fails without any fault: ${without}`);
  cpSync(built("."), folder, { recursive: true });
  plant(fault, join(folder, "site"));
  const began = Date.now(), found = complaint(fault, folder);
  rmSync(folder, { recursive: true, force: true });
  if (!found) missed++;
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${found ? "found" : "NOT FOUND"}  ${fault.name}\n    by ${key} (${seconds} s)${found && `\n    ${found.slice(0, 200)}`}`);
}
if (missed) process.exit(1);
