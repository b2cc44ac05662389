// Any county as the place of the form: what was found is offered among the choices and chosen; what a link named by its
// code is called by its name.

import { find_places as find, offer_place as offer, take_places as take } from "bangfu-page";
import { all } from "./dom.js";
import { tellForm } from "./fields.js";
import { beginPlaceSearch, placeList } from "./place-search.js";
import { afterFill } from "./undo.js";

/** Chooses a place as a tap on it does. @param {string} code */
function choose(code) {
  offer(code);
  const button = document.querySelector(`#place [name=place][value='${CSS.escape(code)}']`);
  if (!button) return;
  for (let fold = button.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  button.focus();
  button.click();
}

/** Calls by name what a link named by its code; without the list it stays a code. */
function nameChosen() {
  if (all("#place [data-unnamed]").length) placeList().then(list => take(list) && tellForm(), () => {});
}

/** Hears the search, and names what the form holds already. */
export function beginPlaceChoice() {
  beginPlaceSearch({ take, find, choose });
  afterFill.push(nameChosen);
  nameChosen();
}
