/** What a test that failed leaves behind: pictures and markup of its tabs, and what the consoles said. */

import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { target } from "./places.mjs";

/**
 * Leaves it in a folder, and adds the name of the folder to the failure.
 * @param {string} test its name  @param {import("./tab.mjs").Tab[]} tabs  @param {string[]} said  @param {any} failure
 */
export async function leave(test, tabs, said, failure) {
  const file = basename(process.argv[1] ?? "", ".test.mjs");
  const folder = join(target, "browser", file, test.replaceAll(/[^\p{L}\d]+/gu, "-"));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "console.txt"), said.map(line => `${line}\n`).join(""));
  for (const [at, tab] of tabs.entries()) {
    // A tab that is closed has neither.
    await tab.picture(join(folder, `tab-${at + 1}.png`)).catch(() => {});
    const html = await tab.run(() => document.documentElement.outerHTML).catch(() => "");
    await writeFile(join(folder, `tab-${at + 1}.html`), html);
  }
  failure.message += `\nPictures and consoles: ${folder}`;
  return failure;
}
