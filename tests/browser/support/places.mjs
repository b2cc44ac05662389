/** Where things are: what was built, what is fetched, what a failing test leaves behind. */

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the root manifest. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder that cargo builds into. */
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");

/** The folder of the finished site, package and one-file editions; another than `dist/` if BANGFU_DIST names one. */
const dist = resolve(root, process.env.BANGFU_DIST ?? "dist");

/**
 * A part of what was built, or the sentence that says how to build it.
 * @param {string} name such as `site`, `npm` or `bangfu.html`
 */
export function built(name) {
  const place = join(dist, name);
  if (!existsSync(place)) throw new Error(`There is no ${place}; run: cargo xtask dist`);
  return place;
}
