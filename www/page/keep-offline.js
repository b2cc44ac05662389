// The site without a network: the service worker keeps it, further pages follow when the browser has nothing to do, and
// every page tells since when its copy is kept. See ../sw.js.

import { all, byId, site } from "./dom.js";

/** The folder of the site, with its slash. */
const base = new URL(site || "./", location.href).href;

/**
 * Has the service worker keep the site. Called once the page has all that it needs itself; without it the site works all
 * the same, only not offline.
 */
export function keepOffline() {
  if (!/^https?:$/.test(location.protocol) || !navigator.serviceWorker) return;
  offerAgain();
  navigator.serviceWorker.register(`${base}sw.js`).catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => {
    active.postMessage("keep my language");
    whenIdle(() => {
      if (!sparesData()) active.postMessage("keep further pages");
    });
    tellAge();
  });
}

/** Whether the reader has asked the browser to spare data. */
function sparesData() {
  return Boolean(navigator.connection && navigator.connection.saveData);
}

/** @param {() => void} act */
function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act);
  else setTimeout(act, 2000);
}

/** Tells since when this copy is kept, wherever the page has a place for it. */
async function tellAge() {
  const answer = await caches.match(`${base}kept.json`);
  if (!answer) return;
  const { kept } = await answer.json();
  for (const place of all("[data-kept]")) {
    place.querySelector("span").textContent = kept;
    place.hidden = false;
  }
}

/** On the page that stands for one that is not kept: the way to what was wanted. */
function offerAgain() {
  const link = byId("again");
  const wanted = new URLSearchParams(location.search).get("page");
  if (!link || !wanted) return;
  const address = new URL(wanted, base);
  // Nothing but a page of this site.
  if (!address.href.startsWith(base)) return;
  link.href = address.href + location.hash;
  link.parentElement.hidden = false;
}
