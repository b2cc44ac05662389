// The calculator's page: shows the door, loads the calculators, then narrows the content policy and keeps the site for
// offline use. What is wanted later comes later.

import { beginCalculators } from "./calculator.js";
import { received } from "./answers.js";
import { beginComforts } from "./comforts.js";
import { narrowPolicy } from "./content-policy.js";
import { hidePast } from "./dates.js";
import { beginDoors, showDoor } from "./doors.js";
import { byId, make, root, word } from "./dom.js";
import { hearFormButtons } from "./fields.js";
import { beginFlow } from "./flow.js";
import { askHost, beginAnewWithOtherValues } from "./host-values.js";
import { beginInFull } from "./in-full.js";
import { keepOffline } from "./keep-offline.js";
import { beginLinks } from "./links.js";
import { beginPlaceChoice } from "./place-choice.js";
import { beginSay, hearing } from "./say.js";
import { listenForSources } from "./source-sheet.js";
import { beginUndo } from "./undo.js";

/**
 * Loads what no first screen needs, and uses it.
 * @param {(part: typeof import("./later.js")) => void} use
 */
function later(use) {
  import("./later.js").then(use, reason => {
    console.error(reason);
    const told = byId("shared");
    told.textContent = "";
    told.append(make("p", word("no-script")));
  });
}

function hearShareButtons() {
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-share]");
    if (button) later(({ act }) => act(button.dataset.share));
  });
}

function fail(reason) {
  root.setAttribute("data-ready", "no");
  byId("no-wasm").hidden = false;
  console.error("The calculators could not start:", reason);
}

async function start() {
  const sent = received();
  hidePast();
  beginComforts(() => later(({ turnReadingAloud }) => turnReadingAloud()));
  if (/[?&]embed=/.test(location.search)) later(({ beginFrame }) => beginFrame());
  beginAnewWithOtherValues();
  if (typeof WebAssembly !== "object") return fail("no WebAssembly here");
  beginDoors();
  hearFormButtons();
  hearShareButtons();
  listenForSources();
  try {
    await beginCalculators();
    // A link or the way back has named one.
    showDoor();
    beginUndo();
    beginFlow();
    beginInFull();
    beginLinks(sent);
    beginPlaceChoice();
    beginSay();
  } catch (reason) {
    return fail(reason);
  }
  // Browsers that lack this compile no module under the narrower policy: what hears sentences comes before it.
  if (!Array.prototype.toSorted) await hearing().catch(() => {});
  narrowPolicy(true);
  keepOffline();
  askHost();
  // A link that says what its sender came to.
  if (/(^|&)note\.as=/.test(sent)) later(({ act }) => act("same"));
}

start();
