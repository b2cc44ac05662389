// A host may put values of its own beside the page. They are kept from visit to visit, so that nobody waits for them
// and they are there without a network; where they have changed, the page begins anew with what was typed.

import { site } from "./dom.js";
import { keepHostFile, storedTexts } from "./stored-values.js";

/** An empty file is none, nor is a host's page about what is not there; a damaged one is kept, to be named. */
const IS_NONE = /^\s*(<|$|\{\s*("entries":\s*\[\s*\])?\s*\}\s*$)/;

/** Asks the host for its values, and begins anew where they are others. */
export async function askHost() {
  if (!/^https?:$/.test(location.protocol)) return;
  try {
    const answer = await fetch(`${site}local-policy.json`, { cache: "no-cache", credentials: "same-origin" });
    const text = answer.ok ? await answer.text() : "";
    // See sw.js.
    if (text !== "kept" && keepHostFile(IS_NONE.test(text) ? "" : text)) location.reload();
  } catch (unreachable) {
    // The page goes on with the values that it has.
  }
}

/**
 * A page that comes back from the browser's cache knows nothing of values entered meanwhile; what was typed survives.
 */
export function beginAnewWithOtherValues() {
  const used = storedTexts().join("");
  window.addEventListener("pageshow", event => {
    if (event.persisted && storedTexts().join("") !== used) location.reload();
  });
}
