// The ledger's worker: does what the page asks of the module, and says how far it is. It is made from a blob, so that
// it inherits the page's content policy; the page sends the compiled module along.

import load, * as ledger from "bangfu-ledger";

/** Households of the first slice; later ones take about this many milliseconds. */
const FIRST = 64;
const SLICE = 100;

let ready = null;

/** Whatever is no UTF-8 is read as GB18030, as Excel writes it in China; what is neither stays as it is. */
function decoded(bytes) {
  if (!ledger.is_other_text(bytes)) return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder("gb18030", { fatal: true }).decode(bytes));
  } catch (other) {
    return bytes;
  }
}

/** A slice of the work, then a breath in which messages are heard. */
function work(households) {
  const start = Date.now();
  let progress;
  try {
    progress = ledger.step(households);
    const table = ledger.table(), seen = ledger.seen();
    self.postMessage({ progress, table: table.buffer, seen: seen.buffer }, [table.buffer, seen.buffer]);
  } catch (problem) {
    self.postMessage({ broken: String(problem) });
    return;
  }
  const took = Date.now() - start + 1;
  const next = Math.round((households * SLICE) / took);
  if (!progress.finished) setTimeout(work, 0, Math.max(16, Math.min(20000, next)));
}

/** What the page may ask: by name, with the message. */
const ACTS = {
  targets: message => ledger.targets(message.language),
  open: message => ledger.open_as(decoded(new Uint8Array(message.bytes)), message.tab, message.delimiter),
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
  absorb: message => ledger.absorb(new Uint8Array(message.seen)),
  begin(message) {
    const own = ledger.lay_over(message.own);
    const { task, place, day, second, language, columns, whole, near, masked, book, share, shares } = message;
    ledger.begin(task, place, day, second, language, columns, whole, near, masked, book, share, shares);
    work(FIRST);
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
