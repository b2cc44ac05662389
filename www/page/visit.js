// A visit at home: one question after the other, how each answer is known, and a card for the person across the table.

import { plain } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { all, byId, make, makeButton, root, text, today, word } from "./dom.js";
import { form, tellForm, valueOf } from "./fields.js";
import { noteOf, setNote, WAYS } from "./notes.js";

/** The field that is asked, taken out of its place. @type {HTMLElement | null} */
let held = null;
/** What keeps its place. @type {Comment | null} */
let gap = null;

function controlOf(field) {
  return field.querySelector("input[name]:not([type='hidden']), select[name]");
}

function nameOf(field) {
  return controlOf(field).name;
}

/** Whether all folds around a field are open. */
function isUnfolded(field) {
  const fold = field.closest("details");
  return !fold || (fold.open && isUnfolded(fold.parentNode));
}

/** The fields that are asked in turn. */
function asked() {
  const door = form.dataset.door;
  const fields = all(
    `#place, #door, #register .field, .door--${door} .door__questions .field, #tool-question > .field`,
  );
  return fields.filter(field => {
    if (field.classList.contains("not-needed") || !controlOf(field)) return false;
    if (door === "medical" && field.closest("#register")) return false;
    return isUnfolded(field) && !field.closest("[hidden], template, .next-visit");
  });
}

function release() {
  if (held) gap.replaceWith(held);
  held = null;
}

function hold(field) {
  release();
  byId("tool-question").textContent = "";
  held = field;
  gap = document.createComment("");
  field.replaceWith(gap);
  byId("tool-question").append(field);
  field.tabIndex = -1;
  field.focus({ preventScroll: true });
  showNote();
  count();
}

function go(step) {
  const now = held;
  release();
  const list = asked();
  const at = now ? list.indexOf(now) + step : list.length - 1;
  if (list.length && at < list.length) return hold(list[Math.max(0, at)]);
  byId("tool-question").textContent = word("asked");
  showNote();
  count();
}

/** The field that is held stays where it is, or it would lose the focus; its gap tells where it belongs. */
function count() {
  if (!held) {
    byId("tool-count").textContent = "";
    return;
  }
  const list = asked();
  const isBefore = field => gap.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING;
  const before = list.filter(field => field !== held && isBefore(field)).length;
  const place = `${word("question")} ${before + 1} ${word("of")}`;
  byId("tool-count").textContent = `${place} ${list.length - before - 1} ${word("left")}`;
}

/* How an answer is known */

function showNote() {
  byId("tool-how").hidden = !held || ["place", "door"].includes(held.id);
  if (!held) return;
  const { way, day } = noteOf(nameOf(held));
  for (const button of all("[data-how]")) button.setAttribute("aria-pressed", way === button.dataset.how);
  byId("tool-day").value = day || today();
}

/** A second tap takes the note away. */
function note(way) {
  if (!held) return;
  const name = nameOf(held);
  setNote(name, noteOf(name).way === way ? "none" : `${way}_${byId("tool-day").value || today()}`);
  showNote();
  tellForm();
}

/** Another day for what is noted. */
function hear(event) {
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
    const again = makeButton(text(field.querySelector("legend, label")), () => {
      hold(field);
      byId("tool-question").scrollIntoView({ block: "center" });
    });
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
    const list = asked();
    const first = list.find(field => !valueOf(nameOf(field))) || list[0];
    if (first) hold(first);
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
  },
};
