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

/** Whether what was typed speaks of a policy: it stands in the entry, or one of its everyday words stands in it. */
function speaksOf(word, policy) {
  const everyday = (policy.dataset.words || "").toLowerCase().split("|").filter(Boolean);
  return policy.textContent.toLowerCase().includes(word)
    || everyday.some(known => known.includes(word) || (known.length > 1 && word.includes(known)));
}

/** Shows the policies of which each word that was typed speaks; the whole of it may be one word. */
function search(find) {
  const typed = find.value.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  let count = 0;
  for (const policy of all(".policies > li")) {
    policy.hidden = !(speaksOf(typed, policy) || words.every(word => speaksOf(word, policy)));
    if (!policy.hidden) count++;
  }
  for (const family of all(".family")) family.hidden = !family.querySelector(".policies > li:not([hidden])");
  const found = count ? count + find.dataset.some : find.dataset.none;
  byId("found").textContent = words.length ? found : "";
  byId("find-none").hidden = count > 0;
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
  for (const button of all("[data-find]")) {
    button.addEventListener("click", () => {
      find.value = button.dataset.find;
      search(find);
      find.focus();
    });
  }
  window.addEventListener("hashchange", openLinked);
  openLinked();
}
