// Each number of a result is one tap from its source, also without a network: the entry opens as a sheet over the page,
// with the other values of its parameter, and leads on to the page of the programme. What it tells comes from
// sources.json, which the service worker keeps; `src/report/sources.rs` writes it.

import { make, makeButton } from "./dom.js";
import { YEAR } from "./find.js";
import { enteredAndHosted, hostValues, ownValues } from "./stored-values.js";

/**
 * @typedef {object} Entry
 * @property {string} key place and start, such as "530100-2024-01-01"
 * @property {string} period
 * @property {string} status
 * @property {boolean} [disputed]
 * @property {boolean} [start_unverified]
 * @property {string} [text] the words of a rule
 * @property {string[][]} [values] each with its case before it where there are several
 * @property {string} [note]
 * @property {number} [source] its place in the list of sources
 * @property {string} [at] where in the source
 * @property {boolean} [not_found]
 */
/** @typedef {{ name: string, about?: string, unit?: string, entries: Entry[] }} Parameter */
/**
 * @typedef {object} Sources
 * @property {Record<string, any>} words
 * @property {Record<string, string>} places names by code
 * @property {Record<string, string>[]} sources
 * @property {Record<string, Parameter>} parameters
 */

/** A link to an entry or a parameter on the page of its programme. */
const ADDRESS = /\/programme\/\w+\.html#(\w+\.\w+)(?:-(.+))?$/;

/** Opens what is tapped as a sheet; where that cannot be, the link leads to the page as any link does. */
export function listenForSources() {
  if (!window.HTMLDialogElement) return;
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    const address = link && ADDRESS.exec(link.href);
    const leadsAway = link && link.pathname !== location.pathname && !link.target && !link.closest("dialog");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!address || !leadsAway || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    open(link, address[1], address[2])
      .catch(() => location.assign(link.href))
      .then(() => link.removeAttribute("aria-busy"));
  });
}

/** @type {Map<string, Promise<Sources>>} */
const loaded = new Map();

/**
 * The sources in the language of a page; asked for once.
 * @param {string} address
 */
