// A child's way through school: what may be had at each stage.

import { career } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { all, byId, make, root, text } from "./dom.js";

function refresh() {
  const children = all(".person[data-door='education']");
  const box = byId("tool-legs");
  box.textContent = "";
  for (const child of children) {
    const told = make("div");
    told.innerHTML = career(root.lang, bareAnswers(), Number(child.dataset.person) - 1);
    if (children.length > 1) told.prepend(make("h3", text(child.querySelector("legend"))));
    box.append(told);
  }
}

/** @type {import("./tools.js").Tool} */
export const schoolYearsTool = { part: "tool-career", open: refresh, refresh };
