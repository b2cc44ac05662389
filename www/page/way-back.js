// The way back: what was just taken away or put in its place stands one tap away for a while.

import { byId, makeButton, word } from "./dom.js";

/** How long it stays in sight. */
const SHOWN = 20000;

let timer;

/** Takes the way back out of sight. */
export function hideWayBack() {
  clearTimeout(timer);
  byId("undo").hidden = true;
}

/**
 * Offers to bring back what was there.
 * @param {string} said what was done, by its key
 * @param {() => void} act brings it back
 */
export function offerWayBack(said, act) {
  const box = byId("undo");
  box.textContent = word(said);
  box.append(" ", makeButton(word("undo"), () => {
    hideWayBack();
    act();
  }));
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(hideWayBack, SHOWN);
}
