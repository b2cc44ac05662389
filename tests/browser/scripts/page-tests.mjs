/** Opens a page of tests, prints what it says, and fails where it does: `node page-tests.mjs <folder>`. */

import { launch } from "../support/chromium.mjs";
import { Server } from "../support/server.mjs";
import { Tab } from "../support/tab.mjs";
import { until } from "../support/until.mjs";

const PATIENCE = 300_000;

const server = await new Server(process.argv[2]).start();
const browser = await launch();
try {
  const tab = new Tab(await browser.newPage());
  /** @type {string[]} */
  const complaints = [];
  tab.page.on("pageerror", error => complaints.push(String(error)));
  tab.page.on("console", message => message.type() === "error" && complaints.push(message.text()));
  await tab.open(server.url());
  const ended = await until(() => tab.run(() => document.documentElement.dataset.tests), undefined, PATIENCE).catch(error => error.message);
  console.log((await tab.run(() => document.getElementById("output")?.textContent))?.trim());
  if (ended !== "passed") {
    console.error([...complaints, ended].join("\n"));
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.stop();
}
