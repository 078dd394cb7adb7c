// The page without a network: what was opened is kept, and shown again with the moment at which it was kept.
// The network always comes first, so nothing old is ever shown as new; files that carry a hash never change.
// Its words in every language stand above it (front/script_words.py).
"use strict";

const PAGES = "halaman", FILES = "berkas";
const MOST = { [PAGES]: 60, [FILES]: 400 };
const PATIENCE = 10000; // milliseconds after which a line that says nothing counts as none
const REST = 4000; // milliseconds after which a page has all that it shows: its files are kept only then
const LASTING = /^\/(static|aset|peta)\//;
const NAMED = /(?:\/static|\/aset|\/peta)\/[\w./-]+\.\w+/g; // such files, in a page or in the list of the live page's
const LIST = /\/aset\/bagian-/; // that list (front/index_page.py)
const HIDDEN = '<p id="disimpan" class="peringatan" role="status" hidden>'; // as dashboard/edition/document.py writes it

let isCutOff = false; // the page before our eyes came from what is kept: so do its files

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begin()));

/** Take over what is open, and keep the page from which this was asked for: the browser still holds it. */
async function begin() {
  await self.clients.claim();
  for (const { url } of await self.clients.matchAll({ type: "window" })) {
    try {
      rested(await keepPage(url, await fetch(url, { cache: "force-cache" }))); // not waited for: until this ends no page is answered
    } catch { /* it is kept at the next visit */ }
  }
}

// Files are left to the browser's own store, which is ten times as quick as this one, until there is no network.
self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isCutOff && LASTING.test(pathname)) event.respondWith(file(request));
});

async function page(event) {
  const { request } = event;
  try {
    const answer = await Promise.race([fetch(request), tooLong(request)]);
    isCutOff = false;
    event.waitUntil(keepPage(request.url, answer.clone()).then(rested));
    return answer;
  } catch {
    const kept = await (await caches.open(PAGES)).match(request.url);
    if (!kept) return nothing(request.url);
    isCutOff = true;
    const html = (await kept.text()).replace(HIDDEN, HIDDEN.replace(" hidden", ""));
    return new Response(html, { headers: kept.headers });
  }
}

/** At an address of which nothing is kept: what is, the youngest first, in the language of the last page. */
async function nothing(asked) {
  const pages = await caches.open(PAGES), found = [];
  for (const { url } of (await pages.keys()).reverse()) {
    const html = await (await pages.match(url)).text();
    found.push({ url, name: html.match(/<title>([^<]*)/)?.[1] ?? "", language: html.match(/<html lang="(\w+)"/)?.[1] });
  }
  const wanted = [new URL(asked).searchParams.get("bahasa"), found[0]?.language, ...Object.keys(WORDS)];
  const language = wanted.find((each) => Object.hasOwn(WORDS, each)), words = WORDS[language];
  const links = found.map(({ url, name }) => {
    const { pathname, search } = new URL(url);
    const address = (pathname + search).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);
    return `<li><a href="${address}">${name}</a> <small>${address}</small></li>`;
  });
  const told = found.length ? `<p>${words.ada}</p><ul>${links.join("")}</ul>` : `<p>${words.kosong}</p>`;
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.judul}</title><body style="font:20px sans-serif;margin:2rem;overflow-wrap:anywhere">
<h1>${words.judul}</h1><p>${words.belum}</p>${told}</body></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Gives up on a line that says nothing, but only where there is something to show instead. */
async function tooLong(request) {
  const kept = await (await caches.open(PAGES)).match(request.url);
  return new Promise((_, refuse) => { if (kept) setTimeout(() => refuse(new Error("no answer")), PATIENCE); });
}

const file = async (request) => await (await caches.open(FILES)).match(request.url) ?? fetch(request);

/** Keep a whole page of ours; the names of the files it consists of. */
async function keepPage(url, answer) {
  const html = isWhole(answer) ? await answer.clone().text() : "";
  if (!html.includes(HIDDEN)) return [];
  const pages = await caches.open(PAGES);
  await pages.delete(url); // put in again it is the youngest
  await pages.put(url, answer);
  await keepNewest(pages, MOST[PAGES]);
  return html.match(NAMED) ?? [];
}

/** Keep a page's files once it has come to rest. */
async function rested(names) {
  await new Promise((done) => setTimeout(done, REST));
  await keepFiles(names);
}

/** Keep files that are not kept yet: the browser has just fetched them, so the network is not asked again. */
async function keepFiles(names) {
  const files = await caches.open(FILES);
  const known = new Set((await files.keys()).map(({ url }) => new URL(url).pathname));
  for (const name of new Set(names)) {
    const content = known.has(name) ? await files.match(name) : await fetch(name, { cache: "force-cache" });
    if (!known.has(name) && isWhole(content)) await files.put(name, content.clone());
    if (LIST.test(name)) await keepFiles((await content.text()).match(NAMED) ?? []);
  }
  await keepNewest(files, MOST[FILES]);
}

const isWhole = (answer) => answer.ok && !answer.redirected && answer.type === "basic";

/** The oldest go when there are too many. */
async function keepNewest(cache, most) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)));
}
