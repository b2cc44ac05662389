// Any county of the country, by its name: the list of all places is fetched when somebody looks for one, or when a link
// names one that the page does not know by name. The calculator reads it, finds in it, and offers what was chosen.

import { find_places as find, offer_place as offer, take_places as take } from "bangfu-page";
import { all, byId, site } from "./dom.js";
import { tellForm } from "./fields.js";
import { afterFill } from "./undo.js";

/** The list on its way, or there. @type {Promise<boolean> | null} */
let list = null;

/** The text of the list: the one-file edition carries it in itself. */
async function text() {
  const carried = document.querySelector("template[data-list='places']");
  if (carried) return carried.content.textContent;
  const answer = await fetch(`${site}places.txt`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** Fetches the list once; after a failure it is tried anew. @returns {Promise<boolean>} whether it is there */
function load() {
  list = list || text().then(take).catch(() => false).then(isThere => {
    if (!isThere) list = null;
    return isThere;
  });
  return list;
}

/** Says one of the field's sentences. @param {string} key of the sentence; "" for none  @param {number} [number] */
function say(key, number = 0) {
  const said = byId("place-said");
  said.textContent = key && said.dataset[key].replace("{n}", number);
}

async function search() {
  const field = byId("place-search");
  const isThere = await load();
  const found = byId("place-found");
  found.innerHTML = isThere ? find(field.value) : "";
  const count = found.children.length;
  if (!isThere) say("missing");
  else if (!field.value.trim()) say("");
  else say(count ? "some" : "none", count);
}

/** Chooses a place as a tap on it does, and leaves the search as it was. @param {string} code */
function choose(code) {
  offer(code);
  const button = document.querySelector(`#place [name=place][value='${CSS.escape(code)}']`);
  if (!button) return;
  for (let fold = button.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  byId("place-search").value = "";
  byId("place-found").textContent = "";
  say("");
  button.focus();
  button.click();
}

/** Calls by name what a link named by its code. */
async function nameChosen() {
  if (all("#place [data-unnamed]").length && (await load())) tellForm();
}

/** Hears the field. */
export function beginPlaceSearch() {
  const field = byId("place-search");
  field.addEventListener("focus", load);
  // What is typed here is no answer.
  field.addEventListener("input", event => {
    event.stopPropagation();
    search();
  });
  field.addEventListener("keydown", event => {
    const first = byId("place-found").querySelector("button");
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (first) first.focus();
  });
  byId("place-found").addEventListener("click", event => {
    const button = event.target.closest("[data-place]");
    if (button) choose(button.dataset.place);
  });
  afterFill.push(nameChosen);
  nameChosen();
}
