// A visit at home: one question after the other, how each answer is known, and a card for the person across the table.

import { plain } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { askable, controlOf, heldField, hold, nameOf, release } from "./asking.js";
import { all, byId, make, makeButton, root, text, today, word } from "./dom.js";
import { form, tellForm, valueOf } from "./fields.js";
import { pause, settle } from "./flow.js";
import { noteOf, setNote, WAYS } from "./notes.js";

/** The fields that are asked in turn, with place and door before them. */
function asked() {
  return askable("#place, #door").filter(field => field.id !== "who");
}

function ask(field) {
  hold(field, byId("tool-question"), () => {});
  showNote();
  count();
  byId("tool-visit").scrollIntoView();
}

function go(step) {
  const list = asked();
  const now = heldField();
  const at = now ? list.indexOf(now) + step : list.length - 1;
  if (list.length && at < list.length) return ask(list[Math.max(0, at)]);
  release();
  byId("tool-question").textContent = word("asked");
  showNote();
  count();
}

function count() {
  const list = asked();
  const at = list.indexOf(heldField());
  const place = `${word("question")} ${at + 1} ${word("of")}`;
  byId("tool-count").textContent = heldField() ? `${place} ${list.length - at - 1} ${word("left")}` : "";
}

/* How an answer is known */

function showNote() {
  const held = heldField();
  byId("tool-how").hidden = !held || ["place", "door"].includes(held.id);
  if (!held) return;
  const { way, day } = noteOf(nameOf(held));
  for (const button of all("[data-how]")) button.setAttribute("aria-pressed", way === button.dataset.how);
  byId("tool-day").value = day || today();
}

/** A second tap takes the note away. */
function note(way) {
  const held = heldField();
  if (!held) return;
  const name = nameOf(held);
  setNote(name, noteOf(name).way === way ? "none" : `${way}_${byId("tool-day").value || today()}`);
  showNote();
  tellForm();
}

/** Another day for what is noted. */
function hear(event) {
  const held = heldField();
  if (event.target.id !== "tool-day" || !held) return;
  const { way } = noteOf(nameOf(held));
  if (!WAYS.includes(way)) return;
  setNote(nameOf(held), `${way}_${event.target.value}`);
  tellForm();
}

const NEEDS_NO_CHECK = ["place", "assessed_on", "door"];

/** What was only said, or not noted, is still to be checked. */
function listUnchecked() {
  const list = byId("tool-check");
  list.textContent = "";
  for (const field of all(".field", form)) {
    const control = controlOf(field);
    if (!control || field.closest("template, .next-visit")) continue;
    if (NEEDS_NO_CHECK.includes(control.name) || !valueOf(control.name)) continue;
    const { way } = noteOf(control.name);
    if (way === "seen" || way === "listed") continue;
    const again = makeButton(text(field.querySelector("legend, label")), () => ask(field));
    const item = make("li");
    item.append(again, make("small", word(way === "said" ? "said" : "unsaid")));
    list.append(item);
  }
  byId("tool-unchecked").textContent = list.children.length;
}

function refresh() {
  byId("tool-card").innerHTML = plain(root.lang, bareAnswers());
  listUnchecked();
  count();
}

/** @type {import("./tools.js").Tool} */
export const visitTool = {
  part: "tool-visit",
  open() {
    root.setAttribute("data-visiting", "");
    byId("tool-day").value = today();
    pause();
    const list = asked();
    const first = list.find(field => !valueOf(nameOf(field))) || list[0];
    if (first) ask(first);
    refresh();
  },
  buttons: {
    back: () => go(-1),
    next: () => go(1),
    said: () => note("said"),
    seen: () => note("seen"),
    listed: () => note("listed"),
    turn: () => root.toggleAttribute("data-turned"),
    wide: () => root.toggleAttribute("data-wide"),
  },
  hear,
  refresh,
  close() {
    release();
    for (const name of ["data-visiting", "data-turned", "data-wide"]) root.removeAttribute(name);
    settle();
  },
};
