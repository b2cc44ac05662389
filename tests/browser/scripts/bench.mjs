/** Speeds in Chromium, for `cargo xtask bench`: `node bench.mjs phone|modules|ledger <folder> [<jobs>]` prints the figures as JSON. */

import { VISIT } from "../support/bills.mjs";
import { launch } from "../support/chromium.mjs";
import { Calculator } from "../support/calculator.mjs";
import { Ledger } from "../support/ledger.mjs";
import { Record } from "../support/record.mjs";
import { Server } from "../support/server.mjs";
import { Tab } from "../support/tab.mjs";

/** Each visit is measured so many times; the middle one counts. */
const TIMES = 5;
/** The phone: a processor six times slower, 400 kbit/s, 400 ms. */
const SLOWDOWN = 6;
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** @param {number[]} figures */
const middle = figures => figures.sort((one, other) => one - other)[Math.floor(figures.length / 2)];

/**
 * A browser of its own before a folder, with one tab of a phone's size.
 * @template T
 * @param {string} folder
 * @param {(stage: { server: Server, tab: Tab, stage: any, slow: (times: number) => Promise<void>, record: Record }) => Promise<T>} does
 */
async function inBrowser(folder, does) {
  const server = await new Server(folder, { gzip: true }).start();
  const browser = await launch();
  try {
    const root = /** @type {any} */ (await browser.target().createCDPSession());
    const record = new Record((_, id) => root.connection().session(id));
    await record.follow(root);
    const tab = new Tab(await browser.newPage());
    await tab.resize(360, 740);
    const slow = (/** @type {number} */ times) => record.stand("Emulation.setCPUThrottlingRate", { rate: times });
    const stage = { tab, url: (/** @type {string} */ path) => server.url(path) };
    return await does({ server, tab, stage, slow, record });
  } finally {
    await browser.close();
    server.stop();
  }
}

/**
 * Milliseconds until the first text, the answer of a linked case, and those of every door.
 * @param {string} site  @param {"first" | "later" | "offline"} visit
 */
async function visited(site, visit) {
  return inBrowser(site, async ({ server, tab, stage, slow, record }) => {
    await tab.beforehand(`
      window.notes = {};
      new MutationObserver(() => {
        if (!notes.result && document.querySelector(".answer")) notes.result = performance.now();
        if (!notes.doors && document.documentElement.dataset.ready === "yes") notes.doors = performance.now();
      }).observe(document, { attributes: true, childList: true, subtree: true });
    `);
    if (visit !== "first") {
      await Calculator.open(stage);
      await tab.until(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
      // The worker answers from the second visit on.
      await tab.reload();
      await tab.open("about:blank");
    }
    server.isDown = visit === "offline";
    await record.stand("Network.emulateNetworkConditions", NETWORK);
    await slow(SLOWDOWN);
    await Calculator.open(stage, VISIT, { spread: false });
    return tab.run(() => {
      const { result, doors } = Reflect.get(window, "notes");
      return [performance.getEntriesByName("first-contentful-paint")[0].startTime, result, doors];
    });
  });
}

/** @param {string} site */
async function phone(site) {
  /** @type {{ [visit: string]: number[] }} */
  const visits = {};
  for (const visit of /** @type {const} */ (["first", "later", "offline"])) {
    /** @type {number[][]} */
    const runs = [];
    for (let time = 0; time < TIMES; time++) runs.push(await visited(site, visit));
    visits[visit] = [0, 1, 2].map(at => middle(runs.map(run => run[at])));
  }
  return { visits, keystrokes: await keystrokes(site) };
}

/** Microseconds from a keystroke to the new result on the page, laid out: unslowed and on the phone, of each case.  @param {string} site */
async function keystrokes(site) {
  const household = "place=530127&assessed_on=2024-05-10&door=household&rural=yes&ex_poor=yes&risk_illness=yes&shock=no&can_cope=no&net_income=28000";
  const cases = [
    [`${household}&members=3`, "net_income"],
    // One member: an income of 20,000 is above the line, and what would turn the verdict is sought.
    [`${household}&members=1&rigid_spending=0`, "net_income"],
    [VISIT, "p1.in_scope"],
    ["place=530127&assessed_on=2024-05-10&door=education&p1.stage=junior&p1.boarding=yes", "assessed_on"],
  ];
  return inBrowser(site, async ({ tab, stage, slow }) => {
    const figures = [];
    for (const [answers, field] of cases) {
      // As a person has it: the fold with the cards is closed.
      const page = await Calculator.open(stage, answers, { spread: false });
      const times = [];
      for (const slower of [1, SLOWDOWN]) {
        await slow(slower);
        times.push(await typed(tab, field));
      }
      await slow(1);
      const complaints = await page.complaints();
      // What is timed then is a page with a complaint.
      if (complaints) throw new Error(`A case of the bench has: ${complaints}`);
      figures.push(times);
    }
    return figures;
  });
}

/** @param {Tab} tab  @param {string} name */
function typed(tab, name) {
  return tab.run(name => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector(`[name='${name}']`));
    const times = [];
    for (let turn = 0; turn < 60; turn++) {
      const start = performance.now();
      field.value = name === "assessed_on" ? `2024-05-${10 + turn % 20}` : String(20000 + turn);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    // The first ten warm up.
    return times.slice(10).sort((one, other) => one - other)[25] * 1000;
  }, name);
}

