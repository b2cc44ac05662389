// How an answer is known: a note beside it, in a hidden field of the form, so that it travels with the answers.

import { answersWithNotes } from "./answers.js";
import { byId, make } from "./dom.js";
import { form, valueOf } from "./fields.js";

/** The ways in which an answer is known. */
export const WAYS = ["said", "seen", "listed"];

/** A note of ours in a link; what is none is left alone. */
const NOTE = /^note\.([a-z0-9_.]+)=((?:said|seen|listed)_[0-9-]+)$/;

/**
 * How an answer is known, and since when.
 * @param {string} name of the question's field
 * @returns {{ way: string, day: string }} empty where nothing is noted
 */
export function noteOf(name) {
  const [way, day = ""] = valueOf(`note.${name}`).split("_");
  return { way, day };
}

/**
 * Notes how an answer is known.
 * @param {string} name
 * @param {string} text way and day, or "none"
 */
export function setNote(name, text) {
  let note = form.querySelector(`[name='note.${name}']`);
  if (!note) {
    note = make("input");
    note.type = "hidden";
    note.name = `note.${name}`;
    byId("notes").append(note);
  }
  note.value = text;
}

/** Gives notes that came with a link or a kept case a field, where they have none yet. */
export function takeNotes() {
  for (const pair of answersWithNotes().split("&")) {
    const found = NOTE.exec(pair);
    if (found && !form.querySelector(`[name='note.${found[1]}']`)) setNote(found[1], found[2]);
  }
}
