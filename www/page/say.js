// A sentence fills the form. A module hears it; here its answers are put to the others, changed and taken back.

import { answersWithNotes } from "./answers.js";
import { all, byId, root, word } from "./dom.js";
import { placeList } from "./place-search.js";
import { afterFill, replace } from "./undo.js";

/** The answers before the sentence, to which each of its own goes back that is taken away. */
let before = "";
/** Whether it is we who fill the form. */
let fills = false;

/** Milliseconds. */
const PATIENCE = 3000;

const nameOf = pair => pair.split("=")[0];
const pairsOf = answers => answers.split("&").filter(Boolean);

/** The answers of a chip or a reading, as a link writes them. @param {HTMLElement} one */
function saidBy(one) {
  return pairsOf(one.dataset.said).map(pair => pair.replace("~", "%7E"));
}

/**
 * Takes answers of the sentence back to what stood there before it, and puts others in. What was changed by hand since
 * is no answer of the sentence any more.
 * @param {string[]} out
 * @param {string[]} into
 */
function change(out, into) {
  const now = pairsOf(answersWithNotes());
  const gone = now.filter(pair => out.includes(pair));
  const has = (pairs, pair) => pairs.some(one => nameOf(one) === nameOf(pair));
  const back = pairsOf(before).filter(pair => has(gone, pair) && !has(into, pair));
  const kept = now.filter(pair => !gone.includes(pair) && !has(into, pair));
  fills = true;
  replace([...kept, ...back, ...into].join("&"), "undo-said");
  fills = false;
}

/** What hears, once it stands. */
export async function hearing() {
  const part = await import("./sentence.js");
  await part.loaded();
  return part;
}

async function hear() {
  const field = byId("say-text");
  const text = field.value;
  if (!text.trim()) return field.focus();
  // Without the list of all places, those that are recorded are known; a sentence does not wait long for it.
  const list = Promise.race([placeList().catch(() => ""), new Promise(wait => setTimeout(wait, PATIENCE, ""))]);
  let markup;
  try {
    const { heard, take } = await hearing();
    if (await list) take(await list);
    markup = heard(root.lang, text);
  } catch (reason) {
    console.error(reason);
    byId("say-heard").textContent = word("no-script");
    return;
  }
  before = answersWithNotes();
  byId("say-heard").innerHTML = markup;
  const said = all("#say-heard li[data-said]").flatMap(saidBy);
  const { door } = (document.querySelector("#say-heard .chips") || root).dataset;
  const hasDoor = [...said, ...pairsOf(before)].some(pair => nameOf(pair) === "door");
  if (said.length) change([], door && !hasDoor ? [...said, `door=${door}`] : said);
  byId("say").scrollIntoView();
  document.dispatchEvent(new Event("heard"));
}

/** Takes a chip away; the keyboard goes on with the next. @param {HTMLElement} button */
function remove(button) {
  const chip = button.closest("li");
  const next = chip.nextElementSibling || chip.previousElementSibling;
  const way = next && next.querySelector("button");
  chip.remove();
  change(saidBy(chip), []);
  (way || byId("say-heard")).focus();
}

/** One of two readings. @param {HTMLElement} button */
function choose(button) {
  const readings = all("[data-say='choose']", button.parentNode);
  for (const other of readings) other.setAttribute("aria-pressed", String(other === button));
  change(readings.flatMap(saidBy), saidBy(button));
  button.focus();
}

const ACTS = { hear, remove, choose };

/** It stands open where one begins, and is one line above the questions and the answer. */
function fold() {
  byId("say-fold").open = root.getAttribute("data-flow") === "start";
}

/** Hears the field and the chips. */
export function beginSay() {
  if (root.getAttribute("data-flow") !== "all") fold();
  new MutationObserver(fold).observe(root, { attributes: true, attributeFilter: ["data-flow"] });
  byId("say").addEventListener("click", event => {
    const button = event.target.closest("[data-say]");
    if (button) ACTS[button.dataset.say](button);
  });
  // While somebody speaks there is time to fetch what hears; what fails is told when it is needed.
  byId("say-text").addEventListener("focus", () => {
    hearing().catch(() => {});
    placeList().catch(() => {});
  });
  byId("say-text").addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    hear();
  });
  // Another case has come in its place.
  afterFill.push(() => {
    if (!fills) byId("say-heard").textContent = "";
  });
}
