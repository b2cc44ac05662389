// What the calculators tell the page goes into its boxes. Only what differs is changed: folds that the reader opened
// stay open, and the browser need not set the whole text anew.

import morphdom from "morphdom";
import { hidePast } from "./dates.js";
import { all, byId } from "./dom.js";

/** The markup that each box shows, by its id: after a keystroke most of them say what they said before. */
const shown = new Map();

/** A document that is not shown: markup is read sooner there. */
const apart = document.implementation.createHTMLDocument("");

/**
 * Gives a box its markup.
 * @param {string} id
 * @param {string} markup
 */
export function show(id, markup) {
  if (shown.get(id) === markup) return;
  shown.set(id, markup);
  const box = byId(id);
  const fresh = apart.createElement("div");
  fresh.innerHTML = markup;
  for (const anchor of all("a[href^='#']", fresh)) nameField(anchor);
  hidePast(fresh);
  morphdom(box, fresh, { childrenOnly: true, getNodeKey: keyOf, onBeforeElUpdated: differs });
  const door = box.closest(".door");
  if (!door) return;
  door.classList.toggle("has-answer", door.querySelector(".answer") !== null);
  foldAway(door);
}

/**
 * What tells an element from its neighbours: its id; of a fold of a result, what it is a fold of. So a fold stays the
 * same element, whatever comes and goes before it.
 */
function keyOf(node) {
  const around = node.parentNode;
  const isFold = node.tagName === "DETAILS" && around && around.id && node.className !== "helper";
  return isFold ? `${around.id} ${node.className}` : node.id;
}

/** The questions that still matter behind a door, as its results name them. */
function askedBehind(door) {
  return all("[data-asked]", door).map(one => one.dataset.asked).join(" ");
}

/** Whether an element is to be changed; a fold stays as the reader left it. */
function differs(old, fresh) {
  if (old.tagName === "DETAILS" && old.className === fresh.className) fresh.open = old.open;
  return !old.isEqualNode(fresh);
}

/** A way to a field says the field's label, which the page has already. */
function nameField(anchor) {
  if (/^[^:]/.test(anchor.textContent)) return;
  const control = byId(anchor.getAttribute("href").slice(1));
  const label = control && (control.labels ? control.labels[0] : control.querySelector("legend"));
  if (label) anchor.prepend((label.querySelector("strong") || label).textContent);
}

/** Where other questions matter than before, those that no longer do are folded away. What was answered stays. */
function foldAway(door) {
  const named = askedBehind(door);
  if (named === door.dataset.needed) return;
  door.dataset.needed = named;
  const asked = new Set(named.split(" "));
  const persons = new Set(Array.from(asked, id => /^p\d+-/.exec(id)).filter(Boolean).map(found => found[0]));
  let folded = false;
  for (const field of all(".door__questions .field", door)) {
    if (field.closest("details")) continue;
    const block = field.closest(".person");
    // Of a person of whom nothing is asked yet everything stays.
    if (block && !persons.has(`p${block.dataset.person}-`)) continue;
    const control = field.querySelector("[id]:not(p)") || field;
    const answered = field.querySelector("input:checked") || (control.value && control !== field);
    const needless = named !== "" && !asked.has(field.id || control.id) && !answered;
    field.classList.toggle("not-needed", needless);
    folded = folded || needless;
  }
  door.querySelector(".all").hidden = !folded;
}
