/** A place that local.html offers to keep with those above it. */

import { until } from "./until.mjs";

/** @typedef {import("./tab.mjs").Tab} Tab */

export class OfferedPlace {
  #tab;

  /** @param {Tab} tab */
  constructor(tab) {
    this.#tab = tab;
  }

  /** What is offered, once something is. */
  async says() {
    return until(() => this.#tab.text("#place-offer"), text => text !== "");
  }

  async keep() {
    await this.#tab.click("#place-offer button");
  }

  /** The places kept on this device, as the file has them. */
  async kept() {
    return this.#tab.run(() => JSON.parse(localStorage.getItem("bangfu.local") ?? "{}").regions ?? []);
  }

  /** Which place the table is for. */
  async ofTable() {
    return this.#tab.run(() => /** @type {HTMLSelectElement} */ (document.querySelector("#table-place")).value);
  }
}
