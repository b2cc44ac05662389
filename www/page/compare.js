// Two cases side by side: the one that was noted, and the one on the page.

import { differences, fill } from "bangfu-page";
import { answersWithNotes, bareAnswers } from "./answers.js";
import { all, byId, make, root, text, word } from "./dom.js";
import { addNextPerson, controls, form, setValue, tellForm, valueOf } from "./fields.js";
import { answeredFields, placeAndDay } from "./results.js";

/** The case that was noted. */
let before = null;

/** Notes the case on the page as the one to compare with. */
export function noteCase() {
  before = {
    answers: bareAnswers(),
    whole: answersWithNotes(),
    fields: answeredFields({ withNotes: false }),
    heading: placeAndDay(),
  };
}

/** The name of the field that a list of choices changes. */
function fieldOf(select) {
  return select.dataset.vary === "place" ? "place" : `p1.${select.dataset.vary}`;
}

/** The choices of a field: value and words. */
function choicesOf(name) {
  const choices = new Map();
  for (const control of controls(name)) {
    if (control.options) Array.from(control.options, option => choices.set(option.value, option.label));
    else choices.set(control.value, text(control.parentNode.querySelector("strong") || control.nextElementSibling));
  }
  choices.delete("");
  choices.delete("unknown");
  return choices;
}

function offerChoices() {
  for (const select of all("[data-vary]")) {
    while (select.options.length > 1) select.remove(1);
    choicesOf(fieldOf(select)).forEach((words, value) => select.add(new Option(words, value)));
  }
}

/** The answers that differ, each as before → after. */
function showChanged() {
  const pairs = new Map();
  const put = (side, question, answer) => {
    const pair = pairs.get(question) || ["", ""];
    pair[side] = answer;
    pairs.set(question, pair);
  };
  [before.fields, answeredFields({ withNotes: false })].forEach((fields, side) => {
    for (const { question, answer } of fields) put(side, question, answer);
  });
  pairs.set("", [before.heading, placeAndDay()]);
  const list = make("ul");
  pairs.forEach(([old, now], question) => {
    if (old === now) return;
    const item = make("li", question ? `${question} ` : "");
    item.append(make("strong", `${old || word("blank")} → ${now || word("blank")}`));
    list.append(item);
  });
  const box = byId("tool-changed");
  box.textContent = "";
  box.append(list.children.length ? list : make("p", word("unchanged")));
}

function refresh() {
  if (!before) return;
  byId("tool-differences").innerHTML = differences(root.lang, before.answers, bareAnswers());
  showChanged();
}

/* Changes that are one tap away */

function toLastYear() {
  const day = byId("assessed_on");
  // The last day of February has no counterpart in most years.
  const [year, rest] = [Number(day.value.slice(0, 4)), day.value.slice(4)];
  day.value = year - 1 + rest.replace("-02-29", "-02-28");
  tellForm();
}

/** What of the first patient's answers is the person's, and stays without the illness. */
const STAYS = ["p1.category", "p1.also_category", "p1.category_then", "p1.category_since", "p1.coverage_year"];

function withOrWithoutIllness() {
  const isIll = valueOf("risk_illness") === "yes" || valueOf("p1.in_scope") || valueOf("p1.total");
  setValue("risk_illness", isIll ? "no" : "yes");
  if (isIll) {
    for (const control of all("[name^='p1.']", form)) {
      if (control.closest(".person[data-door='medical']") && !STAYS.includes(control.name)) setValue(control.name, "");
    }
  }
  tellForm();
}

function withAnotherChild() {
  const members = valueOf("members");
  if (/^\d+$/.test(members)) setValue("members", String(Number(members) + 1));
  setValue("door", "education");
  const first = form.querySelector(".person[data-door='education'] [name$='.stage']");
  const add = document.querySelector(".add-person[data-door='education']");
  if (first && valueOf(first.name)) addNextPerson("education", Number(add.dataset.most));
  tellForm();
  const children = all(".person[data-door='education']");
  children[children.length - 1].scrollIntoView();
}

/** @type {import("./tools.js").Tool} */
export const compareTool = {
  part: "tool-compare",
  open() {
    if (!before) noteCase();
    offerChoices();
    refresh();
  },
  buttons: {
    "last-year": toLastYear,
    illness: withOrWithoutIllness,
    child: withAnotherChild,
    restore: () => fill(before.whole),
    pin() {
      noteCase();
      refresh();
    },
  },
  hear(event) {
    const select = event.target.closest("[data-vary]");
    if (event.type !== "change" || !select || !select.value) return;
    setValue(fieldOf(select), select.value);
    select.value = "";
    tellForm();
  },
  refresh,
  close() {
    before = null;
  },
};
