// The way to the ledger's worker, from the page's side.

import { site } from "../page/dom.js";

/** The worker, once it was asked for. @type {Promise<Worker> | null} */
let worker = null;
/** What waits for an answer, by the number of its message. */
const waiting = new Map();
let number = 0;
/** @type {(message: { progress: any, table: ArrayBuffer }) => void} */
let onProgress = () => {};
/** @type {(key: string) => void} */
let onBroken = () => {};

/**
 * Has the end of the worker told, by the key of what was wrong.
 * @param {(key: string) => void} act
 */
export function whenBroken(act) {
  onBroken = act;
}

/**
 * Has each step of the work told, with the table that came together since the last.
 * @param {typeof onProgress} act
 */
export function whenProgress(act) {
  onProgress = act;
}

function hear(message, lock, begun) {
  if (message.broken) return onBroken(message.broken);
  if (message.held) {
    navigator.locks.request(lock, () => {
      if (worker === begun) onBroken("failed");
    });
    return;
  }
  if (message.progress) return onProgress(message);
  const { done, failed } = waiting.get(message.id) || {};
  waiting.delete(message.id);
  if (!done) return;
  if (message.problem) failed(message.problem);
  else done(message.value);
}

/** The worker's script and the module come from this site and nowhere else. */
async function make(lock, hears) {
  const [script, bytes] = await Promise.all([
    fetch(`${site}ledger-worker.js`).then(answer => answer.text()),
    fetch(`${site}ledger_bg.wasm`).then(answer => answer.arrayBuffer()),
  ]);
  const module = await WebAssembly.compile(bytes);
  const made = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  made.onmessage = event => hears(event.data);
  made.onerror = () => onBroken("failed");
  made.postMessage({ module, lock });
  return made;
}

function begin() {
  if (worker) return worker;
  const lock = `bangfu.columns${Math.random()}`;
  const begun = make(lock, message => hear(message, lock, begun));
  worker = begun;
  begun.catch(() => {
    if (worker === begun) worker = null;
    onBroken("no_wasm");
  });
  return begun;
}

/**
 * Asks the worker for something.
 * @param {string} act see ACTS in ledger-worker.js
 * @param {object} [message]
 * @param {Transferable[]} [transfer]
 * @returns {Promise<any>} fails with the key of what is wrong
 */
export async function ask(act, message = {}, transfer = []) {
  const made = await begin();
  return new Promise((done, failed) => {
    number += 1;
    waiting.set(number, { done, failed });
    made.postMessage({ ...message, act, id: number }, transfer);
  });
}

/** Ends the work within the moment: the worker goes, and with it all it held. */
export function stop() {
  if (worker) worker.then(made => made.terminate(), () => {});
  worker = null;
  waiting.clear();
  onProgress = () => {};
}
