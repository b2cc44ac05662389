// The form's fields: what they hold, what stands beside them, and the fields of further persons and bills.

import { all, byId } from "./dom.js";

/** The form of all questions; a page without calculators has none. @type {HTMLFormElement} */
export const form = byId("questions");

/** Tells the calculator that the form has changed as a whole. */
export function tellForm() {
  form.dispatchEvent(new Event("input"));
}

/** What the fields hold, as far as they hold anything: a line for each, its name, a comma, its text. */
export function typed() {
  const lines = [];
  // A text of a field has no line breaks.
  new FormData(form).forEach((text, name) => {
    if (text) lines.push(`${name},${text}`);
  });
  return lines.join("\n");
}

/** The controls of a name. @param {string} name */
export function controls(name) {
  return all(`[name='${name}']`);
}

/** The answer to a question, wherever its field stands. @param {string} name */
export function valueOf(name) {
  const holds = control => control.type !== "radio" || control.checked;
  const control = controls(name).find(holds);
  return control ? control.value : "";
}

/**
 * Gives a field a text, or a group of choices its option.
 * @param {string} name
 * @param {string} text
 */
export function setValue(name, text) {
  for (const control of controls(name)) {
    if (control.type === "radio") control.checked = control.value === text;
    else control.value = text;
  }
}

/** The ids of the places in which something stands, by their class. @type {Map<string, string[]>} */
const beside = new Map();

/**
 * Says something beside fields, such as a complaint; what else stands in such places is taken away.
 * @param {string} places the class of the places
 * @param {string} told lines of a place's id and its text in turn
 */
export function say(places, told) {
  const lines = told.split("\n");
  const texts = new Map();
  for (let at = 0; at + 1 < lines.length; at += 2) texts.set(lines[at], lines[at + 1]);
  for (const id of beside.get(places) || []) if (!texts.has(id)) write(byId(id), "");
  texts.forEach((text, id) => write(byId(id), text));
  beside.set(places, Array.from(texts.keys()));
}

function write(place, text) {
  // A place may be gone with its fields.
  if (!place || place.textContent === text) return;
  place.textContent = text;
  if (!place.id.startsWith("error-")) return;
  const field = byId(place.id.slice("error-".length));
  if (!field) return;
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function person(door, number) {
  return document.querySelector(`.person[data-door='${door}'][data-person='${number}']`);
}

/** The first block of each door as the page brought it: nothing answered, nothing folded away, nothing asked. */
const firstBlocks = new Map(all(".person", form || document).map(block => [block.dataset.door, block.outerHTML]));

/** A block of a further person behind a door, copied from the first one's, which may be any number. */
function addPerson(door, number) {
  const known = all(`.person[data-door='${door}']`);
  const first = known[0].dataset.person;
  const copy = document.createElement("div");
  copy.innerHTML = firstBlocks.get(door)
    .split(`p${first}.`).join(`p${number}.`)
    .split(`p${first}-`).join(`p${number}-`)
    .replace(`data-person="${first}`, `data-person="${number}`)
    .replace('__number">1', `__number">${known.length + 1}`);
  const block = copy.firstElementChild;
  document.querySelector(`.further[data-door='${door}']`).append(block);
  return block;
}

/**
 * Sees to it that the form has the fields of a person's visit behind a door.
 * @param {string} door
 * @param {number} number of the person, from 1
 * @param {number} visit from 1
 */
export function addFields(door, number, visit) {
  const hasPersons = document.querySelector(`.person[data-door='${door}']`);
  const block = person(door, number) || (hasPersons && addPerson(door, number));
  const more = block && block.querySelector(".more-visits");
  while (more && more.children.length + 1 < visit) {
    const next = more.children.length + 2;
    const second = block.querySelector(".next-visit").innerHTML;
    more.insertAdjacentHTML("beforeend", second.split("v2").join(`v${next}`).replace('number">2', `number">${next}`));
  }
}

/** Called before the form is filled anew, while all its fields are there. @type {(() => void)[]} */
export const beforeRefill = [];

/** Leaves the form with its first fields only. */
export function removeFields() {
  for (const act of beforeRefill) act();
  for (const more of all(".further, .more-visits")) more.textContent = "";
}

/** Another person's fields behind a door, if there may be more. @param {string} door @param {number} most */
export function addNextPerson(door, most) {
  // The numbers count through all doors.
  const last = Math.max(...all(".person").map(block => Number(block.dataset.person)));
  if (last < most) addFields(door, last + 1, 1);
}

/** Another bill of a person's. */
function addNextVisit(block, most) {
  const next = block.querySelector(".more-visits").children.length + 2;
  if (next <= most) addFields(block.dataset.door, Number(block.dataset.person), next);
}

/** Every door's button says whether what no longer matters is shown. @param {boolean} isShown */
function showAll(isShown) {
  for (const button of all(".all button", form)) button.setAttribute("aria-expanded", isShown);
}

/** The small buttons of the form. */
export function hearFormButtons() {
  form.addEventListener("click", event => {
    const button = event.target.closest("[data-fill], .add-visit, .add-person, .all button");
    if (!button) return;
    const { fill, door, most } = button.dataset;
    if (fill !== undefined) button.parentNode.querySelector("input").value = fill;
    else if (button.matches(".add-visit")) addNextVisit(button.closest(".person"), Number(most));
    else if (button.matches(".add-person")) addNextPerson(door, Number(most));
    else showAll(form.classList.toggle("show-all"));
    tellForm();
  });
}
