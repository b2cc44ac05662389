// The rules as other programs use them, for the pages that have something checked.

import { site } from "./dom.js";

/** The package; a browser that is too old for it, or has no network, refuses. */
export function rules() {
  return import(new URL(`${site}api/index.js`, location.href).href);
}
