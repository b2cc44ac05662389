// The ledger's worker: does what the page asks of the module, and says how far it is. It is made from a blob, so that
// it inherits the page's content policy; the page sends the compiled module along.

import load, * as ledger from "bangfu-ledger";

/** Milliseconds of work between two breaths, in which messages are heard: what the page draws then costs time as well. */
const SLICE = 250;
/** Households of a step: how finely a slice is measured. */
const STEP = 64;
/** Bytes of the table that are handed out at once. */
const PIECE = 1_000_000;
/** Milliseconds of a rehearsal, and of a slice of it. */
const REHEARSAL = 800, GLANCE = 40;

let ready = null;

/** Opens a file. Whatever is no UTF-8 is read as GB18030, as Excel writes it in China; what is neither is told as it is. */
function open({ bytes, tab, delimiter }) {
  const given = new Uint8Array(bytes);
  try {
    return ledger.open(given, tab, delimiter);
  } catch (problem) {
    if (problem !== "encoding") throw problem;
    let text;
    try {
      text = new TextDecoder("gb18030", { fatal: true }).decode(given);
    } catch (other) {
      throw problem;
    }
    return ledger.open(new TextEncoder().encode(text), tab, delimiter);
  }
}

/** Begins the work: how many values of one's own are in use. */
function begin(message) {
  const own = ledger.lay_over(message.own);
  const { task, place, day, second, language, columns, whole, near, masked, book, share, shares } = message;
  ledger.begin(task, place, day, second, language, columns, whole, near, masked, book, share, shares);
  return own;
}

/** Works for so many milliseconds, and hands out what comes together of the table. */
function slice(milliseconds, take) {
  const start = Date.now();
  let progress;
  do {
    progress = ledger.step(STEP);
    ledger.hand_table(progress.finished ? 0 : PIECE, { take });
  } while (!progress.finished && Date.now() - start < milliseconds);
  return progress;
}

/** A slice of the work, then a breath. The table goes straight into blobs, which the browser need not keep in memory. */
function work() {
  const tables = [];
  try {
    const progress = slice(SLICE, bytes => tables.push(new Blob([bytes])));
    const seen = ledger.seen();
    self.postMessage({ progress, tables, seen: seen.buffer }, [seen.buffer]);
    if (!progress.finished) setTimeout(work);
  } catch (problem) {
    self.postMessage({ broken: String(problem) });
  }
}

/** The rehearsal that goes on. */
let rehearsal = 0;

/** A browser compiles anew, and better, what runs often: here it may do so while a person looks at the columns. */
function rehearse(mine, until) {
  if (mine !== rehearsal || Date.now() > until) return;
  if (!slice(GLANCE, () => {}).finished) setTimeout(rehearse, 0, mine, until);
}

/** What the page may ask: by name, with the message. */
const ACTS = {
  targets: message => ledger.targets(message.language),
  open,
  about: message => ledger.about(message.language),
  take_places: message => ledger.take_places(message.list),
  find_places: message => ledger.find_places(message.typed, message.language),
  template: message => ledger.template(message.task, message.language),
  list({ group, class: of, village, as_written, from, count }) {
    const named = one => (one === null ? undefined : one);
    return ledger.list(named(group), named(of), named(village), as_written, from, count);
  },
  full_case: message => ledger.full_case(message.at),
  summary: message => ledger.summary(message.language),
  keep_month: () => ledger.keep_month(),
  changes: message => ledger.changes(message.language),
  book: () => ledger.book(),
  absorb: message => message.seen.forEach(one => ledger.absorb(new Uint8Array(one))),
  rehearse(message) {
    begin(message);
    rehearse(rehearsal, Date.now() + REHEARSAL);
  },
  begin(message) {
    const own = begin(message);
    work();
    return own;
  },
};

/** Held as long as the worker lives: a page that waits for it learns of its end, which no event tells. */
function hold(lock) {
  if (!navigator.locks) return;
  navigator.locks.request(lock, () => {
    self.postMessage({ held: true });
    return new Promise(() => {});
  });
}

function answer(message) {
  rehearsal += 1;
  try {
    self.postMessage({ id: message.id, value: ACTS[message.act](message) });
  } catch (problem) {
    // What is no key is a reader that gave up: of a file that is opened there is advice.
    const failed = message.act === "open" ? "trapped" : "failed";
    self.postMessage({ id: message.id, problem: typeof problem === "string" ? problem : failed });
  }
}

self.onmessage = ({ data: message }) => {
  if (message.module) {
    hold(message.lock);
    ready = load({ module_or_path: message.module });
    ready.catch(() => self.postMessage({ broken: "no_wasm" }));
  } else {
    ready.then(() => answer(message), () => {});
  }
};
