/** Today: a household's year on the first screen, and last days that the device's clock takes away once they are past. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { daysOf, isDayShown, isDeadlineShown, setClock } from "./support/dates.mjs";
import { Flow } from "./support/flow.mjs";
import { today, until } from "./support/stage.mjs";

/** As in `tests/cases/today/songming.toml`: on the allowance, a bill, a boarder in junior school, a grandmother of 86. */
const HOUSEHOLD = {
  place: "530127", assessed_on: "2026-11-28", door: "everything", rural: "yes", members: "3", recognised_as: "minimum_living",
  net_income: "12000", monitoring_only: "0", assets_within: "yes", "p1.category": "minimum_living",
  "p1.coverage_year": "2026", "p1.hospital_level": "level_three", "p1.discharge": "2026-10-20", "p1.in_scope": "20000",
  "p2.stage": "junior", "p2.boarding": "yes", "p2.group": "rural_minimum_living", "p2.hardship": "yes",
  "p2.school_meals": "no", "p2.term": "2026-autumn", "p3.born_on": "1940-05-01", "p3.employee_pension": "no",
};

test("the first screen says what the household gets this year", today(async stage => {
  await stage.tab.resize(360, 740);
  const page = await Flow.begin(stage, HOUSEHOLD);
  await until(() => page.checkup(), text => text.includes("比较有把握"));
  assert.equal(await page.screen(), "answer");
  await stage.shot("year-first-screen");
  const seen = await page.yearInSight();
  assert.match(seen.sums, /1,500\.00 元/);
  assert(seen.sumsAreWhole, "the three sums stand on the first screen");
  assert(seen.lines.length >= 5, seen.lines.join("\n"));
  assert(seen.lines.some(line => line.includes("2023年的")), seen.lines.join("\n"));
  assert(seen.asks, "whom to ask stands within half a screen more");
}));

test("a last day goes away with the device's day", today(async stage => {
  for (const [day, isOpen] of /** @type {[string, boolean][]} */ ([["2026-12-31", true], ["2027-01-01", false]])) {
    const tab = await stage.openTab();
    await setClock(tab, day);
    const page = await Calculator.open(stage, "", { tab });
    assert.equal(await isDeadlineShown(tab), isOpen, day);
    // A result of before, opened later.
    const answers = { place: "530127", assessed_on: "2026-11-28", door: "everything", "p1.born_on": "2024-05-10", "p1.subsidy_claimed": "no" };
    await page.fill(answers);
    const result = page.result("child_subsidy");
    await result.untilTells("2026年12月31日");
    assert.equal(await isDayShown(tab, result.selector), isOpen, day);
    await tab.open(stage.url("dates.html"));
    await until(() => daysOf(tab, "429005"), ({ ahead }) => ahead.length === (isOpen ? 1 : 0));
    assert.deepEqual(await daysOf(tab, "429005"), isOpen
      ? { ahead: ["2026-12-31"], past: ["2026-02-28"], saysNone: false }
      : { ahead: [], past: ["2026-02-28", "2026-12-31"], saysNone: true });
    await tab.close();
  }
}));