/** Microseconds of one call of the rules; a page's clock is too coarse for fewer than a hundred.  @param {string} folder */
async function modules(folder) {
  return inBrowser(folder, async ({ server, tab }) => {
    await tab.open(server.url());
    return tab.run(async visit => {
      const OFTEN = 10_000, AT_ONCE = 100;
      const load = async (/** @type {string} */ name) => {
        const module = await import(new URL(`${name}.js`, location.href).href);
        await module.default({ module_or_path: `${name}_bg.wasm` });
        return module;
      };
      const bench = await load("bench"), swift = await load("swift");
      const median = (/** @type {() => void} */ work) => {
        const times = [];
        for (let run = 0; run < 60; run++) {
          const start = performance.now();
          work();
          times.push(performance.now() - start);
        }
        return times.slice(10).sort((one, other) => one - other)[25] * 1000 / AT_ONCE;
      };
      const assessed = median(() => bench.assess(visit, AT_ONCE));
      // The browser compiles what runs often a second time, with more care.
      bench.assess(visit, OFTEN);
      const assessedOften = median(() => bench.assess(visit, AT_ONCE));
      const explained = median(() => bench.explain(visit, AT_ONCE));
      swift.assess(visit, OFTEN);
      const assessedSwiftly = median(() => swift.assess(visit, AT_ONCE));
      const assessedFirst = median(() => bench.assess_first(visit, AT_ONCE));
      return { assessed, assessedOften, assessedSwiftly, assessedFirst, explained };
    }, VISIT);
  });
}

/** Milliseconds for which a person looks at the columns before the work is begun. */
const GLANCE = 1500;

/**
 * Seconds from the press of the button to the last row, without the drawing of the first screen of the list, and how many
 * workers there were: as many as the page takes of the cores that it is told of. The button is pressed after a look at the
 * columns, in which the page makes itself ready.
 * @param {string} folder
 * @param {string} jobs as JSON
 */
async function ledger(folder, jobs) {
  const figures = [];
  for (const { file, task, book, cores, rows } of JSON.parse(jobs)) {
    figures.push(await inBrowser(folder, async ({ server, tab }) => {
      await tab.beforehand(`
        Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => ${cores} });
        window.workers = 0;
        window.Worker = class extends Worker {
          constructor(...given) {
            super(...given);
            window.workers += 1;
          }
        };
      `);
      const ledger = new Ledger(tab);
      await ledger.openAt(server.url("ledger.html"));
      await ledger.chooseTask(task);
      await ledger.wish("book", book);
      await ledger.giveServed(file);
      await ledger.untilMapped();
      await new Promise(done => setTimeout(done, GLANCE));
      const seconds = await ledger.timed();
      const told = await ledger.text("summary");
      // What is timed then is a part of the list.
      if (!told.includes(String(rows))) throw new Error(`Of the ${rows} rows of ${file} this came: ${told}`);
      return { seconds, workers: await tab.run(() => Reflect.get(window, "workers")) };
    }));
  }
  return figures;
}

const [what, folder, jobs] = process.argv.slice(2);
/** @type {{ [what: string]: (folder: string, jobs: string) => Promise<unknown> }} */
const measures = { phone, modules, ledger };
if (!(what in measures)) throw new Error(`Nothing is measured by the name ${what}.`);
console.log(JSON.stringify(await measures[what](folder, jobs)));
