// Everything that the package hands out. The rules are in the WebAssembly module: JSON text goes in and comes out, which is
// no slower than handing objects over one field at a time.
import init, * as rules from "./bangfu.js";
import * as lists from "./lists.js";

const module = new URL("./bangfu_bg.wasm", import.meta.url);
if (module.protocol === "file:") {
  // Node and its kin read it from disk. A name that bundlers for browsers do not try to resolve.
  const files = "node:fs/promises";
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
  rules.initSync({ module: await readFile(module) });
} else {
  await init({ module_or_path: module });
}

export class BangfuError extends Error {
  constructor(errors) {
    super(errors.map(({ path, message }) => `${path || "(the whole)"}: ${message.en}`).join(" "));
    this.name = "BangfuError";
    this.errors = errors;
  }
}

function call(act) {
  try {
    return act();
  } catch (problem) {
    throw typeof problem === "string" ? new BangfuError(JSON.parse(problem)) : problem;
  }
}
const text = value => JSON.stringify(value) ?? "null";
const file = value => (value === undefined || value === null ? "" : text(value));

export function assess(situation, { local, host } = {}) {
  return JSON.parse(call(() => rules.assess(text(situation), file(local), file(host))));
}
export function parameters(region, date, { local, host } = {}) {
  return JSON.parse(call(() => rules.parameters(String(region), String(date), file(local), file(host))));
}
export function example(situation, { name = "", origin = "", local, host } = {}) {
  return call(() => rules.example(text(situation), file(local), file(host), String(name), String(origin)));
}
export function checkLocal(local) {
  return JSON.parse(rules.check_local(text(local)));
}
export function fromLink(link) {
  const address = String(link);
  return JSON.parse(rules.from_link(address.slice(address.indexOf("#") + 1)));
}
export function toLink(situation) {
  return call(() => rules.to_link(text(situation)));
}

// Copies, so that one caller cannot change what another is given.
const copy = value => JSON.parse(JSON.stringify(value));
export const regions = () => copy(lists.regions);
export const programmes = () => copy(lists.programmes);
export const words = () => copy(lists.words);
export const schema = () => copy(lists.situation);
