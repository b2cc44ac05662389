// A sentence fills the form. The module hears it; here its answers are put to the others, changed and taken back.

import { heard, take_places as take } from "bangfu-page";
import { answersWithNotes } from "./answers.js";
import { all, byId, root } from "./dom.js";
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

/** The answers of the sentence that stand. */
function said() {
  const standing = all("#say-heard li[data-said], #say-heard [data-said][aria-pressed='true']");
  return standing.flatMap(one => pairsOf(one.dataset.said));
}

/** Puts the answers of the sentence to those that stood there before. */
function fill() {
  const own = said();
  const list = document.querySelector("#say-heard .chips");
  const others = pairsOf(before).filter(pair => !own.some(one => nameOf(one) === nameOf(pair)));
  const hasDoor = [...own, ...others].some(pair => nameOf(pair) === "door");
  if (own.length && list.dataset.door && !hasDoor) own.push(`door=${list.dataset.door}`);
  fills = true;
  replace([...others, ...own].join("&"), "undo-said");
  fills = false;
}

async function hear() {
  const field = byId("say-text");
  const text = field.value;
  if (!text.trim()) return field.focus();
  // Without the list of all places, those of the page are known; what can be heard anyway does not wait long for it.
  await Promise.race([placeList().then(take).catch(() => {}), new Promise(wait => setTimeout(wait, PATIENCE))]);
  before = answersWithNotes();
  byId("say-heard").innerHTML = heard(root.lang, text);
  if (said().length) fill();
  byId("say").scrollIntoView();
  document.dispatchEvent(new Event("heard"));
}

/** Takes a chip away; the keyboard goes on with the next. @param {HTMLElement} button */
function remove(button) {
  const chip = button.closest("li");
  const next = chip.nextElementSibling || chip.previousElementSibling;
  chip.remove();
  fill();
  const way = next && next.querySelector("button");
  (way || byId("say-fold").firstElementChild).focus();
}

/** One of two readings. @param {HTMLElement} button */
function choose(button) {
  for (const other of all("[data-say='choose']", button.parentNode)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  fill();
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
