// What the package hands out. The rules are in the WebAssembly module, which takes and gives plain objects.
import init, * as rules from "./bangfu.js";
import situation from "./schema.js";

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

/** What the module answers; the fields that it refuses are thrown as one error. */
function call(act) {
  try {
    return act();
  } catch (problem) {
    throw Array.isArray(problem) ? new BangfuError(problem) : problem;
  }
}

/** What is the same in every report, once the module has told of it: a report tells of it by key. */
const values = new Map(), citations = new Map();
let wordsOfAll;

/** What stands under a key: a copy, so that one caller cannot change what another is given.
 * @param tell asks the module for it */
function under(key, kept, tell) {
  let found = kept.get(key);
  if (!found) kept.set(key, found = tell(key));
  return { ...found };
}

/** A value that was used; it may be a list of bands. */
function valueUnder(key) {
  const used = under(key, values, rules.recorded);
  if (Array.isArray(used.value)) used.value = used.value.map(band => ({ ...band }));
  return used;
}

/** A report in full, of one by keys. */
function whole(report) {
  for (const result of report.results) {
    result.values = result.values.map(value => typeof value === "number" ? valueUnder(value) : value);
  }
  for (const key of Object.keys(report.citations)) report.citations[key] = under(key, citations, rules.citation);
  wordsOfAll ??= rules.words();
  for (const kind of Object.keys(report.words)) {
    const [names, all] = [report.words[kind], wordsOfAll[kind]];
    for (const key of Object.keys(names)) names[key] ??= { ...all[key] };
  }
  return report;
}

export const assess = (situation, { local, host } = {}) => whole(call(() => rules.assess(situation, local, host)));
/** What is refused of one stands in its place, so that the others are not lost. */
export const assessMany = (situations, { local, host } = {}) =>
  call(() => rules.assess_many(situations, local, host))
    .map(({ report, errors }) => report ? whole(report) : new BangfuError(errors));
export const parameters = (region, date, { local, host } = {}) =>
  call(() => rules.parameters(String(region), String(date), local, host));
export const example = (situation, { name = "", origin = "", local, host } = {}) =>
  call(() => rules.example(situation, local, host, String(name), String(origin)));
export const checkLocal = file => rules.check_local(file);
export const placeRegions = (list, place, { local, host } = {}) =>
  call(() => rules.place_regions(String(list), String(place), local, host));
export const valuesTable = (place, { language = "zh-CN", local, host } = {}) =>
  call(() => rules.values_table(String(place), String(language), local, host));
export const readValuesTable = (table, { local, host } = {}) => rules.read_values_table(String(table), local, host);
export const fromLink = link => rules.from_link(String(link));
export const toLink = situation => call(() => rules.to_link(situation));
export const { regions, programmes, words } = rules;
// A copy, so that one caller cannot change what another is given.
export const schema = () => JSON.parse(JSON.stringify(situation));
