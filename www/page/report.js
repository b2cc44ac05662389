// A word to those who keep the page: the official result or a local notice differs.

import { toClipboard } from "./clipboard.js";
import { all, byId, make, text, word } from "./dom.js";
import { edition } from "./edition.js";
import { asText, results } from "./results.js";

/** All that a result says, a line for each of its parts. */
function working(result) {
  const parts = all("h3, p, li, dt, dd, summary", result).filter(part => !part.querySelector("p, li, dt"));
  return parts.map(text).filter(Boolean).join("\n");
}

/**
 * @param {"official" | "notice"} what differs
 * @returns {import("./tools.js").Tool}
 */
export function reportTool(what) {
  return {
    part: "tool-shown",
    async open() {
      const begins = word(what).replace(/([:：]) ?/g, "$1\n");
      const content = [begins, asText(), edition(), ...results().map(working)].join("\n\n");
      const area = make("textarea");
      area.value = content;
      area.rows = 12;
      area.setAttribute("aria-label", word("send"));
      byId("tool-told").textContent = "";
      byId("tool-made").textContent = "";
      byId("tool-made").append(area);
      try {
        await toClipboard(content);
        byId("tool-told").textContent = word("send");
      } catch (forbidden) {
        area.select();
        byId("tool-told").textContent = word("by-hand");
      }
    },
  };
}
