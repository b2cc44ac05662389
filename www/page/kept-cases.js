// Cases kept on this device, when asked.

import { fill } from "bangfu-page";
import { answersWithNotes, bareAnswers } from "./answers.js";
import { noteCase } from "./compare.js";
import { byId, make, makeButton, today, word } from "./dom.js";
import { editionOf, isSameResult, seal } from "./edition.js";
import { about } from "./results.js";
import { replace } from "./undo.js";
import { offerWayBack } from "./way-back.js";

const KEY = "bangfu.cases";

/**
 * A kept case: its name, the day it was kept, its answers with notes, and the seal of what it came to.
 * @typedef {{ name: string, day: string, link: string, seal: string }} Case
 */

/** @returns {Case[]} */
function keptCases() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
    const isCase = one => one && typeof one.link === "string" && typeof one.name === "string";
    return Array.isArray(kept) ? kept.filter(isCase) : [];
  } catch (damaged) {
    return [];
  }
}

function tell(sentence) {
  byId("tool-kept").textContent = sentence;
}

/** @param {Case[]} cases @returns {boolean} whether the device let it */
function keep(cases) {
  try {
    if (cases.length) localStorage.setItem(KEY, JSON.stringify(cases));
    else localStorage.removeItem(KEY);
    return true;
  } catch (forbidden) {
    tell(word("no-store"));
    return false;
  }
}

function save() {
  const name = byId("tool-name").value.trim() || about();
  const others = keptCases().filter(one => one.name !== name);
  const kept = { name, day: today(), link: answersWithNotes(), seal: seal(bareAnswers()) };
  if (keep([kept, ...others])) tell(word("saved"));
  list();
}

/** Opens a case, and says whether it still comes to the same. */
function resume(one) {
  replace(one.link, "undo-kept");
  const now = seal(bareAnswers());
  const moved = () => word("moved") + editionOf(one.seal) + word("here") + editionOf(now);
  tell(isSameResult(one.seal, now) ? word("still") : moved());
}

/** Opens another tool. @type {(name: string) => void} */
let openOther;

function compareWithNow(one) {
  const now = answersWithNotes();
  openOther("compare");
  fill(one.link);
  noteCase();
  fill(now);
}

/** Forgets cases, which can be undone. @param {Case[]} left those that stay */
function forget(left) {
  const before = keptCases();
  if (left.length === before.length || !keep(left)) return;
  tell("");
  list();
  offerWayBack("undo-forgotten", () => {
    keep(before);
    list();
  });
}

function list() {
  const cases = keptCases();
  const items = cases.map((one, at) => {
    const item = make("li", `${one.name} · ${one.day} `);
    item.append(
      makeButton(word("open"), () => resume(one)),
      makeButton(word("against"), () => compareWithNow(one)),
      makeButton(word("remove"), () => forget(cases.filter((_, other) => other !== at))),
    );
    return item;
  });
  const box = byId("tool-cases");
  box.textContent = "";
  box.append(...(items.length ? items : [make("li", word("no-cases"))]));
}

/** @type {import("./tools.js").Tool} */
export const keptCasesTool = {
  part: "tool-keep",
  open(opener) {
    openOther = opener;
    tell("");
    list();
  },
  buttons: {
    save,
    forget: () => forget([]),
  },
};
