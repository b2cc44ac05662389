// The way through on a phone: place and door, then one question a screen, then the answer, from which every answer can
// be changed. All questions at once are one tap away, and are what a wide screen shows beside the answer.

import { about, askable, heldField, hold, isAnswered, isAnsweredBy, nameOf, release } from "./asking.js";
import { whenRested } from "./calculator.js";
import { all, byId, make, makeButton, root, text, word } from "./dom.js";
import { controls, form, setValue, tellForm, valueOf } from "./fields.js";
import { answeredFields, place } from "./results.js";

const narrow = window.matchMedia("(max-width: 759px)");

/** Within another site's page the frame is as tall as its content, which a screen of one question is not. */
function isPhone() {
  return narrow.matches && !/[?&]embed=/.test(location.search);
}

/** What is shown. @typedef {"start" | "ask" | "answer" | "all"} Screen */

/** @type {Screen | ""} */
let screen = "";
/** Names of what was passed over; it is not asked again. */
const skipped = new Set();
/** Names of what was asked, for the way back. @type {string[]} */
const passed = [];
/** Whether an answer is changed from the answer page, to which it leads back. */
let returns = false;
/** From where place and door are chosen anew. @type {Screen | ""} */
let choosesFrom = "";

const KEPT = "bangfu.all";

/** Whether all questions at once were asked for in this tab. */
function prefersAll(now) {
  try {
    if (now !== undefined) sessionStorage.setItem(KEPT, now ? "yes" : "");
    return sessionStorage.getItem(KEPT) === "yes";
  } catch (forbidden) {
    return now === true;
  }
}

function door() {
  return form.elements.door.value;
}

/** Whether the open door has something to tell. */
export function hasAnswer() {
  return all(`#answer-${door()} .answer`).length > 0;
}

/** Place and door in one line; a place may come to its name later. */
function tellChosen() {
  const chosen = [place(), text(document.querySelector("[name='door']:checked + span strong"))].filter(Boolean);
  byId("chosen-words").textContent = chosen.join(" · ");
}

/** @param {Screen} next */
function show(next) {
  screen = next;
  root.setAttribute("data-flow", next);
  byId("ask").hidden = next !== "ask";
  if (next !== "ask") release();
  tellChosen();
  byId("chosen").hidden = next === "start";
  byId("go").hidden = !(place() && door());
  if (next === "answer") showGiven();
}

/** To the top of what is asked or told. */
function toTop() {
  if (isPhone()) window.scrollTo(0, 0);
}

/** What is asked, in order; a term is this one unless it is changed. */
function questions() {
  return askable("#who").filter(field => !/\.term$/.test(nameOf(field)));
}

function open() {
  return questions().filter(field => field !== heldField() && !isAnswered(field) && !skipped.has(nameOf(field)));
}

/** @param {HTMLElement} field */
function ask(field) {
  show("ask");
  hold(field, byId("ask-field"), goOn);
  byId("ask-about").textContent = about(field);
  tellLeft();
  toTop();
}

/** How many are still to come, and whether this one is answered. */
function tellLeft() {
  const field = heldField();
  if (!field) return;
  const left = open().length;
  const words = left ? `${word("flow-left")} ${left} ${word("flow-questions")}` : word("flow-last");
  byId("ask-left").textContent = returns ? "" : words;
  const isDone = isAnswered(field);
  byId("ask-next").textContent = word(isDone ? (returns ? "flow-done" : "flow-next") : "flow-skip");
  // Of choices one is 不清楚.
  byId("ask-next").hidden = !isDone && field.querySelector("[value='unknown']") !== null;
  byId("ask-next").className = isDone ? "is-done" : "";
}

function toAnswer() {
  returns = false;
  show("answer");
  byId(`results-${door()}`).focus({ preventScroll: true });
  toTop();
}

/** On to the next question, or to the answer. */
function goOn() {
  const field = heldField();
  if (field) passed.push(nameOf(field));
  if (returns) return toAnswer();
  const after = field ? questions().indexOf(field) : -1;
  const left = open();
  const next = left.find(one => questions().indexOf(one) > after) || left[0];
  if (next) ask(next);
  else toAnswer();
}

/** A tap that answered goes on, unless a quicker one has led elsewhere since. */
function goOnFrom(field) {
  if (screen === "ask" && heldField() === field) goOn();
}

/** The next button: what is empty is passed over, what cannot be read is not. */
function next() {
  const field = heldField();
  if (!field) return goOn();
  const wrong = field.querySelector("[aria-invalid]");
  if (wrong) return wrong.focus();
  if (!isAnswered(field)) skipped.add(nameOf(field));
  goOn();
}

function back() {
  if (returns) return toAnswer();
  const known = questions();
  for (let name = passed.pop(); name !== undefined; name = passed.pop()) {
    const field = known.find(one => nameOf(one) === name);
    if (field && field !== heldField()) {
      skipped.delete(name);
      return ask(field);
    }
  }
  chooseAgain();
}

