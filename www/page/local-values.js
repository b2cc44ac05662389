// Values of one's own place: taken from the forms of the programme pages, shown beside the built-in ones, and listed,
// exported and imported on local.html, where a place may be added too. The calculator checks every entry; here nothing
// is reckoned.

import { all, byId, make, makeButton, root } from "./dom.js";
import { placeList } from "./place-search.js";
import { rules } from "./rules.js";
import { beginTable } from "./values-table.js";
import {
  bringBack, enteredAndHosted, hostValues, keptTexts, ownValues, parseValues, putValue, removeValue,
} from "./stored-values.js";
import { offerWayBack } from "./way-back.js";

const language = root.lang === "en" ? "en" : "zh";
/** @type {("regions" | "entries")[]} */
const KINDS = ["regions", "entries"];

/** Names of places and parameters by their codes and identifiers. */
const names = new Map();

function nameOf(region) {
  return (language === "en" && region.name_en) || region.name || region.code;
}

/** The names that the page knows, and those of places of one's own. */
function learnNames() {
  for (const option of all("select[data-places] option")) names.set(option.value, option.textContent);
  for (const term of all("#names dt")) names.set(term.textContent, term.nextElementSibling.textContent);
  for (const region of [...ownValues().regions, ...hostValues().regions]) names.set(region.code, nameOf(region));
}

/** Places of one's own stand beside the built-in ones in every list of places. */
function offerPlaces() {
  const regions = [...ownValues().regions, ...hostValues().regions];
  for (const select of all("select[data-places]")) {
    const known = new Set(Array.from(select.options, option => option.value));
    for (const region of regions.filter(one => !known.has(one.code))) {
      select.add(new Option(nameOf(region), region.code), 1);
    }
  }
}

/* The forms of the programme pages */

/** The entry of a form; whether it is right the calculator says. */
function entryOf(form) {
  const entry = { parameter: form.dataset.parameter, unit: form.dataset.unit, status: "local" };
  for (const field of form.elements) {
    if (!field.name || field.name === "keep" || field.value === "") continue;
    if (field.name.startsWith("value.")) {
      entry.value = { ...entry.value, [field.name.slice("value.".length)]: field.value };
    } else {
      entry[field.name] = field.value;
    }
  }
  return entry;
}

function take(form) {
  const entry = entryOf(form);
  if (entry.value === undefined) {
    const first = form.querySelector("[name^=value]");
    if (first) first.focus();
    return;
  }
  putValue("entries", entry, form.elements.keep.checked);
  form.querySelector(".local__done span").hidden = false;
}

function hearForms() {
  for (const form of all(".local__form")) {
    form.addEventListener("submit", event => {
      event.preventDefault();
      take(form);
    });
  }
}

/** Whoever came from the calculator goes back to it as it was left, with the answers. */
function leadBack() {
  for (const link of all("a[href$='index.html']")) {
    link.addEventListener("click", event => {
      const from = document.referrer.split("#")[0];
      if (from === link.href || from === link.href.replace("index.html", "")) {
        event.preventDefault();
        history.back();
      }
    });
  }
}

/** A link to a form opens it. */
function openLinked() {
  const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") target.open = true;
}

