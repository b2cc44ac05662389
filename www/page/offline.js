// The site without a network: the service worker keeps it, further pages follow when the browser has nothing to do, and
// every page tells since when its copy is kept. See ../sw.js.

/**
 * Keeps the site for use without a network. Called once the page has all that it needs itself.
 * @param {string} base the folder of the site, with its slash
 */
export function keepForOffline(base) {
  if (!/^https?:$/.test(location.protocol) || !navigator.serviceWorker) return;
  // Without it the site works all the same, only not offline.
  navigator.serviceWorker.register(base + "sw.js").catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => {
    active.postMessage("keep my language");
    whenIdle(() => {
      if (!sparesData()) active.postMessage("keep further pages");
    });
    tellAge(base);
  });
  offerAgain(base);
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

/**
 * Tells since when this copy is kept, wherever the page has a place for it.
 * @param {string} base
 */
async function tellAge(base) {
  const answer = await caches.match(base + "kept.json");
  if (!answer) return;
  const { kept } = await answer.json();
  for (const place of document.querySelectorAll("[data-kept]")) {
    place.querySelector("time").textContent = kept;
    place.hidden = false;
  }
}

/**
 * On the page that stands for one that is not kept: the way to what was wanted.
 * @param {string} base
 */
function offerAgain(base) {
  const link = document.getElementById("again");
  const wanted = new URLSearchParams(location.search).get("page");
  if (!link || !wanted) return;
  const address = new URL(wanted, base);
  // Nothing but a page of this site.
  if (!address.href.startsWith(base)) return;
  link.href = address.href + location.hash;
  link.parentElement.hidden = false;
}
