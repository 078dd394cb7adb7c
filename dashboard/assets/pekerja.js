// The page without a network: what was opened is kept, and shown again with the moment at which it was kept.
// The network always comes first, so nothing old is ever shown as new; files that carry a hash never change.
"use strict";

const PAGES = "halaman", FILES = "berkas";
const MOST = { [PAGES]: 60, [FILES]: 400 };
const PATIENCE = 10000; // milliseconds after which a line that says nothing counts as none
const LASTING = /^\/(static|aset|peta)\//;
const HIDDEN = '<p id="disimpan" class="peringatan" role="status" hidden>'; // as dashboard/edition/document.py writes it

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begin()));

/** Take over what is open, and keep the page from which this was asked for: the browser still holds it. */
async function begin() {
  await self.clients.claim();
  for (const { url } of await self.clients.matchAll({ type: "window" })) {
    try {
      await keep(PAGES, url, await fetch(url, { cache: "force-cache" }));
    } catch { /* it is kept at the next visit */ }
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (LASTING.test(pathname)) event.respondWith(file(request));
});

async function page(request) {
  try {
    const answer = await Promise.race([fetch(request), tooLong(request)]);
    await keep(PAGES, request.url, answer.clone());
    return answer;
  } catch (problem) {
    const kept = await (await caches.open(PAGES)).match(request.url);
    if (!kept) throw problem;
    const html = (await kept.text()).replace(HIDDEN, HIDDEN.replace(" hidden", ""));
    return new Response(html, { headers: kept.headers });
  }
}

/** Gives up on a line that says nothing, but only where there is something to show instead. */
async function tooLong(request) {
  const kept = await (await caches.open(PAGES)).match(request.url);
  return new Promise((_, refuse) => { if (kept) setTimeout(() => refuse(new Error("no answer")), PATIENCE); });
}

async function file(request) {
  const kept = await (await caches.open(FILES)).match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  await keep(FILES, request.url, answer.clone());
  return answer;
}

/** Only whole pages of ours and whole files; the oldest go when there are too many. */
async function keep(name, url, answer) {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  if (name === PAGES && !(await answer.clone().text()).includes(HIDDEN)) return;
  const cache = await caches.open(name);
  await cache.delete(url);
  await cache.put(url, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((old) => cache.delete(old)));
}
