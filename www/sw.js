// The service worker: the calculator works offline, and two versions of it never mix.
//
// The build writes the next line: a version, the files that the calculator needs (CORE), and the pages that are kept
// once they have been read (MORE), each with its hash.
"use strict";
const VERSION = "", CORE = {}, MORE = {};

const CACHE = "bangfu-" + VERSION;
const BASE = new URL("./", self.location).href;

// The page of the change-over. It asks for it itself, when this worker has nothing more to answer, and comes again when it
// is done: a navigation that meets a worker about to go is never answered in Chromium. Should no word come, it tries anew.
const CHANGE = `<link rel=icon href=data:,><script>
  var workers = navigator.serviceWorker;
  workers.oncontrollerchange = function () { location.reload(); };
  workers.getRegistration().then(function (one) {
    if (one && one.waiting) one.waiting.postMessage("take over"); else location.reload();
  });
</script>`;
const CHANGE_HEADERS = {
  "Content-Type": "text/html", "Refresh": "5", "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'; img-src data:"
};

// Clients that were shown a page newer than this version: their files come from the network too.
const newer = new Set();

// The path inside the site, or nothing for what is not ours. A folder stands for its index page.
function pathOf(url) {
  const address = new URL(url);
  address.hash = address.search = "";
  if (!address.href.startsWith(BASE)) return null;
  const path = address.href.slice(BASE.length);
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

// A file of exactly this version: the browser compares the hash, and asks the host whether its own copy is still good.
function exact(path, integrity) {
  return fetch(new Request(BASE + path, { cache: "no-cache", credentials: "same-origin", integrity })).then(answer => {
    if (!answer.ok) throw new Error(path + ": " + answer.status);
    // Some hosts answer index.html by way of "/"; a redirected answer could not serve a navigation later.
    return answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer;
  });
}

async function install() {
  const files = await Promise.all(Object.keys(CORE).map(async path => [path, await exact(path, CORE[path])]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([path, answer]) => cache.put(BASE + path, answer)));
}

async function clean() {
  const names = await caches.keys();
  const old = names.filter(name => name.startsWith("bangfu-") && name !== CACHE);
  // Another copy of the site on this host keeps its own: only caches with files of this folder go.
  await Promise.all(old.map(async name => {
    const files = await (await caches.open(name)).keys();
    if (files.every(file => file.url.startsWith(BASE))) await caches.delete(name);
  }));
}

async function answer(event) {
  const request = event.request;
  const path = pathOf(request.url);
  if (path === null || newer.has(event.clientId)) return fetch(request);
  if (request.mode === "navigate" && self.registration.waiting && await isAlone(request)) {
    // A newer version is complete and no other page would be left with half of the old one: change over, then ask again.
    return new Response(CHANGE, { headers: CHANGE_HEADERS });
  }
  // The host's own values are asked for anew each time; without a network the page goes on with those it has.
  if (path === "local-policy.json") return fetch(request).catch(() => new Response("kept"));
  const cache = await caches.open(CACHE);
  const kept = await cache.match(BASE + path);
  if (kept) return kept;
  if (!(path in MORE)) return fetch(request);
  try {
    const file = await exact(path, MORE[path]);
    await cache.put(BASE + path, file.clone());
    return file;
  } catch (error) {
    if (request.mode === "navigate") newer.add(event.resultingClientId);
    return fetch(request);
  }
}

// Whether this navigation leaves no page of the old version open. A page that reloads still counts as open itself.
async function isAlone(request) {
  const open = (await self.clients.matchAll({ type: "window" })).length;
  return open === 0 || (open === 1 && request.isReloadNavigation === true);
}

self.addEventListener("install", event => event.waitUntil(install()));
self.addEventListener("activate", event => event.waitUntil(clean()));
self.addEventListener("message", event => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", event => {
  // Nothing leaves for another host, whatever a page may try.
  if (new URL(event.request.url).origin !== self.location.origin) event.respondWith(Response.error());
  else if (event.request.method === "GET") event.respondWith(answer(event));
});
