/** A look at a page of the finished site, a picture of it or of its print; how it is to be is the first argument, as JSON. */

import { writeFile } from "node:fs/promises";

import { launch } from "../support/chromium.mjs";
import { built } from "../support/places.mjs";
import { Server } from "../support/server.mjs";
import { Tab } from "../support/tab.mjs";
import { until } from "../support/until.mjs";

/** @type {{ path: string, width: number, height: number, out: string, js: string | null, pdf: boolean, whole: boolean }} */
const { path, width, height, out, js, pdf, whole } = JSON.parse(process.argv[2]);
const server = await new Server(built("site")).start();
const browser = await launch();
try {
  const tab = new Tab(await browser.newPage());
  tab.page.on("pageerror", error => console.error(String(error)));
  tab.page.on("console", message => message.type() === "error" && console.error(message.text()));
  await tab.resize(width, height);
  await tab.open(server.url(path));
  // A static page never says that it is ready; its text is all there is.
  await until(() => tab.run(() => document.documentElement.dataset.ready), undefined, 5000).catch(({ message }) => console.error(message));
  if (js !== null) {
    console.log(JSON.stringify(await tab.page.evaluate(js)));
    await new Promise(done => setTimeout(done, 200));
  }
  if (pdf) await writeFile(out, await tab.page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true }));
  else await tab.picture(out, whole);
} finally {
  await browser.close();
  server.stop();
}
