// The form of one product (sending/one_product.py): a picture is made small here, and what is filled in is kept in
// this browser until the server has it. Each product has a key, so that one that is sent twice counts once.
"use strict";

const MOST_BYTES = 200000, LONGEST_SIDE = 1280, SOON = 15000, LATER = 300000; // bytes, pixels, milliseconds
const UNFINISHED = "satu-produk-isian", QUEUE = "antrean";
const form = document.querySelector("form"), words = JSON.parse(form.dataset.kata);
const news = document.getElementById("kabar"), listed = document.getElementById("antrean");
const chooser = document.querySelector("#foto input"), shown = document.getElementById("tampak");
let picture = null, sending = false, wait = SOON, timer = 0;

document.getElementById("foto").hidden = false;
if (navigator.serviceWorker) navigator.serviceWorker.register("/pekerja.js").catch(() => {});

/** The queue in this browser: what waits for a network, by its key. */
const queue = new Promise((give) => {
  const memory = new Map();
  const without = () => { // a private window of an old browser: it lasts as long as the page
    news.textContent = words.tak_tersimpan;
    give({ all: async () => [...memory.values()], put: async (each) => memory.set(each.kunci, each), away: async (key) => memory.delete(key) });
  };
  let asked;
  try { asked = indexedDB.open("satu-produk", 1); } catch { return without(); }
  asked.onupgradeneeded = () => asked.result.createObjectStore(QUEUE, { keyPath: "kunci" });
  asked.onerror = without;
  asked.onsuccess = () => {
    const did = (mode, act) => new Promise((done, failed) => {
      const turn = asked.result.transaction(QUEUE, mode), request = act(turn.objectStore(QUEUE));
      turn.oncomplete = () => done(request.result);
      turn.onerror = turn.onabort = () => failed(turn.error);
    });
    give({
      all: async () => (await did("readonly", (kept) => kept.getAll())).sort((one, other) => one.saat - other.saat),
      put: (each) => did("readwrite", (kept) => kept.put(each)),
      away: (key) => did("readwrite", (kept) => kept.delete(key)),
    });
  };
});

function newKey() { // randomUUID is for https alone
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What is filled in so far, kept at each letter: a phone may close the page at any moment. */
function remember() {
  const kept = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "kode" && name !== "kunci"));
  try { localStorage.setItem(UNFINISHED, JSON.stringify(kept)); } catch { /* full or forbidden: the page itself still holds it */ }
}

function remembered() {
  try {
    for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem(UNFINISHED)) || {})) {
      if (form.elements[name]) form.elements[name].value = value;
    }
  } catch { /* nothing was kept */ }
}

/** The chosen picture as a JPEG of at most 200,000 bytes; drawing leaves behind where and when it was taken. */
async function small(file) {
  const address = URL.createObjectURL(file), image = new Image();
  try {
    await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = address; });
    for (let side = LONGEST_SIDE; side >= 320; side *= 0.75) {
      const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
      const canvas = Object.assign(document.createElement("canvas"), {
        width: Math.max(1, Math.round(image.naturalWidth * scale)), height: Math.max(1, Math.round(image.naturalHeight * scale)),
      });
      const brush = canvas.getContext("2d");
      brush.fillStyle = "#fff";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      for (const quality of [0.82, 0.7, 0.55, 0.4]) {
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (blob && blob.size <= MOST_BYTES) return blob;
      }
    }
  } finally { URL.revokeObjectURL(address); }
  throw new Error("too large");
}

function letters(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onerror = failed;
    reader.onload = () => done(reader.result.split(",")[1].replaceAll("+", "-").replaceAll("/", "_"));
    reader.readAsDataURL(blob);
  });
}

function noPicture() {
  picture = null;
  chooser.value = "";
  if (shown.src) URL.revokeObjectURL(shown.src);
  shown.removeAttribute("src");
  shown.hidden = true;
}

chooser.addEventListener("change", async () => {
  const file = chooser.files[0];
  if (!file) return noPicture();
  try {
    picture = await small(file);
    shown.src = URL.createObjectURL(picture);
    shown.hidden = false;
    news.textContent = "";
  } catch {
    noPicture();
    news.textContent = words.foto_gagal;
  }
});

form.addEventListener("input", remember);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "kode" && name !== "kunci"));
  const foto = picture ? await letters(picture) : "";
  await (await queue).put({ kunci: newKey(), saat: Date.now(), isian: told, foto, gagal: "" });
  for (const field of form.querySelectorAll("[name=nama], .izin :is(select, input)")) field.value = ""; // the village stays
  noPicture();
  remember();
  news.textContent = words.disimpan_dulu;
  await draw();
  send();
});

/** Hand in all that waits, the oldest first; what was refused stays with the reason until somebody decides. */
async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  let again = 0;
  try {
    const waiting = await queue;
    for (const each of await waiting.all()) {
      if (each.gagal) continue;
      news.textContent = words.mengirim;
      const body = new URLSearchParams({ ...each.isian, kode: form.elements.kode.value, kunci: each.kunci, foto: each.foto });
      let answer, said = "";
      try {
        answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
        said = (await answer.json()).kata;
      } catch { answer = null; }
      if (answer && answer.ok) {
        await waiting.away(each.kunci);
        wait = SOON;
        news.textContent = `${words.terkirim}: ${each.isian.nama}`;
      } else if (answer && answer.status < 500 && answer.status !== 429) {
        await waiting.put({ ...each, gagal: said });
        news.textContent = said;
      } else {
        again = Math.max(wait, 1000 * Number(answer?.headers.get("retry-after") || 0));
        wait = Math.min(LATER, wait * 2);
        news.textContent = said || words.disimpan_dulu;
        break;
      }
      await draw();
    }
  } finally {
    sending = false;
    if (again) timer = setTimeout(send, again);
  }
  await draw();
}

/** What still waits, and what was refused and why. */
async function draw() {
  const all = await (await queue).all();
  listed.hidden = !all.length;
  listed.querySelector("ul").replaceChildren(...all.map((each) => {
    const line = document.createElement("li");
    line.textContent = `${each.isian.nama}: ${each.gagal ? `${words.ditolak}. ${each.gagal}` : words.menunggu} `;
    if (each.gagal) {
      const act = (label, deed) => {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
        button.addEventListener("click", async () => { await deed(await queue); await draw(); send(); });
        line.append(button);
      };
      act(words.coba_lagi, (waiting) => waiting.put({ ...each, gagal: "" }));
      act(words.buang, (waiting) => waiting.away(each.kunci));
    }
    return line;
  }));
}

remembered();
draw().then(send);
addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
