// The calculators: one WebAssembly module, which hears the form's fields itself and is told here when the keys rest.

import load, { begin, rest } from "bangfu-page";
import { keepAnswers } from "./answers.js";
import { root } from "./dom.js";
import { addFields, form, removeFields, say, typed } from "./fields.js";
import { moduleBytes } from "./modules.js";
import { show } from "./show.js";

/** What follows a keystroke after so many milliseconds of rest. */
const REST = 250;

/** Called whenever the keys have rested and every door is answered. @type {(() => void)[]} */
const afterRest = [];

/**
 * Has something done whenever the keys have rested.
 * @param {() => void} act
 */
export function whenRested(act) {
  afterRest.push(act);
}

function rested() {
  rest();
  for (const act of afterRest) act();
}

/** Loads the calculators and has the open door answered; the others follow in the next moment. */
export async function beginCalculators() {
  let timer;
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(rested, REST);
  });
  await load({ module_or_path: moduleBytes("page") });
  begin({ show, say, typed, addFields, removeFields, keep: keepAnswers });
  await new Promise(done => setTimeout(done));
  rested();
  // What is opened shows what holds now, not what held before the last keys.
  form.addEventListener("toggle", ({ target }) => target.matches(".reasons") && rested(), true);
  root.setAttribute("data-ready", "yes");
}
