// The way to the ledger's worker, from the page's side.

import { site } from "../page/dom.js";

/** A worker and what waits for its answers, by the number of the message. */
class Hand {
  waiting = new Map();
  number = 0;
  /** How far it is, and what came of it so far. @type {{ progress: any, tables: Blob[], seen: ArrayBuffer[] }} */
  part = { progress: null, tables: [], seen: [] };
  /** @type {Promise<Worker>} */
  worker;

  constructor() {
    const lock = `bangfu.columns${Math.random()}`;
    this.worker = make(lock, message => this.hear(message, lock));
    this.worker.catch(() => broken(this, "no_wasm"));
  }

  hear(message, lock) {
    if (message.broken) return broken(this, message.broken);
    if (message.held) {
      navigator.locks.request(lock, () => broken(this, "failed"));
      return;
    }
    if (message.progress) return hearProgress(this, message);
    const { done, failed } = this.waiting.get(message.id) || {};
    this.waiting.delete(message.id);
    if (!done) return;
    if (message.problem) failed(message.problem);
    else done(message.value);
  }

  async ask(act, message = {}, transfer = []) {
    const made = await this.worker;
    return new Promise((done, failed) => {
      this.number += 1;
      this.waiting.set(this.number, { done, failed });
      made.postMessage({ ...message, act, id: this.number }, transfer);
    });
  }

  /**
   * Opens a list: its columns.
   * @param {File} file
   * @param {{ tab?: number, delimiter?: string }} wanted as what
   */
  async open(file, wanted) {
    const bytes = await file.arrayBuffer();
    return this.ask("open", { bytes, ...wanted }, [bytes]);
  }

  /**
   * Begins the work on its part of the list that it opened.
   * @param {any} order see `begin` in ledger-worker.js
   * @param {string} places the list of all places; empty where those of the page are enough
   */
  async begin(order, places) {
    this.part = { progress: null, tables: [], seen: [] };
    if (places) await this.ask("take_places", { list: places });
    return this.ask("begin", order);
  }

  end() {
    this.worker.then(made => made.terminate(), () => {});
    this.waiting.clear();
  }
}

/** The worker that has the list, once it was asked for. @type {Hand | null} */
let first = null;
/** Those that tell a part of a long list beside it, in the order of the parts. @type {Hand[]} */
let others = [];
/** The list that the first has opened, and as what. @type {{ file: File, wanted: { tab?: number, delimiter?: string } } | null} */
let list = null;
/** The opening of the list by the others. @type {Promise<unknown>} */
let othersOpened = Promise.resolve();
/** The script and the compiled module, of which every worker is made. */
let parts = null;
/** @type {(message: { progress: any, tables: Blob[] }) => void} */
let onProgress = () => {};
/** @type {(key: string) => void} */
let onBroken = () => {};

/** A list of text below so many bytes is told by one worker, as is one above so many: each holds the whole file. */
const SHORT = 500_000;
const LONG = 100_000_000;
const MOST_HANDS = 4;

/**
 * Has the end of the worker told, by the key of what was wrong.
 * @param {(key: string) => void} act
 */
export function whenBroken(act) {
  onBroken = act;
}

/**
 * Has each step of the work told, with the table once all of it is done.
 * @param {typeof onProgress} act
 */
export function whenProgress(act) {
  onProgress = act;
}

function broken(hand, key) {
  if (hand === first || others.includes(hand)) onBroken(key);
}

/** One bar for all: they have as much to do, each of its own part. The first counts what the others saw once it is done. */
function hearProgress(hand, { progress, tables, seen }) {
  const hands = [first, ...others];
  if (!hands.includes(hand)) return;
  hand.part.progress = progress;
  hand.part.tables.push(...tables);
  if (seen.byteLength) hand.part.seen.push(seen);
  const all = hands.map(one => one.part.progress).filter(Boolean);
  const sum = of => all.reduce((sum, one) => sum + of(one), 0);
  const together = {
    done: sum(one => one.done), total: (progress.total * hands.length) || 0, rows: sum(one => one.rows), finished: false,
  };
  const isDone = all.length === hands.length && all.every(one => one.finished);
  if (isDone) gather(hands, together);
  else onProgress({ progress: together, tables: [] });
}

