/**
 * The chain of one bill written for two libraries, as a yardstick of the rules: for each layer deductible, rate and cap,
 * rounded to the fen. It knows no questions, no other place or group, no explanation.
 */

/** @typedef {(total: string, inScope: string) => string | number} Chain what is left to pay */
/** @typedef {(parameter: string) => string} Values the standards, as the report of a bill names them */

/** @param {any} Decimal  @param {Values} value  @returns {Chain} */
export function byDecimal(Decimal, value) {
  const of = (/** @type {string} */ parameter) => new Decimal(value(parameter));
  const fen = (/** @type {any} */ amount) => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const [deductible, rate] = [of("medical.basic_deductible"), of("medical.basic_rate")];
  const [serious, factor] = [of("medical.serious_deductible"), of("medical.serious_tilt_deductible_factor")];
  const seriousRate = of("medical.serious_tilt_rate");
  const [aidDeductible, aidRate, aidCap] = ["deductible", "rate", "cap"].map(part => of(`medical.aid_${part}`));
  /** @param {any} cost  @param {any} deductible  @param {any} rate */
  const layer = (cost, deductible, rate) => fen(Decimal.max(cost.minus(deductible), 0).times(rate));
  return (total, inScope) => {
    const cost = new Decimal(inScope);
    const basic = layer(cost, deductible, rate);
    const left = cost.minus(basic);
    const seriousPaid = layer(left, fen(serious.times(factor)), seriousRate);
    const rest = left.minus(seriousPaid);
    const aid = Decimal.min(layer(rest, aidDeductible, aidRate), aidCap);
    return new Decimal(total).minus(cost).plus(rest).minus(aid).toFixed(2);
  };
}

/** @param {any} Engine of publicodes, which reckons in binary floats  @param {Values} value  @returns {Chain} */
export function byPublicodes(Engine, value) {
  const of = (/** @type {string} */ parameter) => Number(value(parameter));
  const rounding = { plancher: 0, arrondi: "2 décimales" };
  const engine = new Engine({
    total: null,
    "in scope": null,
    "basic deductible": of("medical.basic_deductible"),
    "basic rate": of("medical.basic_rate"),
    "basic paid": { valeur: "(in scope - basic deductible) * basic rate", ...rounding },
    left: "in scope - basic paid",
    "whole deductible": of("medical.serious_deductible"),
    factor: of("medical.serious_tilt_deductible_factor"),
    "serious deductible": { valeur: "whole deductible * factor", ...rounding },
    "serious rate": of("medical.serious_tilt_rate"),
    "serious paid": { valeur: "(left - serious deductible) * serious rate", ...rounding },
    rest: "left - serious paid",
    "aid deductible": of("medical.aid_deductible"),
    "aid rate": of("medical.aid_rate"),
    "aid cap": of("medical.aid_cap"),
    "aid paid": { valeur: "(rest - aid deductible) * aid rate", ...rounding, plafond: "aid cap" },
    "own cost": "total - in scope + rest - aid paid",
  });
  return (total, inScope) => {
    engine.setSituation({ total: Number(total), "in scope": Number(inScope) });
    return /** @type {number} */ (engine.evaluate("own cost").nodeValue);
  };
}
