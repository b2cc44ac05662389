/** Waiting for what is so soon. */

/** Long enough for a busy machine, in milliseconds; a test that needs it all has failed. */
export const PATIENCE = 60_000;
const BREATH = 20;

/**
 * Asks again until the answer is as wanted, and gives it; the message of a failure tells the last answer.
 * @template T
 * @param {() => T | Promise<T>} ask  @param {(answer: T) => unknown} isWanted  @param {number} patience milliseconds
 */
export async function until(ask, isWanted = Boolean, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    /** @type {unknown} */
    let last;
    try {
      const answer = await ask();
      if (isWanted(answer)) return answer;
      last = answer;
    } catch (error) {
      // While a page gives way to another a question may fail; only the last failure counts.
      last = error;
    }
    if (Date.now() > end) throw new Error(`Not so after ${patience} ms: ${isWanted === Boolean ? ask : isWanted}\nLast: ${last}`);
    await new Promise(done => setTimeout(done, BREATH));
  }
}