/** @param {Hand[]} hands */
async function gather(hands, progress) {
  const tables = [].concat(...hands.map(hand => hand.part.tables));
  const seen = [].concat(...others.map(hand => hand.part.seen));
  endOthers();
  try {
    await ask("absorb", { seen }, seen);
  } catch (problem) {
    return onBroken("failed");
  }
  if (hands[0] === first) onProgress({ progress: { ...progress, finished: true }, tables });
}

/** The worker's script and the module come from this site and nowhere else. */
async function make(lock, hears) {
  parts = parts || Promise.all([
    fetch(`${site}ledger-worker.js`).then(answer => answer.text()),
    fetch(`${site}ledger_bg.wasm`).then(answer => answer.arrayBuffer()).then(bytes => WebAssembly.compile(bytes)),
  ]);
  let script, module;
  try {
    [script, module] = await parts;
  } catch (problem) {
    parts = null;
    throw problem;
  }
  const made = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  made.onmessage = event => hears(event.data);
  made.onerror = () => hears({ broken: "failed" });
  made.postMessage({ module, lock });
  return made;
}

/**
 * Asks the worker for something.
 * @param {string} act see ACTS in ledger-worker.js
 * @param {object} [message]
 * @param {Transferable[]} [transfer]
 * @returns {Promise<any>} fails with the key of what is wrong
 */
export function ask(act, message = {}, transfer = []) {
  first = first || new Hand();
  return first.ask(act, message, transfer);
}

/**
 * Opens a list: its columns.
 * @param {File} file
 * @param {{ tab?: number, delimiter?: string }} wanted as what
 * @returns {Promise<any>} fails with the key of what is wrong
 */
export async function openList(file, wanted) {
  endOthers();
  list = null;
  first = first || new Hand();
  const columns = await first.open(file, wanted);
  list = { file, wanted };
  return columns;
}

/**
 * Has the workers made that will tell a long list beside the first, and the list opened by them: it is done while a person
 * looks at the columns.
 * @param {boolean} isBookWanted a workbook is made by one worker, of the whole list
 */
export function callOthers(isBookWanted) {
  const isShared = list && !isBookWanted && list.file.size >= SHORT && list.file.size <= LONG;
  const count = isShared ? Math.min(navigator.hardwareConcurrency || 1, MOST_HANDS) - 1 : 0;
  if (others.length === count) return;
  endOthers();
  others = Array.from({ length: count }, () => new Hand());
  othersOpened = Promise.all(others.map(hand => hand.open(list.file, list.wanted)));
  // Whoever waits for it is told; here it is only not to be taken for forgotten.
  othersOpened.catch(() => {});
}

/**
 * Has the work on a long list rehearsed: of it the first look over the rows alone is kept, where the order stays the same.
 * @param {any} order see `begin` in ledger-worker.js
 */
export function rehearse(order) {
  if (!list || list.file.size < SHORT) return;
  const hands = [first, ...others];
  hands.forEach(async (hand, share) => {
    try {
      if (share > 0) await othersOpened;
      await hand.ask("rehearse", { ...order, book: false, share, shares: hands.length });
    } catch (problem) {
      // Whoever begins the work in earnest is told.
    }
  });
}

function endOthers() {
  others.forEach(hand => hand.end());
  others = [];
}

/**
 * Begins the work on the list that was opened; of a long one several workers tell a part each.
 * @param {any} order see `begin` in ledger-worker.js
 * @param {string} places the list of all places; empty where those of the page are enough
 * @returns {Promise<number>} how many values of one's own are in use
 */
export async function begin(order, places) {
  callOthers(order.book);
  const hands = [first, ...others];
  const begun = hands.map(async (hand, share) => {
    if (share > 0) await othersOpened;
    return hand.begin({ ...order, share, shares: hands.length }, places);
  });
  // What the first refuses the others refuse as well, and it is told once.
  Promise.allSettled(begun).then(([mine, ...theirs]) => {
    const failed = theirs.find(one => one.status === "rejected");
    if (mine.status === "fulfilled" && failed && hands[1] === others[0]) onBroken(failed.reason);
  });
  return begun[0];
}

/** Ends the work within the moment: the workers go, and with them all they held. */
export function stop() {
  if (first) first.end();
  first = null;
  endOthers();
  list = null;
  onProgress = () => {};
}