function shownValue(value) {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function period(entry) {
  return entry.from + (entry.until ? ` – ${entry.until}` : "");
}

/** On the page of a programme, values of one's own stand above the built-in ones. */
function showAbove() {
  const words = { local: byId("local-word"), hosted: byId("hosted-word") };
  const values = enteredAndHosted();
  for (const section of words.local ? all("section.parameter[id]") : []) {
    const list = section.querySelector(".entries");
    if (!list) continue;
    for (const { entry, status } of values.filter(one => one.entry.parameter === section.id).reverse()) {
      const place = names.get(entry.region) || entry.region;
      const item = make("li", `${[place, period(entry), shownValue(entry.value), entry.source].join(" · ")} `);
      item.className = `entry entry--${status}`;
      const badge = make("span", words[status].textContent);
      badge.className = `badge badge--${status}`;
      item.append(badge);
      list.prepend(item);
    }
  }
}

/* The list of local.html */

const LINE = {
  regions: region => [names.get(region.parent) || region.parent, region.name, region.name_en, region.code]
    .filter(Boolean).join(" · "),
  entries: entry => [
    names.get(entry.region) || entry.region,
    names.get(entry.parameter) || entry.parameter,
    shownValue(entry.value),
    period(entry),
    entry.source,
  ].join(" · "),
};

function ownLine(kind, item, remove) {
  const line = make("li", `${LINE[kind](item)} `);
  const button = makeButton(remove, () => changeList("undo-value-removed", () => removeValue(kind, item)));
  button.setAttribute("aria-label", `${remove} ${LINE[kind](item)}`);
  line.append(button);
  return line;
}

/**
 * Changes what was entered, which can be undone.
 * @param {string} said what was done, by its key
 * @param {() => void} change
 */
function changeList(said, change) {
  const before = keptTexts();
  change();
  showList();
  if (keptTexts().join() === before.join()) return;
  offerWayBack(said, () => {
    bringBack(before);
    showList();
  });
}

function showList() {
  const list = byId("local-list");
  const hosted = byId("local-hosted");
  const [own, host] = [ownValues(), hostValues()];
  learnNames();
  list.textContent = hosted.textContent = "";
  for (const kind of KINDS) {
    list.append(...own[kind].map(item => ownLine(kind, item, list.dataset.remove)));
    hosted.append(...host[kind].map(item => make("li", LINE[kind](item))));
  }
  byId("local-none").hidden = list.children.length > 0;
  byId("local-host").hidden = !hosted.children.length;
  const whole = JSON.stringify({ regions: own.regions, entries: own.entries }, null, 2);
  byId("local-export").href = `data:application/json;charset=utf-8,${encodeURIComponent(whole)}`;
  offerPlaces();
  showRefused(own);
}

/** A refused item in words. */
function refusal({ path, name, faults }) {
  const said = faults.map(fault => `${fault.field} ${fault.message[language]}`).join("; ");
  return `${[path, name].filter(Boolean).join(" ")}: ${said}`;
}

/**
 * The package that other programs use says at once what the calculator will refuse; without it the calculator says it.
 */
async function showRefused(file) {
  try {
    const api = await rules();
    const refused = byId("local-refused");
    refused.textContent = "";
    refused.append(...api.checkLocal(file).map(one => make("li", refusal(one))));
    byId("local-bad").hidden = !refused.children.length;
  } catch (missing) {
    // See above.
  }
}

/** Turns the table to a place. */
function fillIn(code) {
  byId("table-place").value = code;
  byId("table-place").dispatchEvent(new Event("change"));
  byId("table").scrollIntoView();
}

/**
 * A place of the list of all places, and those above it, may be kept by one tap; nothing is kept before. One that is known
 * is filled in at once.
 * @param {string} code
 */
async function offerListed(code) {
  const box = byId("place-offer");
  box.textContent = "";
  if (!/^[1-9]\d{5}$/.test(code)) return;
  try {
    const [{ placeRegions }, list] = await Promise.all([rules(), placeList()]);
    const regions = placeRegions(list, code, { local: ownValues(), host: hostValues() });
    if (!regions.length) return fillIn(code);
    const name = regions.map(nameOf).join("");
    box.append(`${box.dataset.text.replace("{name}", name)} `, makeButton(box.dataset.keep, () => {
      for (const region of regions) putValue("regions", region, true);
      box.textContent = "";
      showList();
      fillIn(regions[regions.length - 1].code);
    }));
    box.scrollIntoView();
  } catch (missing) {
    // The form for a place takes it as well.
  }
}

/** The place that the address names. */
function offerLinked() {
  const [, code = ""] = /^#place=(\d{6})$/.exec(location.hash) || [];
  if (code) offerListed(code);
}

function addPlace(form) {
  const { code, name, name_en: english, parent } = form.elements;
  const region = { code: code.value, name: name.value };
  if (english.value) region.name_en = english.value;
  putValue("regions", { ...region, parent: parent.value }, true);
  const done = byId("place-done");
  done.textContent = done.dataset.text.replace("{name}", nameOf(region));
  form.reset();
  showList();
}

function removeAll() {
  const own = ownValues();
  changeList("undo-values-removed", () => {
    for (const kind of KINDS) for (const item of own[kind]) removeValue(kind, item);
  });
}

/** Whether a text is a file of values at all. */
function isFile(text) {
  try {
    const file = JSON.parse(text);
    return Boolean(file) && KINDS.some(kind => Array.isArray(file[kind]));
  } catch (unreadable) {
    return false;
  }
}

async function importFile(chosen) {
  const text = await chosen.text();
  const problem = byId("local-problem");
  problem.textContent = isFile(text) ? "" : problem.dataset.text;
  if (!isFile(text)) return;
  const file = parseValues(text);
  changeList("undo-values-taken", () => {
    for (const kind of KINDS) for (const item of file[kind]) putValue(kind, item, true);
  });
}

function beginList() {
  byId("local-place").addEventListener("submit", event => {
    event.preventDefault();
    addPlace(event.target);
  });
  byId("local-clear").addEventListener("click", removeAll);
  byId("local-import").addEventListener("change", event => {
    if (event.target.files[0]) importFile(event.target.files[0]);
  });
  byId("place-code").addEventListener("change", event => offerListed(event.target.value));
  beginTable(take => changeList("undo-values-taken", take));
  showList();
  window.addEventListener("hashchange", offerLinked);
  offerLinked();
}

/** Hears the forms, shows what was entered, and lists it where the page is the list. */
export function beginLocalValues() {
  offerPlaces();
  hearForms();
  leadBack();
  window.addEventListener("hashchange", openLinked);
  openLinked();
  learnNames();
  showAbove();
  if (byId("local-list")) beginList();
}
