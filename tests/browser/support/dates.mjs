/** 重要日期: what the pages say of last days, and a device whose clock stands on another day. */

/** @typedef {import("./tab.mjs").Tab} Tab */

/** Sets the device's clock to noon of a day, on every page that is opened from now on.  @param {Tab} tab  @param {string} day */
export async function setClock(tab, day) {
  await tab.beforehand(`{
    const Real = Date;
    const ahead = new Real("${day}T12:00:00").getTime() - Real.now();
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length) super(...given);
        else super(Real.now() + ahead);
      }
      static now() {
        return Real.now() + ahead;
      }
    };
  }`);
}

/** Whether the first page shows a last day.  @param {Tab} tab */
export async function isDeadlineShown(tab) {
  return tab.isShown(".deadline");
}

/** Whether a result of the calculator shows by when.  @param {Tab} tab  @param {string} result as a selector */
export async function isDayShown(tab, result) {
  return tab.isShown(`${result} .by-when[data-closes]`);
}

/** The last days that the page of dates tells of a place, ahead and past.  @param {Tab} tab  @param {string} place */
export async function daysOf(tab, place) {
  return tab.run(place => {
    const box = /** @type {HTMLDetailsElement} */ (document.getElementById(`place-${place}`));
    box.open = true;
    /** @param {string} selector */
    const days = selector => [.../** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(`${selector} > [data-closes]`))]
      .map(one => one.dataset.closes ?? "");
    const none = /** @type {HTMLElement} */ (box.querySelector("[data-none]"));
    return { ahead: days(".dates:not([data-past])"), past: days("[data-past]"), saysNone: !none.hidden };
  }, place);
}
