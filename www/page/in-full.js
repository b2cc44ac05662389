// What is chosen of a list stands below it in full where the list is too narrow for it: browsers cut it off there.

import { whenRested } from "./calculator.js";
import { all, make } from "./dom.js";
import { form } from "./fields.js";

/** What the arrow of a list takes, in CSS pixels. */
const ARROW = 24;

const pen = document.createElement("canvas").getContext("2d");

/** @param {HTMLSelectElement} list */
function isTooNarrow(list, text) {
  const style = getComputedStyle(list);
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  return pen.measureText(text).width > list.clientWidth - 2 * parseFloat(style.paddingLeft) - ARROW;
}

/** @param {HTMLSelectElement} list */
function tell(list) {
  const chosen = list.value ? list.options[list.selectedIndex].label : "";
  const text = chosen && isTooNarrow(list, chosen) ? chosen : "";
  let below = list.nextElementSibling;
  if (!below || below.className !== "said in-full") {
    if (!text) return;
    below = make("p");
    below.className = "said in-full";
    // The list says it itself to who does not see it.
    below.setAttribute("aria-hidden", "true");
    list.after(below);
  }
  below.textContent = text;
}

/** What is in sight. */
function tellAll() {
  for (const list of all("select", form)) if (list.clientWidth) tell(list);
}

/** Tells it whenever the answers, the letters or the window change, and when a fold is opened. */
export function beginInFull() {
  whenRested(tellAll);
  form.addEventListener("toggle", tellAll, true);
  window.addEventListener("resize", tellAll);
  document.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-comfort], [data-flow-to]")) setTimeout(tellAll);
  });
  tellAll();
}
