// What the page shows, as it is taken elsewhere: results, answers, place and day. Nothing is reckoned; every word
// stands in the page.

import { answersWithNotes } from "./answers.js";
import { all, byId, text, word } from "./dom.js";
import { valueOf } from "./fields.js";

/** Whether the results go without the answers. */
export function isResultOnly() {
  return byId("only-result").checked;
}

/** Whether there is anything to take along. */
export function hasAnswers() {
  return document.querySelector("#questions .answer") !== null;
}

/** The cards with conditions, working and sources. @returns {HTMLElement[]} */
export function results() {
  return all("#questions .result");
}

/** A line for each door that has something to say. */
export function briefResults() {
  return all("#questions [id^='brief-']").map(text).filter(Boolean);
}

/** The chosen place, as the form calls it. */
export function place() {
  const chosen = document.querySelector("input[name='place']:checked");
  return chosen ? text(chosen.nextElementSibling.querySelector("strong")) : "";
}

/** Place and day of the case. */
export function placeAndDay() {
  return [place(), word("on").replace("{day}", byId("assessed_on").value)].filter(Boolean).join(" · ");
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
 * @param {{ withNotes: boolean, within?: string }} options whether with how each is known; around which fields
 * @returns {{ field: HTMLElement, question: string, answer: string }[]}
 */
export function answeredFields({ withNotes, within = "#questions" }) {
  const found = [];
  for (const field of all("#questions .field")) {
    const control = answering(field);
    if (!control || !control.name || !control.value || IN_HEADING.includes(control.name)) continue;
    if (!field.closest(within)) continue;
    const answer = shownAnswer(field, control) + (withNotes ? knownBy(control.name) : "");
    found.push({ field, question: text(field.querySelector("legend, label")), answer: answer.trim() });
  }
  return found;
}

/** The address of the page with answers; these of the form unless others are given. */
export function address(answers = answersWithNotes()) {
  return `${location.href.split("#")[0]}#${answers}`;
}

/** The sentence of an answer with its marks. */
function sentenceOf(answer) {
  const sentence = answer.querySelector(".answer__sentence").cloneNode(true);
  const marks = all(".badge", sentence).map(badge => {
    badge.remove();
    return `〔${text(badge)}〕`;
  });
  return [text(sentence), ...marks].join("");
}

/** The rows of a picture's table, and what each child gets. */
function rowsOf(answer) {
  const unit = word("unit");
  const row = line => `${text(line.querySelector("th"))} ${all("td", line).map(text).join(" – ")} ${unit}`;
  return [...all(".parts tbody tr", answer).map(row), ...all(".total, .family h3, .family li", answer).map(text)];
}

/**
 * What the page tells, door by door: each answer with its marks, the rows of its picture and the picture itself; what
 * to do next. Text, picture and card are made of it.
 * @returns {{ answers: { sentence: string, rows: string[], bars: SVGElement[] }[], steps: string[] }[]}
 */
export function told() {
  const doors = all("#questions .answers").filter(door => door.querySelector(".answer"));
  return doors.map(door => ({
    answers: all(".answer", door).map(answer => ({
      sentence: sentenceOf(answer), rows: rowsOf(answer), bars: all(".chart--bar", answer),
    })),
    steps: [...all(".todo li", door).map((step, at) => `${at + 1}. ${text(step)}`), text(door.querySelector(".phone"))],
  }));
}

/** All of it as text, with the link unless only results go. */
export function asText() {
  const lines = told().flatMap(({ answers, steps }) => [
    ...answers.flatMap(({ sentence, rows }) => [`· ${sentence}`, ...rows.map(row => `  ${row}`)]),
    text(document.querySelector(".todo h3")),
    ...steps,
    "",
  ]);
  const given = answeredFields({ withNotes: true }).map(({ question, answer }) => `${question} ${answer}`);
  const ofCase = isResultOnly() ? [] : [text(byId("given").querySelector("h3")), ...given, ""];
  const link = isResultOnly() ? [] : ["", address()];
  return [about(), "", ...lines, ...ofCase, text(document.querySelector(".sheet__note")), ...link].join("\n");
}

/** In the shortest form, for a code. */
export function asBriefText() {
  return [about(), ...briefResults()].join("\n");
}
