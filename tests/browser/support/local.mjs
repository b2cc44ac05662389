/** A county's own values: the form beside a standard, and the list of all. */

/** @typedef {import("./tab.mjs").Tab} Tab */

/** The form of one standard on its programme's page. */
export class LocalForm {
  #tab;
  #id;

  /** @param {Tab} tab  @param {string} parameter such as `monitoring.line` */
  constructor(tab, parameter) {
    this.#tab = tab;
    this.#id = `local-${parameter}`;
  }

  async untilOpen() {
    await this.#tab.until(id => /** @type {HTMLDetailsElement | null} */ (document.getElementById(id))?.open, this.#id);
  }

  /** @param {string} place */
  async choosePlace(place) {
    await this.#tab.choose(this.#field("region"), place);
  }

  /** @param {string} name  @param {string} text */
  async type(name, text) {
    await this.#tab.type(this.#field(name), text);
  }

  /** Gives a field of a date its value, as a picker does.  @param {string} name  @param {string} value */
  async set(name, value) {
    await this.#tab.set(this.#field(name), value);
  }

  /** Has it kept on the device. */
  async keep() {
    await this.#tab.run(id => {
      /** @type {HTMLInputElement} */ (document.querySelector(`[id='${id}'] [name=keep]`)).checked = true;
    }, this.#id);
  }

  async send() {
    await this.#tab.click(`[id='${this.#id}'] button`);
  }

  /** What is said when it was taken. */
  async done() {
    return this.#tab.text(`[id='${this.#id}'] .local__done`);
  }

  /** Back to the calculator. */
  async back() {
    await this.#tab.click(`[id='${this.#id}'] .local__done a`);
  }

  /** @param {string} name */
  #field(name) {
    return `[id='${this.#id}-${name}']`;
  }
}

/** The page of all values that are not built in. */
export class LocalValues {
  #tab;

  /** @param {Tab} tab */
  constructor(tab) {
    this.#tab = tab;
  }

  /** Puts a file into the device's store as it is.  @param {string} file */
  async keep(file) {
    await this.#tab.run(file => localStorage.setItem("bangfu.local", file), file);
  }

  async count() {
    return this.#tab.count("#local-list li");
  }

  async text() {
    return this.#tab.text("#local-list");
  }

  /** What is said where there is none. */
  async none() {
    return this.#tab.text("#local-none");
  }

  /** What the site's host has put beside its pages. */
  async hosted() {
    return this.#tab.text("#local-hosted");
  }

  /** What of the file was refused, and why. */
  async refused() {
    await this.#tab.until(() => document.getElementById("local-bad")?.hidden === false);
    return this.#tab.text("#local-refused");
  }

  /** The file that is handed to the host. */
  async file() {
    return this.#tab.run(() => {
      const { href } = /** @type {HTMLAnchorElement} */ (document.getElementById("local-export"));
      return decodeURIComponent(href.slice(href.indexOf(",") + 1));
    });
  }

  async clear() {
    await this.#tab.click("#local-clear");
  }

  /** Removes an entry.  @param {number} at from 0 */
  async remove(at) {
    await this.#tab.click(`#local-list li:nth-child(${at + 1}) button`);
  }

  /** Gives it a file, as a choice does.  @param {string} file */
  async give(file) {
    await this.#tab.run(file => {
      const files = new DataTransfer();
      files.items.add(new File([file], "local-policy.json"));
      const input = /** @type {HTMLInputElement} */ (document.getElementById("local-import"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, file);
  }

  /** Brings back what was taken away or overwritten. */
  async undo() {
    await this.#tab.click("#undo button");
  }

  /** The table of a place, as it is handed out for a spreadsheet.  @param {string} place */
  async table(place) {
    await this.#tab.choose("#table-place", place);
    await this.#tab.until(place => {
      const link = /** @type {HTMLAnchorElement} */ (document.getElementById("table-down"));
      return !link.hidden && link.download === `${place}.csv`;
    }, place);
    return this.#tab.run(() => {
      const { href } = /** @type {HTMLAnchorElement} */ (document.getElementById("table-down"));
      return decodeURIComponent(href.slice(href.indexOf(",") + 1));
    });
  }

  /** Puts a filled-in table back; what is said beside the field.  @param {Uint8Array | string} table */
  async putBack(table) {
    await this.#tab.run(bytes => {
      /** @type {HTMLElement} */ (document.getElementById("table-said")).textContent = "";
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(bytes)], "table.csv"));
      const input = /** @type {HTMLInputElement} */ (document.getElementById("table-up"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, [...Buffer.from(table)]);
    await this.#tab.until(() => document.getElementById("table-said")?.textContent !== "");
    return this.#tab.text("#table-said");
  }

  /** What is said beside the button that adds a place. */
  async placeAdded() {
    return this.#tab.text("#place-done");
  }

  /** Adds a place.  @param {{ code: string, name: string, parent: string }} place */
  async addPlace({ code, name, parent }) {
    await this.#tab.run(() => {
      /** @type {HTMLDetailsElement} */ (document.querySelector("#local-place")?.parentNode).open = true;
    });
    await this.#tab.type("#place-code", code);
    await this.#tab.type("#place-name", name);
    await this.#tab.choose("#place-parent", parent);
    await this.#tab.click("#local-place button");
  }
}
