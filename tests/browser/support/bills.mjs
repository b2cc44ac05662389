/** The bills of the bench. */

/** As a link: 凉州, minimum living allowance, first admission at a county hospital; basic insurance as the slip tells it. */
export const VISIT = new URLSearchParams({
  place: "620602", assessed_on: "2024-06-01", door: "medical", "p1.category": "minimum_living",
  "p1.discharge": "2024-05-10", "p1.hospital_level": "level_two", "p1.total": "80000", "p1.in_scope": "70000",
  "p1.slip_basic": "40000",
}).toString();

/** 德安: a stay for which the standards of all three layers are recorded.  @param {string} total  @param {string} inScope */
export const stay = (total, inScope) => ({
  place: "360426", assessed_on: "2025-06-01", household: {},
  persons: [{
    category: "minimum_living", also_category: "ordinary", grave_illness: false,
    visits: [{
      discharge: "2025-05-10", hospital_level: "level_two", visit_kind: "inpatient", where: "within", total, in_scope: inScope,
    }],
  }],
});
