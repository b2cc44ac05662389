import { site } from "./dom.js";

/** Has the service worker keep the site. Without it the site works all the same, only not offline. */
export function keepOffline() {
  if (/^https?:$/.test(location.protocol) && navigator.serviceWorker) {
    navigator.serviceWorker.register(`${site}sw.js`).catch(() => {});
  }
}