function load(address) {
  if (!loaded.has(address)) {
    const sources = fetch(address, { credentials: "same-origin" }).then(answer => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    sources.catch(() => loaded.delete(address));
    loaded.set(address, sources);
  }
  return loaded.get(address);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} parameter
 * @param {string} [key] of the entry
 */
async function open(link, parameter, key) {
  const sources = await load(new URL("../sources.json", link.href).href);
  const told = sources.parameters[parameter];
  if (!told) throw new Error(`${parameter} is not told of`);
  if (document.querySelector("dialog[open]")) return;
  const sheet = make("dialog");
  const head = named("div", "source-sheet__head");
  const heading = make("h2", told.name);
  heading.id = "source-sheet-name";
  sheet.className = "source-sheet";
  sheet.setAttribute("aria-labelledby", heading.id);
  head.append(heading, makeButton(sources.words.close, () => sheet.close()));
  sheet.append(head);
  if (told.about) sheet.append(make("p", told.about));
  sheet.append(...lists(sources, parameter, key), wholePage(sources, link));
  sheet.addEventListener("click", event => {
    // Beside the sheet.
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener("close", () => {
    sheet.remove();
    link.focus();
  });
  document.body.append(sheet);
  sheet.showModal();
}

/** The way on to the page of the programme. */
function wholePage(sources, link) {
  const line = make("p");
  const anchor = make("a", sources.words.whole_page);
  anchor.href = link.href;
  line.append(anchor);
  return line;
}

/**
 * The values: the entry that is asked for, the others of its place over time, and folded those of other places; without an
 * entry, all.
 * @param {Sources} sources
 * @param {string} parameter
 * @param {string} [key]
 */
function lists(sources, parameter, key) {
  const { entries, unit } = sources.parameters[parameter];
  const own = enteredAndHosted().filter(({ entry }) => entry.parameter === parameter).reverse();
  const list = (those, before = []) => {
    const items = make("ol");
    items.className = "entries";
    items.append(...before, ...those.map(entry => entryItem(sources, entry, unit, entry.key === key)));
    return items;
  };
  const parts = entries.length ? [] : [line("hint", sources.words.none)];
  const isNear = entry => !key || placeOf(entry) === key.slice(0, 6);
  const isAsked = entry => Number(entry.key === key);
  const near = entries.filter(isNear).sort((one, other) => isAsked(other) - isAsked(one));
  const elsewhere = entries.filter(entry => !isNear(entry));
  parts.push(list(near, own.map(({ entry, status }) => ownItem(sources, entry, status))));
  if (elsewhere.length) {
    const fold = make("details");
    fold.className = "helper";
    fold.append(make("summary", sources.words.elsewhere), list(elsewhere));
    parts.push(fold);
  }
  return parts;
}

/** The code of an entry's place. */
function placeOf(entry) {
  return entry.key.slice(0, 6);
}

/** A paragraph of parts, with a space before each but the first. */
function line(name, ...parts) {
  const paragraph = make("p");
  paragraph.className = name;
  parts.forEach((part, at) => paragraph.append(at ? " " : "", part));
  return paragraph;
}

/** An element with a class. */
function named(tag, name, text) {
  const element = make(tag, text);
  element.className = name;
  return element;
}

function badge(kind, text) {
  return named("span", `badge badge--${kind}`, text);
}

/** What stands in Chinese in either language. */
function chinese(tag, text) {
  const element = make(tag, text);
  element.lang = "zh-CN";
  return element;
}

/**
 * An entry, in the words and the order of the page of its programme.
 * @param {Sources} sources
 * @param {Entry} entry
 * @param {string} [unit]
 * @param {boolean} isAsked
 */
function entryItem(sources, entry, unit, isAsked) {
  const { words } = sources;
  const item = named("li", `entry entry--${entry.status}`);
  if (isAsked) item.classList.add("entry--asked");
  const head = [
    named("span", "entry__place", sources.places[placeOf(entry)]),
    named("span", "entry__period", entry.period),
    badge(entry.status, words.status[entry.status]),
  ];
  if (entry.disputed) head.push(badge("disputed", words.disputed));
  if (entry.start_unverified) head.push(badge("unverified", words.start_unverified));
  item.append(line("entry__head", ...head));
  if (entry.text) item.append(line("entry__text", entry.text));
  for (const parts of entry.values || []) {
    const [value, ofCase] = parts.slice().reverse();
    const told = [make("strong", value), make("small", unit)];
    item.append(line("entry__value", ...ofCase ? [`${ofCase}:`, ...told] : told));
  }
  if (entry.note) item.append(line("entry__note", entry.note));
  if (entry.source !== undefined) item.append(citation(sources, sources.sources[entry.source], entry.at));
  if (entry.not_found) item.append(line("entry__note", words.not_found));
  return item;
}

/**
 * The instrument: title, number, issuer, date, where in it, and when it was last looked at.
 * @param {Sources} sources
 * @param {Record<string, string>} source
 * @param {string} [at]
 */
function citation({ words }, source, at) {
  let title = chinese("cite", `《${source.title}》`);
  if (source.link) {
    const anchor = make("a");
    anchor.href = source.link;
    anchor.rel = "noopener noreferrer";
    anchor.append(title);
    title = anchor;
  }
  const isStale = Date.now() - new Date(source.checked).getTime() > YEAR;
  const checked = make("small", words.checked + source.checked + (isStale ? words.stale : ""));
  const parts = [title];
  if (source.title_en) parts.push(`(${source.title_en})`);
  if (source.number) parts.push(chinese("span", source.number));
  parts.push(chinese("span", source.issuer));
  if (source.date) parts.push(source.date);
  if (at) parts.push(chinese("span", at));
  return line("citation", ...parts, checked);
}

/** A value that was entered on this device, or that the host serves. */
function ownItem(sources, value, status) {
  const regions = [...ownValues().regions, ...hostValues().regions];
  const region = regions.find(one => one.code === value.region);
  const place = region ? region.name : sources.places[value.region] || value.region;
  const period = value.from + (value.until ? ` – ${value.until}` : "");
  const text = typeof value.value === "object" ? JSON.stringify(value.value) : value.value;
  const item = named("li", `entry entry--${status}`, [place, period, text, value.source].join(" · "));
  item.append(" ", badge(status, sources.words.status[status]));
  return item;
}
