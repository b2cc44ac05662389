// The words of the ledger's page, and what it tells.

import { all, byId, root } from "../page/dom.js";

/** The language of the page. */
export const language = root.lang;

/** The page's words by their keys, blanks at their ends included. */
export const words = Object.fromEntries(all("#ledger-words [data-word]").map(word => [word.dataset.word, word.textContent]));

/**
 * Shows or hides an element.
 * @param {string} id
 * @param {boolean} isShown
 */
export function show(id, isShown) {
  byId(id).hidden = !isShown;
}

/**
 * Tells a sentence where problems are told.
 * @param {string} sentence
 */
export function tell(sentence) {
  byId("ledger-problem").textContent = sentence;
}
