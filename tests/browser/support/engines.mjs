/**
 * Firefox by WebDriver BiDi; WebKit, as its GTK port has it, by its own WebDriver in a display that nobody sees. What
 * Firefox asks of other hosts ends in the trap, and its complaints fail the test; the driver of WebKit tells of neither.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

import puppeteer from "puppeteer-core";
import { Builder, Capabilities } from "selenium-webdriver";

import { program } from "./chromium.mjs";
import { built } from "./places.mjs";
import { leave } from "./remains.mjs";
import { Server } from "./server.mjs";
import { Tab } from "./tab.mjs";
import { Trap } from "./trap.mjs";
import { PATIENCE, until } from "./until.mjs";

/** @typedef {{ tab: Tab, server: Server }} Engine */

/** What Firefox asks for itself, whatever it is told. */
const OWN = /^\S+ (https?:\/\/)?([^/: ]+\.mozilla\.(com|org|net)|dummy\.test)[:/]/;

/**
 * A test in the system's Firefox.
 * @param {(engine: Engine) => Promise<void>} does
 */
export function inFirefox(does) {
  return async (/** @type {{ name: string }} */ { name }) => {
    const executablePath = program(
      ["firefox-esr", "firefox"],
      "Firefox is not on the PATH; install it (on Debian: apt-get install firefox-esr).",
    );
    const [server, trap] = await Promise.all([new Server(built("site")).start(), new Trap().set()]);
    const extraPrefsFirefox = {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": trap.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": trap.port,
    };
    const browser = await puppeteer.launch({ browser: "firefox", executablePath, extraPrefsFirefox });
    const page = await browser.newPage();
    const complaints = /** @type {string[]} */ ([]);
    page.on("pageerror", error => complaints.push(String(error)));
    page.on("console", message => message.type() === "error" && complaints.push(message.text()));
    const tab = new Tab(page);
    try {
      await does({ tab, server });
      const told = [...complaints, ...trap.caught.filter(line => !OWN.test(line))];
      if (told.length) throw new Error(`Firefox complained, or asked elsewhere:\n  ${told.join("\n  ")}`);
    } catch (failure) {
      throw await leave(name, [tab], complaints, failure);
    } finally {
      await browser.close();
      server.stop();
      trap.stop();
    }
  };
}

/**
 * A test in the system's WebKit.
 * @param {(engine: Engine) => Promise<void>} does
 */
export function inWebkit(does) {
  return async (/** @type {{ name: string }} */ { name }) => {
    const missing = "WebKitWebDriver and Xvfb are not on the PATH; install them (on Debian: apt-get install webkit2gtk-driver xvfb).";
    const server = await new Server(built("site")).start();
    // It takes a free number and says which.
    const options = ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"];
    const display = spawn(program(["Xvfb"], missing), options, { stdio: ["ignore", "pipe", "ignore"] });
    const [number] = await once(createInterface(display.stdout), "line");
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${number}` };
    const driver = spawn(program(["WebKitWebDriver"], missing), [`--port=${port}`], { env, stdio: "ignore" });
    const address = `http://127.0.0.1:${port}`;
    await until(() => fetch(`${address}/status`));
    const capabilities = new Capabilities({ browserName: "MiniBrowser" });
    const session = await new Builder().disableEnvironmentOverrides().usingServer(address).withCapabilities(capabilities).build();
    try {
      const tab = new Tab(/** @type {any} */ ({
        goto: (/** @type {string} */ address) => session.get(address),
        evaluate: (/** @type {Function} */ does, /** @type {unknown[]} */ ...given) =>
          session.executeScript(`return (${does}).apply(null, arguments)`, ...given),
        screenshot: async () => Buffer.from(await session.takeScreenshot(), "base64"),
      }));
      await does({ tab, server }).catch(async failure => {
        throw await leave(name, [tab], [], failure);
      });
    } finally {
      // The browser ends with its session; the driver alone would leave it.
      await session.quit();
      driver.kill();
      display.kill();
      server.stop();
    }
  };
}

/** The driver takes no port 0; a port that was free a moment ago is. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}
