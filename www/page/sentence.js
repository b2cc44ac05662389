// The module that hears sentences.

import load, { heard, take_places as take } from "bangfu-sentence";
import { moduleBytes } from "./modules.js";

export { heard, take };

/** Once it stands; it is loaded once. @type {Promise<unknown> | null} */
let stands = null;

/** Loads it; after a failure anew. */
export function loaded() {
  stands = stands || load({ module_or_path: moduleBytes("sentence") });
  stands.catch(() => {
    stands = null;
  });
  return stands;
}
