/** The two Chromiums of the tests: the system's of today, and that of February 2020 from an npm package. */

import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

import puppeteer from "puppeteer-core";
// @ts-expect-error It came without types.
import puppeteerOf2020 from "puppeteer-core-2020";

import { target } from "./places.mjs";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
  // The browser's own questions would stand in the record of what pages ask.
  "--disable-features=AutofillServerCommunication"];
const VIEWPORT = { width: 1280, height: 900 };

/** The first of these programs that is on the PATH.  @param {string[]} names  @param {string} missing the sentence when none is */
export function program(names, missing) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
  if (!found) throw new Error(missing);
  return found;
}

/** Starts the system's Chromium. */
export async function launch() {
  const executablePath = program(
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    "Chromium is not on the PATH; install it together with a Chinese font (on Debian: apt-get install chromium fonts-noto-cjk).",
  );
  return puppeteer.launch({ executablePath, args: ARGUMENTS, defaultViewport: VIEWPORT });
}

/** Starts Chromium 80; everything that it asks of other hosts goes to the proxy.  @param {string} proxy */
export async function launchOf2020(proxy) {
  const executablePath = await unpacked2020();
  const args = [...ARGUMENTS, "--single-process", "--no-zygote", `--proxy-server=${proxy}`];
  // The libraries that came with the program, used when the system lacks them.
  const env = { ...process.env, LD_LIBRARY_PATH: join(dirname(executablePath), "aws", "lib") };
  const browser = await puppeteerOf2020.launch({ executablePath, args, env, defaultViewport: VIEWPORT });
  return /** @type {import("puppeteer-core").Browser} */ (/** @type {unknown} */ (browser));
}

/** The program of 2020, unpacked at its first use. */
export async function unpacked2020() {
  const home = join(target, "tools", "chromium-80");
  if (!existsSync(home)) {
    await mkdir(dirname(home), { recursive: true });
    const unfinished = await mkdtemp(`${home}-`);
    const packed = join(dirname(createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json")), "bin");
    const { inflate } = (await import("lambdafs")).default;
    // The package unpacks into the folder for temporary files.
    const { TMPDIR } = process.env;
    process.env.TMPDIR = unfinished;
    await Promise.all(["chromium.br", "swiftshader.tar.br", "aws.tar.br"].map(file => inflate(join(packed, file))));
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await chmod(join(unfinished, "chromium"), 0o755);
    // Another test may have been faster.
    await rename(unfinished, home).catch(() => rm(unfinished, { recursive: true }));
  }
  return join(home, "chromium");
}
