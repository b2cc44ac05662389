// The ledger's page: hands a file to the worker, shows how far it is, and what came of it.

import { beginComforts } from "../page/comforts.js";
import { narrowPolicy } from "../page/content-policy.js";
import { all, byId, make, makeButton, root, today } from "../page/dom.js";
import { beginAnewWithOtherValues } from "../page/host-values.js";
import { keepOffline } from "../page/keep-offline.js";
import { hostValues, ownValues, storedTexts } from "../page/stored-values.js";
import { ask, stop, whenBroken, whenProgress } from "./work.js";

/** Where the meaning of headings is remembered. */
const REMEMBERED = "bangfu.columns";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Rows that are listed at a time, and cards that are printed at most. */
const LISTED = 50;
const PRINTED = 1000;

const language = root.lang;
/** The page's words by their keys, blanks at their ends included. */
const words = Object.fromEntries(all("#ledger-words [data-word]").map(word => [word.dataset.word, word.textContent]));

/** @type {File | null} */
let file = null;
let headings = [];
/** The table of the results, in the parts in which it came. @type {ArrayBuffer[]} */
let table = [];
/** How many rows are listed. */
let listed = 0;

function show(id, isShown) {
  byId(id).hidden = !isShown;
}

function tell(sentence) {
  byId("ledger-problem").textContent = sentence;
}

/** Says what went wrong, and ends the work. */
function broke(key) {
  tell(words[key] || words.failed);
  show("working", false);
  stop();
}

