/** The library as the sources have it now, by way of `cargo xtask`: what package and page are compared with. */

import { execFileSync } from "node:child_process";

import { root } from "./places.mjs";

/**
 * @typedef {{ situation: object, report: string, verdicts: unknown[], link: string, outcomes: { [topic: string]: string } }}
 *   Example a worked example: as the package is asked and answers, and as the page is
 */

/**
 * Every worked example, and other calls of the package: what they are given, and each call in JavaScript with the text of
 * its answer.
 * @returns {{ cases: Example[], calls: { good: object, bad: object, local: object, answers: [string, string][] } }}
 */
export function examples() {
  return JSON.parse(xtask("examples"));
}

/** What a verb prints; a verb that fails throws.  @param {string[]} words */
export function xtask(...words) {
  const [program, ...first] = process.env.BANGFU_XTASK ? [process.env.BANGFU_XTASK] : ["cargo", "--quiet", "xtask"];
  return execFileSync(program, [...first, ...words], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
}
