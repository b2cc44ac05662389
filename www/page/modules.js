// The bytes of WebAssembly modules.

import { site } from "./dom.js";

/** A module on its way; the one-file edition carries its modules in itself. @param {"page" | "sentence"} name */
export function moduleBytes(name) {
  const carried = document.querySelector(`template[data-module='${name}']`);
  if (!carried) return fetch(`${site}${name}_bg.wasm`);
  return Uint8Array.from(atob(carried.content.textContent), letter => letter.charCodeAt(0));
}
