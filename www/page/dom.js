// Small helpers for the document that every page has.

/** The root element. */
export const root = document.documentElement;

/** The folder of the site from this page, such as "../"; what no language has for itself stands there. */
export const site = root.dataset.site;

/**
 * The elements that match.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {any[]}
 */
export function all(selector, within = document) {
  return Array.from(within.querySelectorAll(selector));
}

/**
 * The element of an id.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * An element's text in one line; nothing for no element.
 * @param {Node | null | undefined} element
 */
export function text(element) {
  return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
}

/**
 * A sentence of the page's, which stands in it hidden.
 * @param {string} key
 */
export function word(key) {
  return text(document.querySelector(`[data-word='${key}']`));
}

/**
 * A new element with a text.
 * @param {string} tag
 * @param {string} [content]
 * @returns {any}
 */
export function make(tag, content = "") {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

/**
 * A new button.
 * @param {string} label
 * @param {() => void} act
 */
export function makeButton(label, act) {
  const button = make("button", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/** Today in the time zone of the device, as date fields write it. */
export function today() {
  const now = new Date();
  const two = number => String(number).padStart(2, "0");
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
}
