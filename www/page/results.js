// What the page shows, as it is taken elsewhere: results, answers, place and day. Nothing is reckoned; every word
// stands in the page.

import { answersWithNotes } from "./answers.js";
import { about as ofWhom } from "./asking.js";
import { all, byId, text, word } from "./dom.js";
import { valueOf } from "./fields.js";

/** Whether the results go without the answers. */
export function isResultOnly() {
  return byId("only-result").checked;
}

/** Whether there is anything to take along. */
export function hasAnswers() {
  return doorsWithAnswers().length > 0;
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
 * Each answered field: whom or what it is about where there are several, its question and its answer.
 * @param {{ withNotes: boolean, within?: string }} options whether with how each is known; around which fields
 * @returns {{ field: HTMLElement, of: string, question: string, answer: string }[]}
 */
export function answeredFields({ withNotes, within = "#questions" }) {
  const found = [];
  for (const field of all("#questions .field")) {
    const control = answering(field);
    if (!control || !control.name || !control.value || IN_HEADING.includes(control.name)) continue;
    if (!field.closest(within)) continue;
    const answer = shownAnswer(field, control) + (withNotes ? knownBy(control.name) : "");
    const question = text(field.querySelector("legend, label"));
    found.push({ field, of: ofWhom(field), question, answer: answer.trim() });
  }
  return found;
}

/** The address of the page with answers; these of the form unless others are given. */
export function address(answers = answersWithNotes()) {
  return `${location.href.split("#")[0]}#${answers}`;
}

/** An element's text, its marks in brackets behind it. */
function withMarks(element) {
  const copy = element.cloneNode(true);
  const marks = all(".badge", copy).map(badge => {
    badge.remove();
    return `〔${text(badge)}〕`;
  });
  return [text(copy), ...marks].join("");
}

/**
 * A line below a sentence, with the colour that stands for it in the picture.
 * @typedef {{ content: string, swatch: SVGElement | null }} Row
 */

/** What the lines of a picture's table say: one amount, or that of the least and that of the most. @returns {Row[]} */
function partsOf(answer) {
  const unit = word("unit");
  const rows = all(".parts tbody tr", answer).map(line => {
    const amounts = all("td", line).map(text);
    const head = line.querySelector("th").cloneNode(true);
    for (const small of all(".parts__unit", head)) small.remove();
    const told = amounts.every(amount => amount === amounts[0]) ? amounts[0] : amounts.join(" / ");
    return { content: `${text(head)} ${told} ${unit}`, swatch: line.querySelector(".swatch rect") };
  });
  const columns = all(".parts thead th", answer).map(text).join(" / ");
  const differs = rows.some(({ content }) => content.includes(" / "));
  return differs ? [{ content: `(${columns})`, swatch: null }, ...rows] : rows;
}

/** The lines below a sentence: of a picture's table, or what each child gets. @returns {Row[]} */
function rowsOf(answer) {
  const ofFamily = all(".total, .family h3, .family li, .family .hint", answer);
  return [...partsOf(answer), ...ofFamily.map(line => ({ content: withMarks(line), swatch: null }))];
}

/**
 * What the page tells: of the open door all, what to do next too, of the others what they come to. Text, picture and
 * card are made of it.
 * @typedef {{ sentence: string, rows: Row[], bars: SVGElement[] }} Told
 * @returns {{ cautions: string[], answers: Told[], steps: string[], besides: Told[] }}
 */
export function told() {
  const [open, ...others] = doorsWithAnswers();
  const answerOf = answer => ({
    sentence: withMarks(answer.querySelector(".answer__sentence")),
    rows: rowsOf(answer),
    bars: all(".chart--bar", answer),
  });
  const todo = open ? all(".todo li", open).map((step, at) => `${at + 1}. ${text(step)}`) : [];
  return {
    cautions: all(".caution", document.querySelector("#questions")).filter(isOfDoors([open, ...others])).map(text),
    answers: open ? all(".answer", open).map(answerOf) : [],
    steps: open ? [...todo, ...all(".phone", open).map(text)] : [],
    besides: others.flatMap(door => all(SETTLED, door)).map(answerOf),
  };
}

/** An answer that does not only ask for more. */
const SETTLED = ".answer:not([data-asks])";

/** The boxes of the doors that have an answer, the open door's first; of the others those that tell something. */
export function doorsWithAnswers() {
  const isOpen = door => door.id === `answer-${valueOf("door")}`;
  const boxes = all("#questions .answers");
  const others = boxes.filter(door => !isOpen(door) && door.querySelector(SETTLED));
  return [...boxes.filter(door => isOpen(door) && door.querySelector(".answer")), ...others];
}

/** Whether a caution stands at the head of one of these boxes. */
function isOfDoors(doors) {
  return caution => doors.includes(caution.parentNode);
}

/** All of it as text, with the link unless only results go. */
export function asText() {
  const { cautions, answers, steps, besides } = told();
  const next = steps.length ? [text(document.querySelector(".todo h3")), ...steps, ""] : [];
  const inLines = ({ sentence, rows }) => [`· ${sentence}`, ...rows.map(({ content }) => `  ${content}`)];
  const others = besides.length ? [word("besides"), ...besides.flatMap(inLines), ""] : [];
  const lines = [...cautions, ...answers.flatMap(inLines), "", ...next, ...others];
  const given = answeredFields({ withNotes: true }).map(asLine);
  const ofCase = isResultOnly() ? [] : [text(byId("given").querySelector("h3")), ...given, ""];
  const link = isResultOnly() ? [] : ["", address()];
  return [about(), "", ...lines, ...ofCase, text(document.querySelector(".sheet__note")), ...link].join("\n");
}

/** An answered field in a line. */
function asLine({ of, question, answer }) {
  return `${of ? `${of} · ` : ""}${question} ${answer}`;
}

/** In the shortest form, for a code: what it comes to, with its marks. */
export function asBriefText() {
  const { cautions, answers, besides } = told();
  return [about(), ...cautions, ...[...answers, ...besides].map(({ sentence }) => sentence)].join("\n");
}
