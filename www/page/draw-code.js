// The QR code of what is taken along: of the results alone, or of a link.

import { make } from "./dom.js";
import { sealedAnswers } from "./edition.js";
import { address, asBriefText, isResultOnly } from "./results.js";

/**
 * The code in a box, which stays empty where there is too much for one. A link in a code says what this device came
 * to, so that the other can say whether it comes to the same.
 * @returns {Promise<HTMLElement>}
 */
export async function drawCode() {
  const { codeOf } = await import("./qr.js");
  const box = make("div");
  box.className = "code";
  box.innerHTML = codeOf(isResultOnly() ? asBriefText() : address(sealedAnswers())) || "";
  return box;
}
