/** The same household gets the same answer from the library, from the package in Node, and on the page. */

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { Calculator } from "./support/calculator.mjs";
import { examples } from "./support/library.mjs";
import { built } from "./support/places.mjs";
import { today, until } from "./support/stage.mjs";

const EXAMPLES = examples().cases;

test("the package answers as the library does", async () => {
  const { assess } = await import(pathToFileURL(join(built("npm"), "index.js")).href);
  assert(EXAMPLES.length > 100, `only ${EXAMPLES.length} examples`);
  for (const { situation, verdicts } of EXAMPLES) {
    const { results } = assess(situation);
    const told = results.map((/** @type {any} */ result) => [
      result.programme, result.verdict, result.still_open,
      result.amounts.map((/** @type {any} */ { label, low, high }) => [label, low, high]), result.weakest,
    ]);
    assert.deepEqual(told, verdicts, JSON.stringify(situation));
  }
});

/** Terms of long ago are not offered on the page.  @param {{ link: string }} example */
const isOffered = ({ link }) => (new URLSearchParams(link).get("p2.term") ?? "2024-spring") >= "2015";

test("the page answers as the library does", today(async stage => {
  const page = await Calculator.open(stage);
  const compared = EXAMPLES.filter((_, at) => at % 5 === 0).filter(isOffered);
  assert(compared.length > 15, `only ${compared.length} examples`);
  for (const { link, outcomes } of compared) {
    // As a tap on an example fills the form.
    await page.fill(`${link}&door=everything`);
    for (const [topic, markup] of Object.entries(outcomes)) {
      // A fold once opened stays open on the page; in which order an element has its attributes is nobody's concern.
      const compare = () => stage.tab.run((markup, id) => {
        const [native, page] = [document.createElement("div"), document.createElement("div")];
        native.innerHTML = markup;
        page.append(...document.getElementById(id)?.cloneNode(true).childNodes ?? []);
        for (const fold of [native, page].flatMap(part => [...part.querySelectorAll("[open]")])) fold.removeAttribute("open");
        // A last day that is past by the device's day is hidden there.
        for (const past of page.querySelectorAll("[data-closes][hidden]")) past.removeAttribute("hidden");
        return [native.innerHTML, native.isEqualNode(page) ? native.innerHTML : page.innerHTML];
      }, markup, `outcome-${topic}`);
      const [library, here] = await until(compare, ([library, here]) => library === here, 5000).catch(compare);
      assert.equal(here, library, link);
    }
  }
}));
