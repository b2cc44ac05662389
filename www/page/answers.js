// The answers as a link carries them. The calculator says them after every change; everybody else reads them here.

import { all } from "./dom.js";

/** @type {URLSearchParams | string} */
let current = "";
let timer;
/** Where the reader stands on the way through; only the history entry keeps it, also through a reload. */
let spot = keptSpot();
/** What the link of the address came to; once the answers differ it is no longer theirs. @type {string | null} */
let ofLink = null;

/**
 * Takes the answers of the form. They live with the history entry, and on the way to the other language; nobody waits
 * for that.
 * @param {URLSearchParams} answers
 */
export function keepAnswers(answers) {
  current = answers;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const link = answersWithNotes();
    for (const anchor of all("a[data-language]")) {
      anchor.setAttribute("href", `${anchor.getAttribute("href").split("#")[0]}#${link}${OWN}`);
    }
    if (ofLink === null) ofLink = link;
    const isOwn = location.hash.includes(OWN);
    history.replaceState(entry(), "", ofLink === link && !isOwn ? location.href : withoutFragment());
  });
}

/** What a history entry keeps: the answers, and where the reader stands. */
function entry() {
  return spot ? `${answersWithNotes()}&note.at=${spot}` : answersWithNotes();
}

/** Where the reader stood on the way through in this history entry; "" where it does not say. @returns {string} */
export function keptSpot() {
  const [, kept] = /(?:^|&)note\.at=([^&]*)/.exec(String(history.state)) || ["", ""];
  return kept;
}

/**
 * Keeps where the reader stands with the answers.
 * @param {string} next
 * @param {boolean} isNew whether the phone's own way back is to lead to where they stood before
 */
export function keepSpot(next, isNew) {
  spot = next;
  if (!isNew) return history.replaceState(entry(), "", location.href);
  // An address with a case in it would be taken for another link on the way back.
  if (location.hash) history.replaceState(history.state, "", withoutFragment());
  history.pushState(entry(), "", withoutFragment());
}

/** The mark of a fragment that leads from one of our pages to the other language. */
const OWN = "&note.here=1";

/** The answers in the address that somebody else sent; "" where there are none. */
export function received() {
  const link = location.hash.slice(1);
  return link.includes("=") && !link.includes(OWN) ? link : "";
}

/** The address with nothing of a case in it. */
function withoutFragment() {
  return location.href.split("#")[0];
}

/** The answers of another link stand in the address now. */
export function linkChanged() {
  ofLink = null;
}

/**
 * The answers, with what is noted beside them of how each is known. What a sender came to is no answer of this page's.
 * @returns {string}
 */
export function answersWithNotes() {
  return String(current).split("&").filter(pair => pair && !/^note\.(as|here|end|at)=/.test(pair)).join("&");
}

/**
 * The answers alone.
 * @param {string} [link] other answers than those of the form
 * @returns {string}
 */
export function bareAnswers(link = answersWithNotes()) {
  return link.split("&").filter(pair => pair && !pair.startsWith("note.")).join("&");
}
