/**
 * One bill in Node.js, for `cargo xtask bench`: `node bill.mjs chain|package <folder> <decimal.js> <publicodes>` prints
 * microseconds a call as JSON. In the folder are the modules of the bench and the package.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { VISIT, stay } from "../support/bills.mjs";
import { byDecimal, byPublicodes } from "../support/chain.mjs";

/** @typedef {import("../support/chain.mjs").Chain} Chain */

const [what, folder, decimal, publicodes] = process.argv.slice(2);
const require = createRequire(import.meta.url);
/** @param {string} file */
const load = file => import(pathToFileURL(join(folder, file)).href);
const npm = await load("npm/index.js");

/** Engines compile what runs often a second time, with more care. */
const WARM = 1000;
const BATCH = 20;
const BATCHES = 25;

/**
 * Microseconds of one time: the middle of many batches, each long enough for the clock.
 * @param {(times: number) => void} work does it so many times
 */
function timed(work) {
  const milliseconds = (/** @type {number} */ times) => {
    const start = performance.now();
    work(times);
    return performance.now() - start;
  };
  let times = 1;
  for (let spent = 0, last = 0; spent < WARM || last < BATCH; spent += last) {
    if (last < BATCH && last) times *= 2;
    last = milliseconds(times);
  }
  const batches = Array.from({ length: BATCHES }, () => milliseconds(times));
  return batches.sort((one, other) => one - other)[Math.floor(BATCHES / 2)] * 1000 / times;
}

/** The same, of something called for one after another of these.
 * @template T
 * @param {T[]} of  @param {(one: T) => void} act
 */
const each = (of, act) => timed(times => {
  for (let time = 0; time < times; time++) act(of[time % of.length]);
});

/** @param {string} name */
async function module(name) {
  const module = await load(`${name}.js`);
  module.initSync({ module: readFileSync(join(folder, `${name}_bg.wasm`)) });
  return module;
}

/** Ours beside the same chain by two libraries: the same bills, and the same to pay. */
async function chain() {
  const COUNT = 100;
  const text = (/** @type {number} */ fen) => (fen / 100).toFixed(2);
  const bills = Array.from({ length: COUNT }, (_, at) => ({ total: text(8_000_000 + at * 13_731), inScope: text(7_000_000 + at * 9_377) }));
  const situations = bills.map(bill => stay(bill.total, bill.inScope));
  const results = npm.assessMany(situations).map((/** @type {any} */ report) =>
    report.results.find((/** @type {any} */ result) => result.programme === "medical"));
  const own = results.map((/** @type {any} */ result) => {
    const { low, high } = result.amounts.find((/** @type {any} */ amount) => amount.label === "own_cost");
    if (low !== high) throw new Error(`A bill of the bench is left open: ${low} to ${high}.`);
    return low;
  });
  /** @param {string} parameter */
  const value = parameter => {
    const found = results[0].values.find((/** @type {any} */ value) => value.parameter === parameter);
    if (!found) throw new Error(`No rule of the bench’s bill reads ${parameter}; its chain is another now.`);
    return found.value;
  };
  /** @param {Chain} pays  @param {number} mostOff  fen */
  const measured = (pays, mostOff) => {
    const offs = bills.map(({ total, inScope }, at) => Math.round(Math.abs(Number(pays(total, inScope)) - own[at]) * 100));
    const worst = Math.max(...offs);
    if (worst > mostOff) throw new Error(`A chain of the bench comes to another own cost than ours, by ${worst} fen.`);
    const microseconds = each(bills, ({ total, inScope }) => pays(total, inScope));
    return { microseconds, bills: COUNT, off: offs.filter(off => off > 0).length };
  };
  const [small, swift] = [await module("bench"), await module("swift")];
  const link = npm.toLink(situations[0]);
  return {
    assessed: timed(times => small.assess(link, times)),
    assessedSwiftly: timed(times => swift.assess(link, times)),
    called: each(situations, npm.assess),
    decimal: measured(byDecimal(require(decimal), value), 0),
    publicodes: measured(byPublicodes(require(publicodes).default, value), 1),
  };
}

/** The package alone: of a bill that a link answers as it usually is, and of one that leaves such answers open. */
async function ofPackage() {
  const AT_ONCE = 100;
  const situation = npm.fromLink(VISIT);
  const open = structuredClone(situation);
  const [person] = open.persons;
  delete person.also_category;
  for (const usual of ["visit_kind", "where", "accident"]) delete person.visits[0][usual];
  const many = Array.from({ length: AT_ONCE }, () => situation);
  const bench = await module("bench");
  return {
    called: each([situation], npm.assess),
    calledMany: each([many], npm.assessMany) / AT_ONCE,
    calledOpen: each([open], npm.assess),
    asText: each([situation], situation => JSON.parse(bench.as_text(JSON.stringify(situation)))),
  };
}

/** @type {{ [what: string]: () => Promise<unknown> }} */
const measures = { chain, package: ofPackage };
if (!(what in measures)) throw new Error(`Nothing is measured by the name ${what}.`);
console.log(JSON.stringify(await measures[what]()));
