/** The households of the tests, by the names of the form; their amounts are those of `tests/cases/`. */

/** A household of 嵩明 in 2024, one fen below the line of 9,500 × 3. */
export const HOUSEHOLD = {
  place: "530127", assessed_on: "2024-05-10", door: "household", rural: "yes", members: "3", ex_poor: "yes",
  net_income: "28499.99", risk_illness: "yes", shock: "no", can_cope: "no",
};

/**
 * The same with a destitute person's stay of 20,000 in scope (11,472 paid by the basic layer) and a boarder at junior
 * school (750 a term).
 */
export const WHOLE = {
  ...HOUSEHOLD,
  "p1.category": "destitute", "p1.coverage_year": "2024", "p1.hospital_level": "level_three",
  "p1.discharge": "2024-05-08", "p1.in_scope": "20000",
  "p2.stage": "junior", "p2.boarding": "yes", "p2.term": "2024-spring",
};

/**
 * Waits until the page says of that household what the three calculators come to.
 * @param {{ until: (isSo: (...given: any[]) => unknown, ...given: unknown[]) => Promise<void> }} tab
 */
export async function untilWholeAnswered(tab, likely = "很可能符合") {
  await tab.until(likely => [["monitoring-0", likely], ["medical-0", "11,472.00"], ["living_grant-1", "750.00"]].every(
    ([id, told]) => document.getElementById(`result-${id}`)?.textContent?.includes(told)), likely);
}
