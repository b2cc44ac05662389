// The search of the page of all policies, and the age of what was looked up: both on the device, without network.

import { all, byId } from "./dom.js";

/** In milliseconds. */
export const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Says of sources that were looked at over a year ago that they may have changed. */
export function markStale() {
  const words = byId("stale");
  if (!words) return;
  for (const checked of all("[data-checked]")) {
    if (Date.now() - new Date(checked.dataset.checked) > YEAR) checked.textContent += words.textContent;
  }
}

/** Shows the policies of which each word that was typed stands somewhere in the entry. */
function search(find) {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const policy of all(".policies > li")) {
    const content = policy.textContent.toLowerCase();
    policy.hidden = !words.every(word => content.includes(word));
    if (!policy.hidden) count++;
  }
  for (const family of all(".family")) family.hidden = !family.querySelector(".policies > li:not([hidden])");
  const found = count ? count + find.dataset.some : find.dataset.none;
  byId("found").textContent = words.length ? found : "";
}

/** A link to one policy opens it. */
function openLinked() {
  const policy = location.hash && byId(location.hash.slice(1));
  if (policy && policy.firstElementChild) policy.firstElementChild.open = true;
}

/** Hears the search field, where the page has one. */
export function beginSearch() {
  const find = byId("find");
  if (!find) return;
  find.addEventListener("input", () => search(find));
  window.addEventListener("hashchange", openLinked);
  openLinked();
}
