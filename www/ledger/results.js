// What came of a list: counts as tables and pictures, the rows in their order, cards, two months compared.

import { all, byId, make, makeButton } from "../page/dom.js";
import { barCell, countsRow, countsTable, headingCell, markOf } from "./pictures.js";
import { language, show, tell, words } from "./words.js";
import { ask } from "./work.js";

/** Rows that are listed at a time, and rows or cards that are printed at most. */
const LISTED = 50;
const PRINTED = 1000;

/** How many rows are listed. */
let listed = 0;
/** Whether the rows have classes and villages. */
let has = { classes: false, villages: false };
/** A list of another month is kept. */
let isKept = false;
/** @type {(key: string) => void} */
let broke = () => {};

function fill(id, lines) {
  const box = byId(id);
  box.textContent = "";
  lines.forEach((line, at) => {
    const told = make("p", line);
    told.className = at === 0 ? "title__first" : "title__more";
    box.append(told);
  });
}

function percent(part, whole) {
  return whole ? `${((part / whole) * 100).toFixed(1)}%` : "";
}

function groupsTable(name, groups, rows) {
  const hasSums = groups.some(group => group.amount);
  const heads = [name, words.rows, words.households, words.people, words.share];
  if (hasSums) heads.push(words.sum);
  const row = group => {
    const cells = [group.rows, group.households, group.people, percent(group.rows, rows)];
    if (hasSums) cells.push(group.amount);
    return countsRow(group.name || "—", cells, barCell([{ size: group.rows, kind: group.shade }], rows), group.shade);
  };
  return countsTable(name, [...heads, words.drawn], groups.map(row));
}

/** Each village with its rows of each class, and the same as a bar. */
function villagesTable(summary) {
  const series = summary.classes.length ? summary.classes : summary.groups;
  const most = Math.max(...summary.villages.map(village => village.rows));
  const row = village => {
    const counts = series.map((_, at) => village.parts[at] || 0);
    const parts = counts.map((size, at) => ({ size, kind: series[at].shade }));
    return countsRow(village.name, [village.rows, village.households, village.people, ...counts], barCell(parts, most));
  };
  const heads = [words.village, words.rows, words.households, words.people, ...series.map(group => group.name || "—")];
  return countsTable(words.village, [...heads, words.drawn], summary.villages.map(row));
}

function bandsTable(bands) {
  const most = Math.max(...bands.map(band => band.count));
  const row = band => countsRow(band.name, [band.count], barCell([{ size: band.count, kind: "unknown" }], most));
  return countsTable(words.bands, [words.bands, words.households, words.drawn], bands.map(row));
}

/** Who pays what: what is sure, and as far as it may reach. */
function payersTable(payers) {
  const row = ({ name, amount, low, high }) => {
    const parts = [{ size: low, kind: "unknown" }, { size: high - low, kind: "range" }];
    return countsRow(name, [amount], barCell(parts, 10000));
  };
  return countsTable(words.payers, [words.payers, words.amount, words.drawn], payers.map(row));
}

/** Counts of each class, group and village, and what may be chosen. */
function showSummary(summary, rows) {
  fill("ledger-title", summary.title);
  const box = byId("ledger-summary");
  box.textContent = "";
  box.append(make("p", words.done + rows + words.rows));
  has = { classes: summary.classes.length > 0, villages: summary.villages.length > 0 };
  if (has.classes) box.append(groupsTable(words.class, summary.classes, summary.rows));
  box.append(groupsTable(words.group, summary.groups, summary.rows));
  if (has.villages) box.append(villagesTable(summary));
  if (summary.bands.some(band => band.count)) box.append(bandsTable(summary.bands));
  if (summary.paid) {
    box.append(payersTable(summary.payers), make("p", `${words.paid}${summary.paid}${words.of}${summary.rows}`));
  }
  if (summary.unread) box.append(make("p", words.unread + summary.unread));
  box.append(...summary.notes.map(note => make("p", note)));
  const named = summary.groups.filter(group => group.name);
  offer("ledger-group", named.map(group => [group.name, group.name]));
  offer("ledger-class", summary.classes.map(one => [one.name, one.key]));
  offer("ledger-village", summary.villages.map(village => [village.name, village.name]));
  show("ledger-class-field", has.classes);
  show("ledger-village-field", has.villages);
  const order = [words.line, words.name];
  if (has.villages) order.push(words.village);
  if (has.classes) order.push(words.class, words.distance);
  order.push(words.verdict);
  if (!has.classes) order.push(words.amount);
  order.push(words.reason, words.open);
  const head = make("tr");
  head.append(...order.map(word => headingCell(word, "col")));
  byId("ledger-heads").textContent = "";
  byId("ledger-heads").append(head);
}

/** All rows, of whatever is chosen among them. */
function offerAll() {
  for (const id of ["ledger-group", "ledger-class", "ledger-village"]) offer(id, []);
}

function offer(id, options) {
  const choose = byId(id);
  choose.textContent = "";
  choose.add(new Option(words.all, ""));
  for (const [name, value] of options) choose.add(new Option(name, value));
}

/** What is chosen; none for all. */
function chosen(id) {
  const choose = byId(id);
  return choose.selectedIndex > 0 ? choose.value : null;
}

