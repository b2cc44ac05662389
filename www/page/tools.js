// Two people at one phone: the panel above the form with its tools, of which one is open at a time. Words and results
// come from the calculators, here they are moved about.

import { panel as panelMarkup } from "bangfu-page";
import { compareTool } from "./compare.js";
import { all, byId, make, root, site } from "./dom.js";
import { form } from "./fields.js";
import { keptCasesTool } from "./kept-cases.js";
import { takeNotes } from "./notes.js";
import { pictureTool } from "./picture.js";
import { reportTool } from "./report.js";
import { sameTool } from "./same.js";
import { schoolYearsTool } from "./school-years.js";
import { visitTool } from "./visit.js";

/**
 * A tool: the part of the panel that it shows, what opens it, its buttons by name, what is done with the panel's own
 * fields, when the case changes while it is open, and when it is closed.
 * @typedef {{
 *   part: string,
 *   open: (openOther: (name: string) => void) => void,
 *   buttons?: Object<string, () => void>,
 *   hear?: (event: Event) => void,
 *   refresh?: () => void,
 *   close?: () => void,
 * }} Tool
 */

/** @type {Object<string, Tool>} */
const TOOLS = {
  visit: visitTool,
  compare: compareTool,
  career: schoolYearsTool,
  picture: pictureTool,
  keep: keptCasesTool,
  same: sameTool,
  official: reportTool("official"),
  notice: reportTool("notice"),
};

/** @type {Tool | null} */
let current = null;
/** Where the reader was before the first of them was opened. */
let left = 0;

function leave() {
  if (current && current.close) current.close();
  current = null;
  for (const part of all("#tools > div")) if (part.id !== "notes") part.hidden = true;
}

/** The panel with its style, once it stands. @type {Promise<void> | undefined} */
let standing;

/**
 * Opens a tool in place of the one that is open.
 * @param {string} name
 */
export async function open(name) {
  await (standing = standing || addPanel());
  if (!current) left = window.pageYOffset;
  leave();
  current = TOOLS[name];
  byId(current.part).hidden = false;
  current.open(open);
  byId("tools").scrollIntoView();
}

function close() {
  leave();
  window.scrollTo(0, left);
}

function refresh() {
  takeNotes();
  if (current && current.refresh) current.refresh();
}

function clicked(event) {
  const button = event.target.closest("[data-tool], [data-how]");
  if (!button) return;
  const name = button.dataset.tool || button.dataset.how;
  if (name === "close" || name === "end") close();
  else if (current && current.buttons && current.buttons[name]) current.buttons[name]();
}

/** The panel's own fields are no answers. */
function chosen(event) {
  if (event.target.closest("#ask")) return;
  event.stopPropagation();
  if (current && current.hear) current.hear(event);
}

/** Without its style a visit would show every question at once, so the panel waits for it; a failure does not stop it. */
function styled() {
  return new Promise(done => {
    const style = make("link");
    style.rel = "stylesheet";
    style.href = `${site}tools.css`;
    style.onload = style.onerror = done;
    document.head.append(style);
  });
}

async function addPanel() {
  // The one-file edition has it among its styles.
  if (document.querySelector("link[rel='stylesheet']")) await styled();
  const panel = make("section");
  panel.id = "tools";
  panel.innerHTML = panelMarkup(root.lang);
  form.prepend(panel);
  panel.addEventListener("click", clicked);
  panel.addEventListener("input", chosen);
  panel.addEventListener("change", chosen);
  // The calculators hear of it first: they were there before.
  form.addEventListener("input", refresh);
  takeNotes();
}
