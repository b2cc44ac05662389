// One question at a time: a field is taken out of its place in the form, asked alone, and put back. The way through the
// questions on a phone and a visit at home are both made of this.

import { all, make, makeButton, text } from "./dom.js";
import { beforeRefill, form, valueOf } from "./fields.js";

/** The field that is asked, taken out of its place. @type {HTMLElement | null} */
let held = null;
/** What keeps its place. @type {Comment} */
let gap = document.createComment("");
/** What stands for a list of choices while it is asked. @type {HTMLElement | null} */
let options = null;
/** Whether what is asked was a fold that stood open. */
let wasOpen = false;

/** Choices up to this many are shown all at once; a longer list stays a list. */
const MOST_SHOWN = 16;

/** The field that is asked alone. */
export function heldField() {
  return held;
}

/** @param {HTMLElement} field */
export function controlOf(field) {
  return field.querySelector("input[name]:not([type='hidden']), select[name]");
}

/** The name of a field's question; of what asks several, its id. @param {HTMLElement} field */
export function nameOf(field) {
  const control = field.id === "who" ? null : controlOf(field);
  return control ? control.name : field.id;
}

/** What the papers in hand answer: one of them is enough. */
const BY_PAPERS = ["ex_poor", "p1.category", "p2.group", "recognised_as"];

/** @param {HTMLElement} field */
export function isAnswered(field) {
  return field.id === "who" ? BY_PAPERS.some(valueOf) : Boolean(valueOf(nameOf(field)));
}

/** Where a field belongs, also while it is asked. */
function placeOf(field) {
  return field === held ? gap : field;
}

/** Whether all folds around a place are open. */
function isUnfolded(place) {
  const fold = place.parentNode.closest("details");
  return !fold || (fold.open && isUnfolded(fold));
}

/**
 * The fields that are asked in turn behind the open door.
 * @param {string} before selectors of what is asked before them
 * @returns {HTMLElement[]}
 */
export function askable(before) {
  const door = form.dataset.door;
  const behind = `${door === "medical" ? "" : "#register .field, "}.door--${door} .door__questions .field`;
  const fields = all(`${before}, ${behind}`, form);
  const isBehind = gap.parentNode && gap.parentNode.closest(`#home, .door--${door}`);
  if (held && !fields.includes(held) && isBehind) fields.push(held);
  // Of the register as much is asked behind the children's door as matters there.
  const needed = (form.querySelector(`.door--${door}`).dataset.needed || "").split(" ");
  const isNeeded = field => door !== "education" || needed.includes(field.id) || isAnswered(field);
  const isAsked = field => {
    const place = placeOf(field);
    if (place.parentNode.closest("#register") && !isNeeded(field)) return false;
    if (field.classList.contains("not-needed") || !(field.id === "who" || controlOf(field))) return false;
    return isUnfolded(place) && !place.parentNode.closest("[hidden], template, .next-visit");
  };
  const isBefore = (one, other) =>
    placeOf(one).compareDocumentPosition(placeOf(other)) & Node.DOCUMENT_POSITION_FOLLOWING;
  return fields.filter(isAsked).sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

/** A list of choices as buttons, all in sight. */
function showOptions(field, chosen) {
  const select = field.querySelector("select");
  const choices = select ? Array.from(select.options).filter(option => option.value) : [];
  if (!choices.length || choices.length > MOST_SHOWN) return;
  options = make("div");
  options.className = "options";
  options.setAttribute("role", "group");
  options.setAttribute("aria-label", text(field.querySelector("label")));
  for (const { value, label } of choices) {
    const button = makeButton(label, () => {
      select.value = value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
      for (const other of options.children) other.setAttribute("aria-pressed", other === button);
      chosen();
    });
    button.setAttribute("aria-pressed", select.value === value);
    options.append(button);
  }
  select.hidden = true;
  select.after(options);
}

/** Puts the field back that is asked. */
export function release() {
  if (!held) return;
  if (options) {
    options.previousElementSibling.hidden = false;
    options.remove();
    options = null;
  }
  if (held.id === "who") held.open = wasOpen;
  // Its place may be gone with the fields of a person.
  if (gap.isConnected) gap.replaceWith(held);
  else held.remove();
  held = null;
}
beforeRefill.push(release);

/** Which person and which bill a field is about, where there are several. @param {HTMLElement} field */
export function about(field) {
  const place = placeOf(field).parentNode;
  const person = place.closest(".person");
  const visit = place.closest(".visit");
  const told = [];
  const isOneOfSeveral = person && all(`.person[data-door='${person.dataset.door}']`).length > 1;
  if (isOneOfSeveral) told.push(text(person.querySelector("legend")));
  if (visit && person.querySelector(".more-visits .visit")) told.push(text(visit.querySelector("legend")));
  return told.join(" · ");
}

/**
 * Asks a field alone.
 * @param {HTMLElement} field
 * @param {HTMLElement} box where
 * @param {() => void} chosen what follows where one tap answers
 */
export function hold(field, box, chosen) {
  release();
  box.textContent = "";
  held = field;
  gap = document.createComment("");
  field.replaceWith(gap);
  box.append(field);
  wasOpen = field.open === true;
  if (field.id === "who") field.open = true;
  showOptions(field, chosen);
  const typed = field.querySelector("input[type='text']");
  if (!typed) field.tabIndex = -1;
  (typed || field).focus({ preventScroll: true });
}

/**
 * Whether a tap answers the question that is asked: with the arrow keys one is still on the way to an option.
 * @param {MouseEvent} event
 */
export function isAnsweredBy(event) {
  const target = /** @type {Element} */ (event.target);
  if (!held || !held.contains(target) || !event.detail) return false;
  const isChoice = target.matches("input[type='radio']");
  const isQuick = target.closest("[data-fill]");
  const noPaper = target.closest("[data-add*='ordinary']");
  return Boolean(isChoice || isQuick || noPaper);
}