function task() {
  return document.querySelector("[name=task]:checked").value;
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
  tell(words.loading);
  for (const id of ["mapping", "working", "finished"]) show(id, false);
  stop();
  try {
    const bytes = await chosen.arrayBuffer();
    const targets = await ask("targets", { language });
    const columns = await ask("open", { bytes, ...wanted }, [bytes]);
    const about = await ask("about", { language });
    tell("");
    headings = columns.map(column => column.heading);
    const kept = remembered();
    byId("columns").textContent = "";
    byId("columns").append(...columns.map((column, place) => columnRow(column, place, targets, kept, about)));
    showChoice(about, wanted);
    show("mapping", true);
    byId("mapping").scrollIntoView();
  } catch (problem) {
    broke(problem);
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

async function start() {
  const columns = all("#columns tr").map(readAs);
  if (byId("ledger-remember").checked) remember(columns);
  table = [];
  show("mapping", false);
  show("finished", false);
  show("working", true);
  byId("working").scrollIntoView();
  const began = Date.now();
  whenProgress(({ progress, table: part }) => {
    table.push(part);
    tellProgress(progress, began);
    if (progress.finished) finish(progress).catch(broke);
  });
  try {
    const values = await ask("begin", {
      own: storedTexts(),
      task: task(),
      place: byId("ledger-place").value,
      day: byId("ledger-day").value,
      second: byId("ledger-second").value,
      language,
      columns,
      whole: all("[name=whole]:checked").map(box => box.value),
      masked: byId("ledger-masked").checked,
      book: byId("ledger-book").checked,
    });
    byId("ledger-own").textContent = values ? words.own + values : "";
  } catch (problem) {
    broke(problem);
  }
}

/** Places of one's own stand before the built-in ones. */
function offerOwnPlaces() {
  const places = byId("ledger-place");
  for (const region of [...ownValues().regions, ...hostValues().regions]) {
    if (!region.code || places.querySelector(`[value='${CSS.escape(region.code)}']`)) continue;
    places.prepend(new Option((language === "en" && region.name_en) || region.name, region.code));
  }
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
  show("working", false);
  show("finished", true);
  byId("finished").scrollIntoView();
  offerDownload("ledger-csv", table, "text/csv;charset=utf-8", "-bangfu.csv");
  show("ledger-xlsx", false);
  showSummary(await ask("summary"), progress.rows);
  await list(true);
  const book = await ask("book");
  tell(book || !byId("ledger-book").checked ? "" : words.only_csv);
  if (book) offerDownload("ledger-xlsx", [book], WORKBOOK, "-bangfu.xlsx");
  root.setAttribute("data-ledger", "done");
}

function headingCell(content, scope) {
  const cell = make("th", content);
  cell.scope = scope;
  return cell;
}

/** A group's share of all rows, with a bar as long. */
function shareCell(share) {
  const bar = make("meter");
  bar.value = share;
  bar.setAttribute("aria-hidden", "true");
  const cell = make("td", `${(share * 100).toFixed(1)}% `);
  cell.append(bar);
  return cell;
}

function groupRow(group, rows) {
  const row = make("tr");
  row.append(
    headingCell(group.name || "—", "row"),
    ...[group.rows, group.households, group.people].map(count => make("td", count)),
    shareCell(rows ? group.rows / rows : 0),
    make("td", group.amounts ? group.amount : ""),
  );
  return row;
}

/** Counts of each group, and the groups to choose from. */
function showSummary(summary, rows) {
  const heads = [words.group, words.rows, words.households, words.people, words.share, words.amount];
  const head = make("tr");
  head.append(...heads.map(word => headingCell(word.trim(), "col")));
  const counts = make("table");
  counts.className = "ledger";
  counts.append(make("thead"), make("tbody"));
  counts.tHead.append(head);
  counts.tBodies[0].append(...summary.groups.map(group => groupRow(group, rows)));
  const choose = byId("ledger-group");
  choose.textContent = "";
  choose.add(new Option(words.all, ""));
  for (const group of summary.groups) if (group.name) choose.add(new Option(group.name));
  const box = byId("ledger-summary");
  box.textContent = "";
  box.append(make("p", words.done + rows + words.rows), counts);
  if (summary.unread) box.append(make("p", words.unread + summary.unread));
  box.append(...summary.notes.map(note => make("p", note)));
}

/** The group that is listed; none for all rows. */
function group() {
  const choose = byId("ledger-group");
  return choose.selectedIndex > 0 ? choose.value : null;
}

function listedRow(row) {
  const line = make("tr");
  const button = makeButton(words.open, () => openCase(row.at));
  button.setAttribute("aria-label", `${words.open} ${row.line}`);
  const cell = make("td");
  cell.append(button);
  const texts = [row.sheet ? `${row.sheet} ${row.line}` : row.line, row.name, row.group, row.amount || "", row.reason];
  line.append(...texts.map(content => make("td", content)), cell);
  return line;
}

async function list(isAnew) {
  if (isAnew) {
    listed = 0;
    byId("ledger-rows").textContent = "";
  }
  const found = await ask("list", { group: group(), from: listed, count: LISTED });
  byId("ledger-rows").append(...found.rows.map(listedRow));
  listed += found.rows.length;
  show("ledger-more", listed < found.all);
}

/** The case opens on the calculator's page; names and numbers are no part of it. */
async function openCase(at) {
  const tab = window.open("", "_blank");
  try {
    const found = await ask("full_case", { at });
    const address = new URL(`index.html#${new URLSearchParams(found.answers)}`, location.href).href;
    (tab || window).location.href = address;
  } catch (problem) {
    if (tab) tab.close();
    broke(problem);
  }
}

/** A row's card, everything unfolded. */
async function cardOf(row) {
  const one = await ask("full_case", { at: row.at });
  const told = make("div");
  told.innerHTML = one.markup;
  for (const fold of all("details", told)) fold.open = true;
  const card = make("article");
  card.className = "paper sheet__results";
  card.append(make("h2", `${row.line} ${row.name}`), told);
  return card;
}

/** The cards of the rows of the group, each begun on a page of its own. */
async function printCards() {
  const sheets = byId("ledger-sheets");
  sheets.textContent = "";
  const found = await ask("list", { group: group(), from: 0, count: PRINTED });
  tell(found.all > found.rows.length ? words.first_cards : "");
  for (const row of found.rows) sheets.append(await cardOf(row));
  document.body.classList.add("printing-cards");
  show("ledger-sheets", true);
  window.print();
  document.body.classList.remove("printing-cards");
  show("ledger-sheets", false);
}

async function downloadTemplate() {
  const bytes = await ask("template", { task: task(), language });
  const anchor = make("a");
  anchor.href = URL.createObjectURL(new Blob([bytes]));
  anchor.download = `bangfu-${task()}.xlsx`;
  anchor.click();
}

function cancel() {
  stop();
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
hear("ledger-file", "change", event => {
  if (event.target.files[0]) open(event.target.files[0]);
});
hear("ledger-sheet", "change", openAnew);
hear("ledger-delimiter", "change", openAnew);
hear("ledger-start", "click", start);
hear("ledger-cancel", "click", cancel);
hear("ledger-group", "change", () => list(true).catch(broke));
hear("ledger-more", "click", () => list(false).catch(broke));
hear("ledger-print", "click", () => printCards().catch(broke));
hear("ledger-template", "click", () => downloadTemplate().catch(broke));
hear("drop", "dragover", event => event.preventDefault());
hear("drop", "drop", event => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
});
