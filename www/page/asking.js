// One question at a time: a field is taken out of its place in the form, asked alone, and put back. The way through the
// questions on a phone and a visit at home are both made of this.

import { all, byId, make, makeButton, text } from "./dom.js";
import { beforeRefill, controls, form, valueOf } from "./fields.js";

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

/** What asks for several answers at once, by its id: the papers in hand, the subjects behind the last door. */
const OF_SEVERAL = ["who", "what"];

/** The name of a field's question; of what asks several, its id. @param {HTMLElement} field */
export function nameOf(field) {
  const control = OF_SEVERAL.includes(field.id) ? null : controlOf(field);
  return control ? control.name : field.id;
}

/** The field of a name; nothing where it went with its person. @param {string} name @returns {HTMLElement | null} */
export function fieldOf(name) {
  if (OF_SEVERAL.includes(name)) return byId(name);
  const [control] = controls(name);
  return control ? control.closest(".field") : null;
}

/** What the papers in hand answer: one of them is enough. */
const BY_PAPERS = ["ex_poor", "p1.category", "p2.group", "recognised_as"];

/** @param {HTMLElement} field */
export function isAnswered(field) {
  if (field.id === "who") return BY_PAPERS.some(valueOf);
  if (field.id === "what") return folds("").some(fold => fold.open);
  return Boolean(valueOf(nameOf(field)));
}

/**
 * The folds of the last door's subjects.
 * @param {string} key of a subject, or "" for all
 * @returns {HTMLDetailsElement[]}
 */
function folds(key) {
  return all(key ? `details[data-of='${key}']` : "details[data-of]", form);
}

/** Shows which subjects are asked about. */
function showSubjects() {
  for (const button of all("[data-section]", form)) {
    button.setAttribute("aria-pressed", folds(button.dataset.section).some(fold => fold.open));
  }
}

/** A tap on a subject: its questions are asked, or no longer. @param {HTMLElement} button */
export function chooseSubject(button) {
  const isWanted = button.getAttribute("aria-pressed") !== "true";
  for (const fold of folds(button.dataset.section)) fold.open = isWanted;
  showSubjects();
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
  const fields = all(`${before}, .door--${door} #what, ${behind}`, form);
  const isBehind = gap.parentNode && gap.parentNode.closest(`#home, .door--${door}`);
  if (held && !fields.includes(held) && isBehind) fields.push(held);
  // Of the register as much is asked behind the children's door as matters there.
  const needed = (form.querySelector(`.door--${door}`).dataset.needed || "").split(" ");
  const isNeeded = field => door !== "education" || needed.includes(field.id) || isAnswered(field);
  const isAsked = field => {
    const place = placeOf(field);
    if (place.parentNode.closest("#register") && !isNeeded(field)) return false;
    if (field.classList.contains("not-needed") || !(OF_SEVERAL.includes(field.id) || controlOf(field))) return false;
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
  if (field.id === "what") showSubjects();
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
