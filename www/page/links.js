// Links: what was sent is told to be somebody else's, and a second link in the same tab takes over with a way back.

import { linkChanged, received } from "./answers.js";
import { byId, root } from "./dom.js";
import { form } from "./fields.js";
import { settle } from "./flow.js";
import { afterFill, replace } from "./undo.js";

/** Says whether the answers on the page were received, until others are put in their place. */
function tell(isReceived) {
  byId("received").hidden = !isReceived;
  root.toggleAttribute("data-received", isReceived);
}

/** On a wide screen the answer stands below place and door; on a phone the page has turned to it already. */
function toAnswer() {
  const door = document.querySelector(`.door--${form.dataset.door}`);
  if (root.getAttribute("data-flow") === "all" && door) door.scrollIntoView();
}

/** @param {string} sent the link that the page was opened with, if somebody sent it */
export function beginLinks(sent) {
  tell(Boolean(sent) && document.querySelector(".answer") !== null);
  if (!byId("received").hidden) toAnswer();
  afterFill.push(() => {
    tell(false);
    settle();
  });
  window.addEventListener("hashchange", () => {
    const link = received();
    if (!link) return;
    linkChanged();
    replace(link, "undo-link");
    tell(true);
    toAnswer();
  });
}
