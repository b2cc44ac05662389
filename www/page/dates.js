// 重要日期: what has passed by the device's day is not shown as if it were open. The text names each last day, so that
// it is true where this does not run.

import { all, today } from "./dom.js";

/** Whether the last day of an element lies before today. */
function isPast(element) {
  return element.dataset.closes < today();
}

/**
 * Hides what has passed.
 * @param {ParentNode} [within]
 */
export function hidePast(within = document) {
  for (const one of all("[data-closes]", within)) {
    if (!one.closest(".dates")) one.hidden = isPast(one);
  }
}

/** On the page of dates: what has passed goes to the list of what is past. */
export function movePast() {
  for (const past of all("[data-past]")) {
    const place = past.closest(".place");
    const ahead = place.querySelector(".dates:not([data-past])");
    for (const one of all("[data-closes]", ahead)) if (isPast(one)) past.append(one);
    place.querySelector("[data-none]").hidden = ahead.childElementCount > 0;
  }
}
