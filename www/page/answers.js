// The answers as a link carries them. The calculator says them after every change; everybody else reads them here.

import { all } from "./dom.js";

/** @type {URLSearchParams | string} */
let current = "";
let timer;

/**
 * Takes the answers of the form. They live with the history entry, and on the way to the other language; nobody waits
 * for that.
 * @param {URLSearchParams} answers
 */
export function keepAnswers(answers) {
  current = answers;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const link = String(answers);
    for (const anchor of all("a[data-language]")) {
      anchor.setAttribute("href", `${anchor.getAttribute("href").split("#")[0]}#${link}`);
    }
    history.replaceState(link, "");
  });
}

/**
 * The answers, with what is noted beside them of how each is known. What a sender came to is no answer of this page's.
 * @returns {string}
 */
export function answersWithNotes() {
  return String(current).split("&").filter(pair => pair && !pair.startsWith("note.as=")).join("&");
}

/**
 * The answers alone.
 * @param {string} [link] other answers than those of the form
 * @returns {string}
 */
export function bareAnswers(link = answersWithNotes()) {
  return link.split("&").filter(pair => pair && !pair.startsWith("note.")).join("&");
}