function filter() {
  return {
    group: chosen("ledger-group"),
    class: chosen("ledger-class"),
    village: chosen("ledger-village"),
    as_written: byId("ledger-order").value === "written",
  };
}

function cellOf(content, kind = "") {
  const cell = make("td", content);
  cell.className = kind;
  return cell;
}

/** The reason in two lines, and all of it on request. */
function reasonCell(reason) {
  const cell = cellOf("", "long");
  const told = make("div", reason);
  told.className = "clamped";
  cell.append(told);
  return cell;
}

/** What is clamped and longer than two lines gets a button; asked once the rows stand in the page. */
function offerToUnfold() {
  for (const told of all("#ledger-rows .clamped")) {
    if (told.nextSibling || told.scrollHeight <= told.clientHeight + 1) continue;
    const button = makeButton(words.unfold, () => {
      const isClamped = told.classList.toggle("clamped");
      button.textContent = isClamped ? words.unfold : words.fold;
      button.setAttribute("aria-expanded", String(!isClamped));
    });
    button.className = "on-screen";
    button.setAttribute("aria-expanded", "false");
    told.after(button);
  }
}

function listedRow(row) {
  const line = make("tr");
  const button = makeButton(words.open, () => openCase(row.at));
  button.setAttribute("aria-label", `${words.open} ${row.line}`);
  button.className = "on-screen";
  const open = make("td");
  open.append(button);
  const cells = [cellOf(row.sheet ? `${row.sheet} ${row.line}` : row.line), cellOf(row.name)];
  if (has.villages) cells.push(cellOf(row.village, "medium"));
  const first = cellOf(has.classes ? row.class : row.group, "medium");
  first.prepend(markOf(row.shade));
  cells.push(first);
  if (has.classes) cells.push(cellOf(row.distance || "", "number"), cellOf(row.group, "medium"));
  else cells.push(cellOf(row.amount || "", "number"));
  line.append(...cells, reasonCell(row.reason), open);
  return line;
}

/** Rows that pass the filter, from the n-th. */
function askForRows(from, count) {
  return ask("list", { ...filter(), from, count });
}

async function list(isAnew, count = LISTED) {
  if (isAnew) listed = 0;
  return showRows(await askForRows(listed, count));
}

/** The rows behind those that are listed. */
function showRows(found) {
  if (!listed) byId("ledger-rows").textContent = "";
  byId("ledger-rows").append(...found.rows.map(listedRow));
  // Once they are laid out.
  requestAnimationFrame(offerToUnfold);
  listed += found.rows.length;
  byId("ledger-shown").textContent = `${words.shown}${listed}${words.of}${found.all}`;
  show("ledger-more", listed < found.all);
  return found.all;
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

/* On paper */

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

/** The cards of the rows that are listed, each begun on a page of its own. */
async function printCards() {
  const sheets = byId("ledger-sheets");
  sheets.textContent = "";
  const found = await askForRows(0, PRINTED);
  tell(found.all > found.rows.length ? words.first_cards : "");
  for (const row of found.rows) sheets.append(await cardOf(row));
  document.body.classList.add("printing-cards");
  show("ledger-sheets", true);
  window.print();
  document.body.classList.remove("printing-cards");
  show("ledger-sheets", false);
}

/** The table with all rows that pass the filter. */
async function printList() {
  const all = await list(true, PRINTED);
  tell(all > listed ? words.first_cards : "");
  window.print();
}

/* Two months */

async function keepMonth() {
  const households = await ask("keep_month");
  isKept = true;
  byId("ledger-kept").textContent = words.kept + households;
  byId("ledger-file").focus();
}

/** The worker is gone, and with it what it kept. */
export function forgetMonth() {
  isKept = false;
  byId("ledger-kept").textContent = "";
  byId("ledger-changes").textContent = "";
}

async function showChanges() {
  const box = byId("ledger-changes");
  box.textContent = "";
  const changes = isKept ? await ask("changes", { language }) : null;
  if (!changes) return;
  box.append(...changes.sentences.map(sentence => make("p", sentence)));
  const row = kind => one => countsRow(kind.name, [one.line, one.name, one.before, one.now]);
  const rows = changes.kinds.reduce((all, kind) => [...all, ...kind.rows.slice(0, PRINTED).map(row(kind))], []);
  const heads = [words.change, words.line, words.name, words.before, words.now];
  if (rows.length) box.append(countsTable(words.change, heads, rows));
}

/**
 * Shows what came of a list.
 * @param {number} rows how many it has
 */
export async function showResults(rows) {
  offerAll();
  const [summary, found] = await Promise.all([ask("summary", { language }), askForRows(0, LISTED)]);
  showSummary(summary, rows);
  listed = 0;
  showRows(found);
  await showChanges();
}

/**
 * Listens to what the person does with the results.
 * @param {(key: string) => void} whenBroken
 */
export function hearResults(whenBroken) {
  broke = whenBroken;
  const hear = (id, event, act) => byId(id).addEventListener(event, () => act().catch(broke));
  for (const id of ["ledger-group", "ledger-class", "ledger-village", "ledger-order"]) hear(id, "change", () => list(true));
  hear("ledger-more", "click", () => list(false));
  hear("ledger-print", "click", printCards);
  hear("ledger-print-list", "click", printList);
  hear("ledger-keep", "click", keepMonth);
}
