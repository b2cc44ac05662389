// The service worker: the calculator works offline, and two versions of it never mix.
//
// The build writes the next line: a version, and the files of the site with the hash of each, by when they are kept:
// ALWAYS and WITH_LANGUAGE at install, the latter for the languages that are read here; WHEN_IDLE once a page is ready
// and has nothing to do; WHEN_READ once somebody asked for them.
"use strict";
const VERSION = "", ALWAYS = {}, WITH_LANGUAGE = {}, WHEN_IDLE = {}, WHEN_READ = {};

const FILES = Object.assign({}, ALWAYS, WITH_LANGUAGE, WHEN_IDLE, WHEN_READ);
const CACHE = "bangfu-" + VERSION;
const BASE = new URL("./", self.location).href;
// Of the cache alone: the day on which this version was kept. Pages read it there to tell how old their copy is.
const KEPT = BASE + "kept.json";

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
  "Content-Type": "text/html",
  "Refresh": "5",
  "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'; img-src data:"
};

// Clients that were shown a page newer than this version: their files come from the network too.
const newer = new Set();

// Whether a request said that its reader spares data.
let sparesData = false;

/**
 * The path inside the site; a folder stands for its index page.
 * @param {string} url
 * @returns {string | null} nothing for what is not ours
 */
function pathOf(url) {
  const address = new URL(url);
  address.hash = address.search = "";
  if (!address.href.startsWith(BASE)) return null;
  const path = address.href.slice(BASE.length);
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

/**
 * The folder of the language of a path: "en/", or "" for Chinese.
 * @param {string} path
 */
function folderOf(path) {
  return path.startsWith("en/") ? "en/" : "";
}

/**
 * A file of exactly this version: the browser compares the hash, and asks the host whether its own copy is still good.
 * @param {string} path
 * @returns {Promise<Response>} fails where the host has another file, or none can be reached
 */
async function exact(path) {
  const asked = { cache: "no-cache", credentials: "same-origin", integrity: FILES[path] };
  const answer = await fetch(new Request(BASE + path, asked));
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  // Some hosts answer index.html by way of "/"; a redirected answer could not serve a navigation later.
  return answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer;
}

/**
 * Fetches a file and keeps it.
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function keep(path) {
  const file = await exact(path);
  await (await caches.open(CACHE)).put(BASE + path, file.clone());
  return file;
}

/**
 * Keeps what is not there yet, one file after the other: the reader's own requests go before.
 * @param {string[]} paths
 */
async function keepMissing(paths) {
  const cache = await caches.open(CACHE);
  try {
    for (const path of paths) {
      if (!await cache.match(BASE + path)) await keep(path);
    }
  } catch (error) {
    // Without a network, or with another version at the host: the rest is asked for at the next visit.
  }
}

/** The folders of the languages that are read here: of the open pages, and of what an earlier version kept. */
async function foldersRead() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const folders = new Set(pages.map(page => folderOf(pathOf(page.url) || "")));
  for (const path of Object.keys(WITH_LANGUAGE)) {
    if (await caches.match(BASE + path)) folders.add(folderOf(path));
  }
  return folders;
}

/** Fetches all that the calculator needs, and keeps it only when every file is there. */
async function install() {
  const folders = await foldersRead();
  const ofReaders = Object.keys(WITH_LANGUAGE).filter(path => folders.has(folderOf(path)));
  const paths = Object.keys(ALWAYS).concat(ofReaders);
  const files = await Promise.all(paths.map(async path => [path, await exact(path)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([path, answer]) => cache.put(BASE + path, answer)));
  const now = new Date();
  const day = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  await cache.put(KEPT, new Response(JSON.stringify({ kept: day })));
}

/** Removes the caches of earlier versions. */
async function clean() {
  const names = await caches.keys();
  const old = names.filter(name => name.startsWith("bangfu-") && name !== CACHE);
  // Another copy of the site on this host keeps its own: only caches with files of this folder go.
  await Promise.all(old.map(async name => {
    const files = await (await caches.open(name)).keys();
    if (files.every(file => file.url.startsWith(BASE))) await caches.delete(name);
  }));
}

/**
 * What the pages of a language ask to be kept. Programmes and the paper that is filled in by hand come first: they are
 * what somebody needs who is out of reach of a network.
 * @param {string} url of the page that asks
 * @returns {string[]}
 */
function furtherPages(url) {
  const folder = folderOf(pathOf(url) || "");
  const isFirst = path => path.startsWith(folder + "programme/") || path === folder + "paper.html";
  const pages = Object.keys(WHEN_IDLE).filter(path => folderOf(path) === folder);
  return pages.filter(isFirst).concat(pages.filter(path => !isFirst(path)));
}

/**
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
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
  if (path in FILES) {
    try {
      return await keep(path);
    } catch (error) {
      // The host has another version of it, or there is no network.
    }
  }
  return request.mode === "navigate" ? navigate(event, path) : fetch(request);
}

/**
 * A page that is not of this version, or our own page that says that it cannot be had now.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function navigate(event, path) {
  try {
    const page = await fetch(event.request);
    if (path in FILES) newer.add(event.resultingClientId);
    return page;
  } catch (error) {
    return Response.redirect(BASE + folderOf(path) + "offline.html?page=" + encodeURIComponent(path));
  }
}

// Whether this navigation leaves no page of the old version open. A page that reloads still counts as open itself.
async function isAlone(request) {
  const open = (await self.clients.matchAll({ type: "window" })).length;
  return open === 0 || (open === 1 && request.isReloadNavigation === true);
}

/**
 * Does what a page asks for.
 * @param {ExtendableMessageEvent} event
 */
function listen(event) {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "keep my language") {
    const folder = folderOf(pathOf(event.source.url) || "");
    event.waitUntil(keepMissing(Object.keys(WITH_LANGUAGE).filter(path => folderOf(path) === folder)));
  }
  if (event.data === "keep further pages" && !sparesData) event.waitUntil(keepMissing(furtherPages(event.source.url)));
}

self.addEventListener("install", event => event.waitUntil(install()));
// The page of the first visit is answered by this worker at once, so that it may lose its network too.
self.addEventListener("activate", event => event.waitUntil(clean().then(() => self.clients.claim())));
self.addEventListener("message", listen);
self.addEventListener("fetch", event => {
  sparesData = event.request.headers.get("Save-Data") === "on";
  // Nothing leaves for another host, whatever a page may try.
  if (new URL(event.request.url).origin !== self.location.origin) event.respondWith(Response.error());
  else if (event.request.method === "GET") event.respondWith(answer(event));
});
