// Values of one's own place, as they are kept: on this device, for as long as the page lives, and those that the host
// puts before every visitor. The calculator checks every entry; here they are only read and written.

/** @typedef {{ regions: object[], entries: object[] }} File */

const OWN = "bangfu.local";
const HOST = "bangfu.host";
const OWN_STORES = ["localStorage", "sessionStorage"];

/** What a store holds; a browser may forbid it. */
function textOf(store, key) {
  try {
    return window[store].getItem(key) || "";
  } catch (forbidden) {
    return "";
  }
}

/** The three files as texts: this device's, this page's, the host's. */
export function storedTexts() {
  return [textOf("localStorage", OWN), textOf("sessionStorage", OWN), textOf("localStorage", HOST)];
}

/** What is an entry or a place at all. */
function wellFormed(items, name) {
  const is = item => item && typeof item === "object" && typeof item[name] === "string";
  return Array.isArray(items) ? items.filter(is) : [];
}

/**
 * A file of values; an error where it is no JSON.
 * @param {string} text
 * @returns {File}
 */
export function parseValues(text) {
  const file = JSON.parse(text || "{}") || {};
  return { regions: wellFormed(file.regions, "code"), entries: wellFormed(file.entries, "parameter") };
}

function read(text) {
  try {
    return parseValues(text);
  } catch (damaged) {
    return parseValues("");
  }
}

/** The values that the person entered. @returns {File} */
export function ownValues() {
  const [device, page] = storedTexts().map(read);
  return { regions: [...device.regions, ...page.regions], entries: [...device.entries, ...page.entries] };
}

/** The values that the host serves. @returns {File} */
export function hostValues() {
  return read(storedTexts()[2]);
}

/**
 * What the host's file says of itself; the texts of its field `host`.
 * @returns {{ name?: string, name_en?: string, phone?: string }}
 */
export function hostSays() {
  try {
    const { host } = JSON.parse(storedTexts()[2] || "{}") || {};
    const texts = Object.entries(host || {}).filter(([, text]) => typeof text === "string" && text.trim());
    return Object.fromEntries(texts);
  } catch (damaged) {
    return {};
  }
}

/**
 * Every entry with how it is known: the person's first, then the host's.
 * @returns {{ entry: any, status: "local" | "hosted" }[]}
 */
export function enteredAndHosted() {
  return [
    ...ownValues().entries.map(entry => ({ entry, status: /** @type {const} */ ("local") })),
    ...hostValues().entries.map(entry => ({ entry, status: /** @type {const} */ ("hosted") })),
  ];
}

const SAME = {
  entries: (one, other) =>
    one.parameter === other.parameter && one.region === other.region && one.from === other.from,
  regions: (one, other) => one.code === other.code,
};

function write(store, file) {
  try {
    if (file.entries.length || file.regions.length) window[store].setItem(OWN, JSON.stringify(file));
    else window[store].removeItem(OWN);
  } catch (forbidden) {
    // It then lives no longer than this call; the page says so by not showing it.
  }
}

/**
 * Forgets an entry or a place.
 * @param {"entries" | "regions"} kind
 */
export function removeValue(kind, item) {
  for (const store of OWN_STORES) {
    const file = read(textOf(store, OWN));
    file[kind] = file[kind].filter(kept => !SAME[kind](kept, item));
    write(store, file);
  }
}

/**
 * Keeps an entry in place of an earlier one of the same parameter, place and start, or a place in place of one of the
 * same code.
 * @param {"entries" | "regions"} kind
 * @param {boolean} lasting on this device, or for as long as the page lives
 */
export function putValue(kind, item, lasting) {
  removeValue(kind, item);
  const store = lasting ? "localStorage" : "sessionStorage";
  const file = read(textOf(store, OWN));
  file[kind].push(item);
  write(store, file);
}

/** What the person entered, as it is kept: for the way back. @returns {string[]} */
export function keptTexts() {
  return OWN_STORES.map(store => textOf(store, OWN));
}

/** Brings back what was kept. @param {string[]} texts */
export function bringBack(texts) {
  OWN_STORES.forEach((store, at) => write(store, read(texts[at])));
}

/**
 * Keeps the host's file for later visits.
 * @param {string} text empty for none
 * @returns {boolean} whether it is another than before
 */
export function keepHostFile(text) {
  if (text === textOf("localStorage", HOST)) return false;
  if (text) localStorage.setItem(HOST, text);
  else localStorage.removeItem(HOST);
  return true;
}
