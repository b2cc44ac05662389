// What the page shows, as it is taken elsewhere: results, answers, place and day. Nothing is reckoned; every word
// stands in the page.

import { answersWithNotes } from "./answers.js";
import { all, byId, text, word } from "./dom.js";
import { valueOf } from "./fields.js";

/** Whether the results go without the answers. */
export function isResultOnly() {
  return byId("only-result").checked;
}

/** The results on the page, one for each programme and person. @returns {HTMLElement[]} */
export function results() {
  return all("#questions .result");
}

/** A line for each door that has something to say. */
export function briefResults() {
  return all("#questions [id^='brief-']").map(text).filter(Boolean);
}

/** The chosen place, as the form calls it. */
function place() {
  const chosen = document.querySelector("input[name='place']:checked");
  return chosen ? text(chosen.nextElementSibling) : "";
}

/** Place and day of the case. */
export function placeAndDay() {
  return [place(), `${word("on")} ${byId("assessed_on").value}`].filter(Boolean).join(" · ");
}

/** A heading for what leaves the page. */
export function about() {
  return `${text(document.querySelector(".top__name"))} · ${placeAndDay()}`;
}

/** How an answer is known, in words. */
function knownBy(name) {
  const [, how, day] = /^([a-z]+)_(.*)/.exec(valueOf(`note.${name}`)) || [];
  return how ? ` (${word(how)} ${day})` : "";
}

/** The control of a field that holds its answer. */
function answering(field) {
  return field.querySelector("input:not([type='radio']), select") || field.querySelector("input:checked");
}

/** An answer as the form shows it. */
function shownAnswer(field, control) {
  if (control.type === "radio") return text(control.nextElementSibling);
  if (control.options) return text(control.options[control.selectedIndex]);
  return `${control.value} ${text(field.querySelector(".with-unit > span"))}`;
}

/** Fields that stand in the heading already. */
const IN_HEADING = ["place", "assessed_on", "door"];

/**
 * Each answered field: its question and its answer.
 * @param {{ withNotes: boolean }} options whether with how each is known
 * @returns {[string, string][]}
 */
export function answeredFields({ withNotes }) {
  const found = [];
  for (const field of all("#questions .field")) {
    const control = answering(field);
    if (!control || !control.name || !control.value || IN_HEADING.includes(control.name)) continue;
    const answer = shownAnswer(field, control) + (withNotes ? knownBy(control.name) : "");
    found.push([text(field.querySelector("legend, label")), answer.trim()]);
  }
  return found;
}

/** The address of the page with answers; these of the form unless others are given. */
export function address(answers = answersWithNotes()) {
  return `${location.href.split("#")[0]}#${answers}`;
}

function resultLines(result) {
  const amounts = all(".amount, .total", result).map(text).join("; ");
  const parts = [text(result.querySelector(".result__title")), text(result.querySelector(".result__verdict")), amounts];
  const next = text(result.querySelector(".next"));
  return [`· ${parts.filter(Boolean).join(" — ")}`, ...(next ? [`  ${next}`] : [])];
}

/** All of it as text, with the link unless only results go. */
export function asText() {
  const answers = isResultOnly() ? [] : answeredFields({ withNotes: true }).map(pair => pair.join(" "));
  const lines = results().flatMap(resultLines);
  const link = isResultOnly() ? [] : [address()];
  return [about(), ...answers, "", ...lines, "", text(document.querySelector(".sheet__note")), ...link].join("\n");
}

/** In the shortest form, for a code. */
export function asBriefText() {
  return [about(), ...briefResults()].join("\n");
}
