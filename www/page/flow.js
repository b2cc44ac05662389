// The way through on a phone: place and door, then one question a screen, then the answer, from which every answer can
// be changed. All questions at once are one tap away, and are what a wide screen shows beside the answer. Each screen is
// an entry of the history, so that the phone's own way back leads to the one before. A visit at home goes the same way.

import { keepSpot, keptSpot } from "./answers.js";
import {
  about, askable, chooseSubject, controlOf, fieldOf, heldField, hold, isAnswered, isAnsweredBy, nameOf, release,
} from "./asking.js";
import { whenRested } from "./calculator.js";
import { all, byId, make, makeButton, root, text, word } from "./dom.js";
import { controls, form, setValue, tellForm, valueOf } from "./fields.js";
import { answeredFields, place } from "./results.js";

const narrow = window.matchMedia("(max-width: 759px)");

/** What is done as a visit moves on, while one is made. @type {{ asked: () => void, left: () => void } | null} */
let visit = null;

/** Within another site's page the frame is as tall as its content, which a screen of one question is not. */
function isPhone() {
  return narrow.matches && !/[?&]embed=/.test(location.search);
}

/** Whether one question is asked at a time. */
function isOneByOne() {
  return visit !== null || isPhone();
}

/** What is shown. @typedef {"start" | "ask" | "answer" | "all"} Screen */

/** @type {Screen | ""} */
let screen = "";
/** Names of what was passed over; it is not asked again. */
const skipped = new Set();
/** How many screens of the way lie before this one in the history. */
let depth = 0;
/** How far down each of them was left, by its depth. @type {Map<number, number>} */
const tops = new Map();
/** How far down the screen before this one was left. */
let leftAt = 0;
/** How many screens lay before a visit. */
let visitDepth = 0;
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
  leftAt = window.pageYOffset;
  screen = next;
  // The cadre sees the results beside the question.
  root.setAttribute("data-flow", visit ? "all" : next);
  byId("ask").hidden = next !== "ask";
  if (next !== "ask") release();
  tellChosen();
  byId("chosen").hidden = next === "start";
  byId("go").hidden = !(place() && door());
  if (next === "answer") showGiven();
}

/** To the top of what is asked or told. */
function toTop() {
  if (visit) byId("tools").scrollIntoView();
  else if (isPhone()) window.scrollTo(0, 0);
}

/**
 * Keeps which screen is shown.
 * @param {boolean} [isNew] whether it is one more, and not the same one again
 */
function keepScreen(isNew = true) {
  if (!isPhone()) return;
  if (isNew) {
    tops.set(depth, leftAt);
    history.scrollRestoration = "manual";
    depth += 1;
  }
  const held = screen === "ask" ? heldField() : null;
  keepSpot([depth, held && returns ? "change" : screen, held ? nameOf(held) : "", ...skipped].join(), isNew);
  history.scrollRestoration = held ? "manual" : "auto";
}

/** What is asked, in order; a term is this one unless it is changed. */
function questions() {
  if (visit) return askable("#place, #door, #who");
  return askable("#who").filter(field => !/\.term$/.test(nameOf(field)));
}

/** What is still to be asked; a visit comes by what was answered before, too. */
function open() {
  const list = questions();
  if (visit) return list.slice(list.indexOf(heldField()) + 1);
  return list.filter(field => field !== heldField() && !isAnswered(field) && !skipped.has(nameOf(field)));
}

/** Asks one question. @param {HTMLElement} field @param {boolean} [isNew] whether it is one more screen */
export function ask(field, isNew = true) {
  show("ask");
  hold(field, byId("ask-field"), goOn);
  byId("ask-about").textContent = about(field);
  showSlip(field);
  tellLeft();
  keepScreen(isNew);
  toTop();
  // What is typed into does not lie behind the line at the foot.
  const typed = document.activeElement;
  if (field.contains(typed) && typed.matches("input")) typed.scrollIntoView({ block: "nearest" });
  if (visit) visit.asked();
}

/** Of a field of the settlement slip: where it stands there. @param {HTMLElement} field */
function showSlip(field) {
  const [key] = nameOf(field).split(".").slice(-1);
  let found = "";
  for (const row of all("#slip [data-of]")) {
    const isAsked = row.dataset.of === key;
    row.classList.toggle("is-marked", isAsked);
    if (isAsked) found = text(row);
  }
  byId("slip-field").textContent = found;
  byId("slip").hidden = !found;
}

/** How many are still to come, and whether this one is answered. */
function tellLeft() {
  const field = heldField();
  if (!field) return;
  const left = open().length;
  const words = left ? `${word("flow-left")} ${left} ${word("flow-questions")}` : word("flow-last");
  // How many follow is known once the subjects are.
  byId("ask-left").textContent = returns || field.id === "what" ? "" : words;
  const isDone = isAnswered(field);
  byId("ask-next").textContent = word(isDone ? (returns ? "flow-done" : "flow-next") : "flow-skip");
  // Of choices one is 不清楚; a visit may pass by what the person does not want to say.
  byId("ask-next").hidden = !visit && !isDone && field.querySelector("[value='unknown']") !== null;
  byId("ask-next").className = isDone ? "is-done" : "";
}

/** The answer; of a visit, that all is asked. */
function toAnswer() {
  // An answer that was changed from the answer leads back there, so that it does not stand in the history twice.
  const isReturn = isPhone() && keptSpot().split(",")[1] === "change";
  returns = false;
  if (visit) return endOfVisit();
  showAnswer();
  toTop();
  if (isReturn) history.back();
  else keepScreen();
}

