/** How the page starts: today, in a browser of 2020, and where there is no WebAssembly at all. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { in2020, today } from "./support/stage.mjs";

test("the calculators stand today", today(async stage => {
  for (const path of ["", "en/", "index.html", "en/index.html"]) await Calculator.openAt(stage, stage.url(path));
  await stage.shot("start");
}));

test("the calculators stand in Chromium 80", in2020(async stage => {
  assert.match(await stage.tab.run(() => navigator.userAgent), /Chrome\/80\./);
  await Calculator.open(stage);
  await stage.shot("start-chromium-80");
}));

test("without WebAssembly the text stays and says so", today(async stage => {
  await stage.tab.beforehand("delete window.WebAssembly");
  await stage.tab.open(stage.url("index.html"));
  await stage.tab.until(() => document.documentElement.dataset.ready === "no");
  assert.notEqual(await stage.tab.text("h1"), "");
  assert(await stage.tab.isShown("#no-wasm"));
  const complaints = await stage.takeComplaints();
  assert(complaints.every(text => text.includes("The calculators could not start")), complaints.join("\n"));
  await stage.shot("no-wasm");
}));
