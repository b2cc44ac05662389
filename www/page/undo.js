// Nothing that was typed goes without a way back: what stood there before a change of the whole form is one tap away.

import { fill } from "bangfu-page";
import { answersWithNotes } from "./answers.js";
import { byId } from "./dom.js";
import { offerWayBack } from "./way-back.js";

/** What a form holds that nobody has filled in. */
const OF_ITSELF = ["assessed_on", "place", "door"];

/** Called when the form was filled anew. @type {(() => void)[]} */
export const afterFill = [];

/** Whether a case has answers that would be missed. @param {string} answers */
function isWorthKeeping(answers) {
  return answers.split("&").some(pair => pair && !OF_ITSELF.includes(pair.split("=")[0]));
}

function filled(answers) {
  fill(answers);
  for (const act of afterFill) act();
}

/**
 * Fills the form anew and offers the way back.
 * @param {string} answers as a link carries them
 * @param {string} said what was done, by its key
 */
export function replace(answers, said) {
  const before = answersWithNotes();
  filled(answers);
  offer(before, said);
}

/**
 * Offers the way back to what stood there.
 * @param {string} before
 * @param {string} said what was done, by its key
 */
export function offer(before, said) {
  if (!isWorthKeeping(before) || before === answersWithNotes()) return;
  offerWayBack(said, () => filled(before));
}

/** The answers without those of a person or a bill; later bills of the same person move up. */
function without(block) {
  const { person } = block.closest(".person").dataset;
  const visits = block.matches(".visit") ? Array.from(block.parentNode.children).indexOf(block) + 2 : 0;
  const pairs = answersWithNotes().split("&").map(pair => {
    const [, note, number, bill, rest] = /^(note\.)?p(\d+)\.(?:v(\d+)\.)?(.*)$/.exec(pair) || [];
    if (number !== person) return pair;
    if (!visits) return "";
    const at = Number(bill || 1);
    if (at === visits) return "";
    return at > visits ? `${note || ""}p${number}.v${at - 1}.${rest}` : pair;
  });
  return pairs.filter(Boolean).join("&");
}

/** Hears the buttons that take something away, before the calculators do. */
export function beginUndo() {
  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target);
    const filling = target.closest("[data-answers]");
    if (filling) {
      event.stopPropagation();
      replace(filling.dataset.answers, filling.dataset.answers ? "undo-example" : "undo-clear");
      (filling.dataset.answers ? document.querySelector(".door__results") : byId("main")).scrollIntoView();
    }
    const removing = target.closest(".remove");
    if (removing) replace(without(removing.closest(".visit, .person")), "undo-removed");
  }, true);
}
