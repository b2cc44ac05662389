// A field in which any place of the country is found by its name. The list of all places is fetched when somebody looks
// for one; who finds in it is said by the page.

import { byId, site } from "./dom.js";

/**
 * What a page does with the search.
 * @typedef {{
 *   take: (list: string) => boolean | Promise<boolean>,
 *   find: (typed: string) => string | Promise<string>,
 *   choose: (code: string, name: string) => void,
 * }} Does takes the list, finds buttons for what is typed, and takes what was chosen
 */

/** The text of the list on its way, or there. @type {Promise<string> | null} */
let list = null;

/** The list of all places: the one-file edition carries it in itself. After a failure it is fetched anew. @returns {Promise<string>} */
export function placeList() {
  const carried = document.querySelector("template[data-list='places']");
  const fetched = () => fetch(`${site}places.txt`).then(answer => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  });
  list = list || (carried ? Promise.resolve(carried.content.textContent) : fetched());
  list.catch(() => {
    list = null;
  });
  return list;
}

/** Says one of the field's sentences. @param {string} key of the sentence; "" for none  @param {number} [number] */
function say(key, number = 0) {
  const said = byId("place-said");
  said.textContent = key && said.dataset[key].replace("{n}", number);
}

/**
 * Hears the field.
 * @param {Does} does
 */
export function beginPlaceSearch({ take, find, choose }) {
  const field = byId("place-search");
  const found = byId("place-found");

  async function search() {
    const typed = field.value;
    try {
      if (!(await take(await placeList()))) throw new Error("no list");
      const buttons = await find(typed);
      // What was typed since is answered by itself.
      if (typed !== field.value) return;
      found.innerHTML = buttons;
      const count = found.children.length;
      if (!typed.trim()) say("");
      else say(count ? "some" : "none", count);
    } catch (missing) {
      found.textContent = "";
      say("missing");
    }
  }

  field.addEventListener("focus", () => placeList().catch(() => {}));
  // What is typed here is no answer.
  field.addEventListener("input", event => {
    event.stopPropagation();
    search();
  });
  field.addEventListener("keydown", event => {
    const first = found.querySelector("button");
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (first) first.focus();
  });
  found.addEventListener("click", event => {
    const button = event.target.closest("[data-place]");
    if (!button) return;
    field.value = "";
    found.textContent = "";
    say("");
    choose(button.dataset.place, button.querySelector("strong").textContent);
  });
}