function showAnswer() {
  show("answer");
  byId(`results-${door()}`).focus({ preventScroll: true });
}

/** All that a visit asks was asked. */
function endOfVisit() {
  release();
  byId("ask-field").textContent = word("asked");
  byId("ask-about").textContent = byId("ask-left").textContent = "";
  byId("slip").hidden = byId("ask-next").hidden = true;
  visit.asked();
}

/** On to the next question, or to the answer. */
function goOn() {
  const field = heldField();
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

/** The question before; what was passed over can be come back to. */
function back() {
  if (visit) {
    const list = questions();
    const at = heldField() ? list.indexOf(heldField()) - 1 : list.length - 1;
    return at >= 0 ? ask(list[at]) : undefined;
  }
  if (depth > 0) return history.back();
  if (returns) return toAnswer();
  chooseAgain();
}

/**
 * Shows the screen that a history entry keeps.
 * @param {string[]} kept its depth, what it is, its question, what was passed over
 */
function turnTo([at, what, name]) {
  const changed = returns && heldField() ? nameOf(heldField()) : "";
  const field = name && fieldOf(name);
  const isSame = what === screen && !field;
  depth = Number(at) || 0;
  returns = what === "change";
  skipped.delete(name);
  if (field) return ask(field, false);
  if (what === "start" || what === "all") show(what);
  else if (!isSame) showAnswer();
  keepScreen(false);
  if (isSame) return;
  window.scrollTo(0, tops.get(depth) || 0);
  const again = changed && byId("given-list").querySelector(`[data-of="${changed}"]`);
  if (again) again.focus({ preventScroll: true });
}

/** The phone's own way back, and forth. */
function wentThrough() {
  const kept = keptSpot().split(",");
  if (!isPhone() || kept.length < 2) return;
  if (!visit || Number(kept[0]) > visitDepth) return turnTo(kept);
  depth = Number(kept[0]);
  visit.left();
}

/** Place and door once more. */
function chooseAgain() {
  choosesFrom = screen;
  show("start");
  keepScreen();
  toTop();
}

/** All questions at once, and back. */
function toAll() {
  prefersAll(true);
  const field = heldField();
  show("all");
  keepScreen();
  if (field) field.scrollIntoView({ block: "center" });
  else toTop();
}

/** Shows what fits the answers: after a link, an example. */
export function settle() {
  skipped.clear();
  returns = false;
  choosesFrom = "";
  if (!isPhone()) return show("all");
  const first = place() && door() ? open()[0] : null;
  if (!place() || !door()) show("start");
  else if (prefersAll()) show("all");
  else if (hasAnswer() || !first) show("answer");
  else return ask(first, false);
  keepScreen(false);
}

/** Shows what was shown when this page was left, or what fits the answers. */
function resume() {
  const kept = keptSpot().split(",");
  if (!isPhone() || kept.length < 2) return settle();
  for (const name of kept.slice(3)) skipped.add(name);
  turnTo(kept);
}

/**
 * A visit at home goes the same way, in a box of its own and by every question.
 * @param {HTMLElement} box
 * @param {() => void} asked called at every question
 * @param {() => void} left called by the phone's own way back from the first question
 */
export function accompany(box, asked, left) {
  visit = { asked, left };
  visitDepth = depth;
  returns = false;
  box.prepend(byId("ask"));
  const list = questions();
  ask(list.find(field => !isAnswered(field)) || list[0]);
}

/** The visit is over: the way goes on where it was. */
export function part() {
  release();
  visit = null;
  byId("home").before(byId("ask"));
  settle();
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
  returns = screen === "answer";
  ask(field);
}

/** Each answer with a way to change it. */
function showGiven() {
  const list = byId("given-list");
  list.textContent = "";
  for (const { field, question, answer } of answeredFields({ withNotes: false, within: `#home, .door--${door()}` })) {
    const item = make("li");
    const said = make("span", `${question} `);
    said.append(make("strong", answer));
    const button = makeButton(word("flow-change"), () => change(field));
    button.setAttribute("aria-label", `${word("flow-change")}：${question}`);
    button.dataset.of = nameOf(field);
    item.append(said, " ", button);
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

/** To the answers, each of which can be changed: below the result on a phone, beside it on a wide screen. */
function toGiven() {
  if (isPhone() && screen !== "all") return byId("given").scrollIntoView();
  const first = questions().map(controlOf).find(Boolean);
  if (!first) return;
  first.closest(".field").scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

const BUTTONS = {
  back,
  next,
  all: toAll,
  one() {
    prefersAll(false);
    if (place() && door()) goOn();
    else chooseAgain();
  },
  choose: chooseAgain,
  go() {
    if (choosesFrom === "answer" && hasAnswer()) toAnswer();
    else if (choosesFrom === "all") toAll();
    else goOn();
  },
  answer: toAnswer,
  given: toGiven,
  person: () => add("add-person", "person"),
  visit: () => add("add-visit", "visit"),
};

/** Before the calculators hear of it. */
function clickedFirst(event) {
  if (!isPhone() || visit || screen === "all" || screen === "start") return;
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
  if (!isOneByOne()) return;
  const subject = event.target.closest("[data-section]");
  if (subject) {
    chooseSubject(subject);
    return tellLeft();
  }
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
  if (prefersAll()) toAll();
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
  window.addEventListener("popstate", wentThrough);
  narrow.addListener(() => visit || resume());
  resume();
}
