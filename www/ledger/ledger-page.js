// The ledger's page: hands a file to the worker, shows how far it is, and what came of it.

import { beginComforts } from "../page/comforts.js";
import { narrowPolicy } from "../page/content-policy.js";
import { all, byId, make, makeButton, root, today } from "../page/dom.js";
import { beginAnewWithOtherValues } from "../page/host-values.js";
import { beginPlaceSearch, placeList } from "../page/place-search.js";
import { keepOffline } from "../page/keep-offline.js";
import { hostValues, ownValues, storedTexts } from "../page/stored-values.js";
import { forgetMonth, hearResults, showResults } from "./results.js";
import { language, show, tell, words } from "./words.js";
import { ask, begin, callOthers, openList, rehearse, stop, whenBroken, whenProgress } from "./work.js";

/** Where the meaning of headings is remembered. */
const REMEMBERED = "bangfu.columns";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is wrong with the worker, not with the file. */
const ENDS = ["trapped", "failed", "no_wasm"];

/** @type {File | null} */
let file = null;
let headings = [];
/** How many files were opened: the last one counts. */
let opened = 0;
/** A list is being worked through. */
let isWorking = false;
/** The table of the results, in parts. @type {Blob[]} */
let table = [];

/** Ends the work, and with it what the worker kept. */
function end() {
  isWorking = false;
  stop();
  forgetMonth();
}

/** Says what went wrong, and ends the work. */
function broke(key) {
  tell(words[key] || words.failed);
  show("working", false);
  end();
}

function task() {
  return document.querySelector("[name=task]:checked").value;
}

function isBookWanted() {
  return byId("ledger-book").checked;
}

/* The file and its columns */

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) || "{}");
  } catch (damaged) {
    return {};
  }
}

function remember(columns) {
  const kept = remembered();
  headings.forEach((heading, at) => {
    if (heading) kept[heading] = columns[at];
  });
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(kept));
  } catch (forbidden) {
    // It is asked again next time.
  }
}

/** What a column is to be read as, its unit behind a star: `net_income*ten_thousand`. */
function readAs(row) {
  const [target, unit] = all("select", row);
  return unit.hidden ? target.value : `${target.value}*${unit.value}`;
}

/** A column's row: its heading, what it holds, what it may be read as and in which unit, and what is not sure. */
function columnRow(column, place, targets, kept, about) {
  const heading = make("th", column.heading);
  heading.scope = "row";
  const name = column.heading || String(place + 1);
  const select = make("select");
  select.setAttribute("aria-label", name);
  for (const target of targets) select.add(new Option(target.words, target.key));
  const unit = make("select");
  unit.setAttribute("aria-label", `${name} ${words.unit}`);
  for (const scale of about.scales) unit.add(new Option(scale.words, scale.key));
  // What was remembered does not answer what is asked of this file's own amounts.
  const isKept = column.doubt !== "small" && Object.prototype.hasOwnProperty.call(kept, column.heading);
  const [target, scale] = (isKept ? kept[column.heading] : column.target).split("*");
  select.value = target;
  if (select.selectedIndex < 0) select.value = "ignored";
  unit.value = scale || column.scale;
  const showUnit = () => {
    unit.hidden = !targets[select.selectedIndex].amount;
  };
  select.addEventListener("change", showUnit);
  showUnit();
  const cell = make("td");
  cell.append(select, " ", unit);
  if (about.doubts[place]) {
    const doubt = make("p", about.doubts[place]);
    doubt.className = "hint";
    cell.append(doubt);
  }
  const row = make("tr");
  row.append(heading, make("td", column.samples.join("；")), cell);
  return row;
}

/** Which sheet and which delimiter were chosen, and which may be chosen instead. */
function showChoice(about, wanted) {
  show("ledger-sheet-field", about.tabs.length > 1);
  const sheets = byId("ledger-sheet");
  sheets.textContent = "";
  sheets.add(new Option(words.likeliest, ""));
  about.tabs.forEach((tab, at) => sheets.add(new Option(`${tab.name} (${tab.rows})`, String(at))));
  sheets.value = wanted.tab === undefined ? "" : String(wanted.tab);
  show("ledger-delimiter-field", Boolean(about.delimiter));
  if (about.delimiter) byId("ledger-delimiter").value = about.delimiter;
  byId("ledger-choice").textContent = about.notes.join(" ");
}

/** Opens the same file as the person wants it. */
function openAnew() {
  if (!file) return;
  const sheet = byId("ledger-sheet").value;
  const isText = !byId("ledger-delimiter-field").hidden;
  const delimiter = isText ? byId("ledger-delimiter").value : undefined;
  open(file, { tab: sheet === "" ? undefined : Number(sheet), delimiter });
}

async function open(chosen, wanted = {}) {
  file = chosen;
  opened += 1;
  const mine = opened;
  tell(words.loading);
  for (const id of ["mapping", "working", "finished"]) show(id, false);
  root.removeAttribute("data-ledger");
  // A worker that is at rest goes on: it may keep another month's list.
  if (isWorking) end();
  try {
    const targets = await ask("targets", { language });
    const columns = await openList(chosen, wanted);
    const about = await ask("about", { language });
    if (mine !== opened) return;
    tell("");
    headings = columns.map(column => column.heading);
    const kept = remembered();
    byId("columns").textContent = "";
    byId("columns").append(...columns.map((column, place) => columnRow(column, place, targets, kept, about)));
    showChoice(about, wanted);
    show("mapping", true);
    showFromItsTop("mapping");
    callOthers(isBookWanted());
    rehearse(orderFor(all("#columns tr").map(readAs)));
  } catch (problem) {
    // A file that is no list ends nothing.
    if (ENDS.includes(problem) || !words[problem]) broke(problem);
    else tell(words[problem]);
  }
}

