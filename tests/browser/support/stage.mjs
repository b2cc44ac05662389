/**
 * What every test stands on: the site served, a browser with an empty profile, a tab, and a record of what was asked and
 * complained of. Any uncaught exception, any error on a console and any request to another host fails the test in which
 * it happens. A test that fails leaves pictures and what the consoles said in a folder that its message names.
 */

import { join } from "node:path";
import { after } from "node:test";

import { launch, launchOf2020 } from "./chromium.mjs";
import { built } from "./places.mjs";
import { Record } from "./record.mjs";
import { leave } from "./remains.mjs";
import { Server } from "./server.mjs";
import { Tab } from "./tab.mjs";
import { Trap } from "./trap.mjs";
import { until } from "./until.mjs";

/**
 * @typedef {import("puppeteer-core").Browser} Browser
 * @typedef {{ folder?: string, isFromDisk?: boolean }} Options
 *   `folder`: what is served, the finished site unless said otherwise; `isFromDisk`: pages may be files
 */

// Chromium 80 does not know this word of the narrower policy, says so, and keeps to the rest.
const UNKNOWN_IN_2020 = "invalid source: ''wasm-unsafe-eval''";

/** @type {Promise<Browser> | undefined} one for all tests of a file; each has a profile of its own in it */
let shared;
after(async () => (await shared)?.close());

/**
 * A test in today's Chromium.
 * @param {(stage: Stage) => Promise<void>} does  @param {Options} options
 */
export function today(does, options = {}) {
  return onStage(Stage.today, does, options);
}

/**
 * A test in Chromium 80, February 2020.
 * @param {(stage: Stage) => Promise<void>} does  @param {Options} options
 */
export function in2020(does, options = {}) {
  return onStage(Stage.in2020, does, options);
}

/**
 * @param {(options: Options) => Promise<Stage>} set  @param {(stage: Stage) => Promise<void>} does  @param {Options} options
 * @returns {(test: { name: string }) => Promise<void>}
 */
function onStage(set, does, options) {
  return async ({ name }) => {
    const stage = await set(options);
    try {
      await does(stage).catch(failure => stage.addTo(failure));
      await stage.assertQuiet();
    } catch (failure) {
      throw await leave(name, stage.tabs, stage.record.console, failure);
    } finally {
      await stage.end();
    }
  };
}

export class Stage {
  server;
  trap;
  record;
  /** The first tab.  @type {Tab} */
  tab;
  /** The beginnings of addresses that may be asked for.  @type {string[]} */
  own;
  /** Every tab, those that were closed included.  @type {Tab[]} */
  tabs = [];
  #pages;
  #quit;

  /**
   * @param {{ server: Server, trap: Trap, record: Record, own: string[] }} parts
   * @param {() => Promise<import("puppeteer-core").Page>} pages makes a page
   * @param {() => Promise<void>} quit ends what the pages stand in
   */
  constructor({ server, trap, record, own }, pages, quit) {
    this.server = server;
    this.trap = trap;
    this.record = record;
    this.own = [server.url(), "blob:", "data:", "about:", ...own];
    this.#pages = pages;
    this.#quit = quit;
    this.tab = /** @type {any} */ (undefined);
  }

  /** @param {Options} options */
  static async today({ folder, isFromDisk }) {
    const browser = await (shared ??= launch());
    const [server, trap] = await Promise.all([new Server(folder ?? built("site")).start(), new Trap().set()]);
    const context = await browser.createBrowserContext({ proxyServer: trap.address });
    const root = /** @type {any} */ (await browser.target().createCDPSession());
    const record = new Record(
      (_, id) => root.connection().session(id),
      ({ browserContextId }) => browserContextId === context.id,
    );
    await record.follow(root);
    const parts = { server, trap, record, own: isFromDisk ? ["file:"] : [] };
    const stage = new Stage(parts, () => context.newPage(), async () => {
      await context.close();
      await root.detach();
    });
    stage.tab = await stage.openTab();
    return stage;
  }

  /** @param {Options} options */
  static async in2020({ folder, isFromDisk }) {
    const [server, trap] = await Promise.all([new Server(folder ?? built("site")).start(), new Trap().set()]);
    const browser = await launchOf2020(trap.address);
    const record = new Record((/** @type {any} */ parent, id) => parent._connection.session(id));
    const parts = { server, trap, record, own: isFromDisk ? ["file:"] : [] };
    const stage = new Stage(parts, async () => {
      const page = await browser.newPage();
      record.hear(await page.target().createCDPSession(), "page");
      return page;
    }, () => browser.close());
    stage.tab = await stage.openTab();
    return stage;
  }

  /** Opens another tab. */
  async openTab() {
    const tab = new Tab(await this.#pages());
    this.tabs.push(tab);
    return tab;
  }

  /** The address of a path of the site.  @param {string} path */
  url(path) {
    return this.server.url(path);
  }

  /** Waits until the service worker works, with what a reader cannot do without. */
  async untilInstalled() {
    await this.tab.until(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  }

  /** Waits until it has the pages that follow when the browser is idle as well.  @param {string} folder of the language */
  async untilKept(folder = "") {
    await this.untilInstalled();
    await until(() => this.kept(), paths => paths.includes(`${folder}together.html`));
  }

  /** The paths of all files that are kept. */
  async kept() {
    return this.tab.run(async () => {
      const all = await Promise.all((await caches.keys()).map(name => caches.open(name)));
      const requests = await Promise.all(all.map(cache => cache.keys()));
      return requests.flat().map(request => new URL(request.url).pathname.slice(1));
    });
  }

  /** What was complained of since the last call. */
  async takeComplaints() {
    // A round trip brings in what has been reported meanwhile.
    await this.tab.page.browser().version();
    return this.record.takeComplaints().filter(text => !text.includes(UNKNOWN_IN_2020));
  }

  /** What was asked of other hosts, by the browser's own reports and by the trap. */
  async foreign() {
    await this.tab.page.browser().version();
    const reported = this.record.requests.filter(({ url }) => !this.own.some(start => url.startsWith(start)));
    return [...reported.map(({ kind, url }) => `${kind} ${url}`), ...this.trap.caught];
  }

  /** The attempts so far were wanted. */
  forgetForeign() {
    this.record.requests.length = this.trap.caught.length = 0;
  }

  /** Fails if the pages complained or asked elsewhere. */
  async assertQuiet() {
    const [complaints, foreign] = [await this.takeComplaints(), await this.foreign()];
    const told = [
      ...(complaints.length ? ["The pages complained:", ...complaints] : []),
      ...(foreign.length ? ["Asked of other hosts:", ...foreign] : []),
    ];
    if (told.length) throw new Error(told.join("\n  "));
  }

  /** Adds to a failure what the pages complained of.  @param {Error} failure @returns {Promise<never>} */
  async addTo(failure) {
    await this.assertQuiet().catch(error => (failure.message += `\n${error.message}`));
    throw failure;
  }

  /** Leaves a picture for a person to look at, where BANGFU_SHOTS asks for it.  @param {string} name */
  async shot(name) {
    const folder = process.env.BANGFU_SHOTS;
    if (folder) await this.tab.picture(join(folder, `${name}.png`));
  }

  async end() {
    await this.#quit();
    this.server.stop();
    this.trap.stop();
  }
}

export { until } from "./until.mjs";
