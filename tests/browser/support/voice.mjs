/** A voice of the device. */

/**
 * Gives the pages that a tab will open a voice, and tells what it said.
 * @param {import("./tab.mjs").Tab} tab
 * @returns {Promise<() => Promise<string[]>>}
 */
export async function giveVoice(tab) {
  await tab.beforehand(`
    window.said = [];
    const speechSynthesis = {
      getVoices: () => [{ lang: "zh-CN", name: "x" }], cancel() {}, speak: speech => said.push(speech.text),
    };
    Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis });
    window.SpeechSynthesisUtterance = function (text) { this.text = text };
  `);
  return () => tab.run(() => /** @type {string[]} */ (Reflect.get(window, "said")));
}
