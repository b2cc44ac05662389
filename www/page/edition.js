// Which edition this is and what it comes to, in one short mark: for honest people with two phones.

import { mark } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { root } from "./dom.js";

/** Version and day of the standards, in words. */
export function edition() {
  return root.dataset.edition.replace("_", " · ");
}

/**
 * Edition and mark of what is told of a case.
 * @param {string} answers without notes
 */
export function seal(answers) {
  return `${root.dataset.edition}_${mark(answers)}`;
}

/** The edition of a seal, in words. @param {string} text */
export function editionOf(text) {
  return String(text).split("_").slice(0, 2).join(" · ");
}

/** Whether two seals tell the same results. @param {string} one @param {string} other */
export function isSameResult(one, other) {
  return String(one).split("_")[2] === String(other).split("_")[2];
}

/** The answers of the form with the seal of what this device came to. */
export function sealedAnswers() {
  const answers = bareAnswers();
  return `${answers}&note.as=${seal(answers)}`;
}
