// A visit at home: the way through the questions as on a phone, with how each answer is known, and a card for the person
// across the table.

import { plain } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { controlOf, heldField, nameOf } from "./asking.js";
import { all, byId, make, makeButton, root, text, today, word } from "./dom.js";
import { form, tellForm, valueOf } from "./fields.js";
import { accompany, ask, part } from "./flow.js";
import { noteOf, setNote, WAYS } from "./notes.js";

/* How an answer is known */

function showNote() {
  const held = heldField();
  byId("tool-how").hidden = !held || ["place", "door", "who", "what"].includes(held.id);
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
}

/** @type {import("./tools.js").Tool} */
export const visitTool = {
  part: "tool-visit",
  open() {
    root.setAttribute("data-visiting", "");
    byId("tool-day").value = today();
    accompany(byId("tool-question"), showNote, () => byId("tool-visit").querySelector("[data-tool='end']").click());
    refresh();
  },
  buttons: {
    said: () => note("said"),
    seen: () => note("seen"),
    listed: () => note("listed"),
    turn: () => root.toggleAttribute("data-turned"),
    wide: () => root.toggleAttribute("data-wide"),
  },
  hear,
  refresh,
  close() {
    for (const name of ["data-visiting", "data-turned", "data-wide"]) root.removeAttribute(name);
    part();
  },
};
