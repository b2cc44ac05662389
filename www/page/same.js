// A link that says what its sender came to: whether this device comes to the same.

import { bareAnswers } from "./answers.js";
import { byId, word } from "./dom.js";
import { editionOf, isSameResult, seal } from "./edition.js";

/** @type {import("./tools.js").Tool} */
export const sameTool = {
  part: "tool-shown",
  open() {
    const link = location.hash.slice(1);
    const [, theirs] = /(?:^|&)note\.as=([\w.-]+)/.exec(link) || [];
    byId("tool-made").textContent = byId("tool-told").textContent = "";
    if (!theirs) return;
    const ours = seal(bareAnswers(link));
    const differs = () => word("different") + editionOf(theirs) + word("here") + editionOf(ours);
    byId("tool-told").textContent = isSameResult(theirs, ours) ? word("same") : differs();
  },
};