/* The work */

function tellProgress(progress, began) {
  byId("ledger-progress").value = progress.total ? progress.done / progress.total : 1;
  const perStep = (Date.now() - began) / 1000 / Math.max(1, progress.done);
  const seconds = Math.round(perStep * (progress.total - progress.done));
  const left = progress.finished ? "" : words.left + seconds + words.seconds;
  byId("ledger-done").textContent = progress.rows + words.rows + left;
}

/** What is to be done with the list. */
function orderFor(columns) {
  return {
    own: storedTexts(),
    task: task(),
    place: byId("ledger-place").value,
    day: byId("ledger-day").value,
    second: byId("ledger-second").value,
    language,
    columns,
    whole: all("[name=whole]:checked").map(box => box.value),
    near: byId("ledger-near").value,
    masked: byId("ledger-masked").checked,
    book: isBookWanted(),
  };
}

async function start() {
  byId("ledger-near").removeAttribute("aria-invalid");
  const columns = all("#columns tr").map(readAs);
  if (byId("ledger-remember").checked) remember(columns);
  table = [];
  show("mapping", false);
  show("finished", false);
  show("working", true);
  showFromItsTop("working");
  const began = Date.now();
  isWorking = true;
  whenProgress(({ progress, tables }) => {
    table = tables;
    tellProgress(progress, began);
    if (progress.finished) finish(progress).catch(broke);
  });
  try {
    const values = await begin(orderFor(columns), await neededPlaces(columns));
    byId("ledger-own").textContent = values ? words.own + values : "";
  } catch (problem) {
    if (problem === "near") askForNear();
    else broke(problem);
  }
}

/** With the next frame: the page need not be laid out before the worker is asked. */
function showFromItsTop(id) {
  requestAnimationFrame(() => byId(id).scrollIntoView());
}

/** The number that cannot be used is asked for again; nothing else is lost. */
function askForNear() {
  isWorking = false;
  tell(words.near);
  show("working", false);
  show("mapping", true);
  byId("ledger-near").setAttribute("aria-invalid", "true");
  byId("ledger-near").focus();
}

/** What only the order of visits needs is asked for it alone. */
function showNear() {
  show("ledger-near-field", task() === "monitoring");
}

/** Places of one's own stand before the built-in ones. */
function offerOwnPlaces() {
  const places = byId("ledger-place");
  for (const region of [...ownValues().regions, ...hostValues().regions]) {
    if (!region.code || places.querySelector(`[value='${CSS.escape(region.code)}']`)) continue;
    places.prepend(new Option((language === "en" && region.name_en) || region.name, region.code));
  }
}

/** The list of all places where the work needs one; without it the places of the page are known. */
async function neededPlaces(columns) {
  const place = byId("ledger-place").selectedOptions[0];
  const needs = columns.includes("place") || (place && place.dataset.listed);
  return needs ? placeList().catch(() => "") : "";
}

/** A place that was looked for stands before the others. */
function choosePlace(code, name) {
  const places = byId("ledger-place");
  if (!places.querySelector(`[value='${CSS.escape(code)}']`)) {
    const option = new Option(name, code);
    option.dataset.listed = "yes";
    places.prepend(option);
  }
  places.value = code;
  places.focus();
}

/* What came of it */

function offerDownload(id, parts, type, ending) {
  const anchor = byId(id);
  if (anchor.href) URL.revokeObjectURL(anchor.href);
  anchor.href = URL.createObjectURL(new Blob(parts, { type }));
  anchor.download = (file ? file.name.replace(/\.[^.]*$/, "") : "bangfu") + ending;
  anchor.hidden = false;
}

async function finish(progress) {
  isWorking = false;
  show("working", false);
  show("finished", true);
  showFromItsTop("finished");
  offerDownload("ledger-csv", table, "text/csv;charset=utf-8", "-bangfu.csv");
  show("ledger-xlsx", false);
  await showResults(progress.rows);
  const book = isBookWanted() ? await ask("book") : null;
  tell(book || !isBookWanted() ? "" : words.only_csv);
  if (book) offerDownload("ledger-xlsx", [book], WORKBOOK, "-bangfu.xlsx");
  root.setAttribute("data-ledger", "done");
}

async function downloadTemplate() {
  const bytes = await ask("template", { task: task(), language });
  const anchor = make("a");
  anchor.href = URL.createObjectURL(new Blob([bytes]));
  anchor.download = `bangfu-${task()}.xlsx`;
  anchor.click();
}

function cancel() {
  end();
  show("working", false);
  tell(words.cancelled);
}

function hear(id, event, act) {
  byId(id).addEventListener(event, act);
}

beginComforts();
// The worker compiles its module under this page's policy.
narrowPolicy(true);
beginAnewWithOtherValues();
keepOffline();
whenBroken(broke);
offerOwnPlaces();
byId("ledger-day").value = today();
beginPlaceSearch({
  take: list => ask("take_places", { list }),
  find: typed => ask("find_places", { typed, language }),
  choose: choosePlace,
});
hear("ledger-file", "change", event => {
  if (event.target.files[0]) open(event.target.files[0]);
});
hear("ledger-sheet", "change", openAnew);
hear("ledger-delimiter", "change", openAnew);
hear("ledger-book", "change", () => {
  if (!byId("mapping").hidden) callOthers(isBookWanted());
});
hear("ledger-start", "click", start);
hear("ledger-cancel", "click", cancel);
hearResults(broke);
for (const choice of all("[name=task]")) choice.addEventListener("change", showNear);
showNear();
hear("ledger-template", "click", () => downloadTemplate().catch(broke));
hear("drop", "dragover", event => event.preventDefault());
hear("drop", "drop", event => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
});