/** Place and door once more. */
function chooseAgain() {
  choosesFrom = screen;
  show("start");
  toTop();
}

/** All questions at once, and back. */
function toAll() {
  prefersAll(true);
  const field = heldField();
  show("all");
  if (field) field.scrollIntoView({ block: "center" });
  else toTop();
}

/** Shows what fits the answers: after a link, an example, a reload. */
export function settle() {
  skipped.clear();
  passed.length = 0;
  returns = false;
  choosesFrom = "";
  if (!isPhone() || !place() || !door()) return show(isPhone() ? "start" : "all");
  if (hasAnswer()) show(prefersAll() ? "all" : "answer");
  // Behind the last door one chooses what to ask about.
  else if (prefersAll() || door() === "everything") show("all");
  else goOn();
}

/** Steps aside while something else asks. */
export function pause() {
  show("all");
}

/** Asks one question and comes back to the answer. @param {HTMLElement} field */
function change(field) {
  const behind = field.closest(".door");
  const owner = behind && controls("door").find(({ value }) => behind.matches(`.door--${value}`));
  if (owner && owner.value !== door()) {
    setValue("door", owner.value);
    tellForm();
  }
  for (let fold = field.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  returns = true;
  ask(field);
}

/** Each answer with a way to change it. */
function showGiven() {
  const list = byId("given-list");
  list.textContent = "";
  for (const { field, question, answer } of answeredFields({ withNotes: false, within: `#home, .door--${door()}` })) {
    const item = make("li", `${question} `);
    const button = makeButton(word("flow-change"), () => change(field));
    button.setAttribute("aria-label", `${word("flow-change")}：${question}`);
    item.append(make("strong", answer), " ", button);
    list.append(item);
  }
  byId("given").hidden = false;
  const has = selector => Boolean(document.querySelector(`.door--${door()} ${selector}`));
  byId("given-person").hidden = !has(".add-person");
  byId("given-visit").hidden = !has(".add-visit");
}

/** One more person or bill of the open door, and its questions. */
function add(what, block) {
  const buttons = all(`.door--${door()} .${what}`);
  buttons[buttons.length - 1].click();
  const blocks = all(`.door--${door()} .${block}`);
  const first = questions().find(field => blocks[blocks.length - 1].contains(field));
  if (first) ask(first);
}

const BUTTONS = {
  back,
  next,
  all: toAll,
  one() {
    prefersAll(false);
    if (place() && door()) goOn();
    else show("start");
  },
  choose: chooseAgain,
  go() {
    if (choosesFrom === "answer" && hasAnswer()) toAnswer();
    else if (choosesFrom === "all") show("all");
    else goOn();
  },
  answer: toAnswer,
  person: () => add("add-person", "person"),
  visit: () => add("add-visit", "visit"),
};

/** Before the calculators hear of it. */
function clickedFirst(event) {
  if (!isPhone() || screen === "all" || screen === "start") return;
  if (event.target.closest(".brief")) {
    event.preventDefault();
    event.stopPropagation();
    return toAnswer();
  }
  const way = event.target.closest("a[href^='#']");
  const target = way && byId(way.getAttribute("href").slice(1));
  const field = target && target.closest(".field");
  if (field && form.contains(field) && field !== heldField()) change(field);
}

function clicked(event) {
  const button = event.target.closest("[data-flow-to]");
  if (button) return BUTTONS[button.dataset.flowTo]();
  if (!isPhone()) return;
  // The calculators hear of a choice after its click.
  if (screen === "start") setTimeout(chosen, 0, event.target.name, event.detail > 0);
  else if (screen === "ask" && isAnsweredBy(event)) setTimeout(goOnFrom, 0, heldField());
}

/** Once a finger has chosen both, it goes on. */
function chosen(name, byFinger) {
  // Of two quick taps the first has gone on already.
  if (screen !== "start") return;
  byId("go").hidden = !(place() && door());
  const isLast = name === "door" || (name === "place" && !choosesFrom);
  if (!byFinger || !isLast || !place() || !door()) return;
  choosesFrom = "";
  if (prefersAll() || door() === "everything") show("all");
  else goOn();
}

function pressed(event) {
  const isField = event.target.matches("input[type='text'], input[type='date']");
  if (event.key !== "Enter" || screen !== "ask" || !isField) return;
  event.preventDefault();
  next();
}

/** Begins once the calculators have answered what was there. */
export function beginFlow() {
  document.addEventListener("click", clickedFirst, true);
  document.addEventListener("click", clicked);
  form.addEventListener("keydown", pressed);
  form.addEventListener("input", tellLeft);
  whenRested(() => {
    tellChosen();
    if (screen === "answer") showGiven();
  });
  narrow.addListener(settle);
  settle();
}
