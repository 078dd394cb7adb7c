// The one script inside the page (the content policy knows it by hash): it opens the live page once the static
// one stands there. $theme$: its colours, which it must know at once.
(() => {
  window.prerenderReady = false;
  const home = location.origin + "/", theme = $theme$;
  window.__streamlit = { BACKEND_BASE_URL: home, HOST_CONFIG_BASE_URL: home, MAIN_PAGE_BASE_URL: home, LIGHT_THEME: theme, DARK_THEME: theme };
  if (!("noModule" in HTMLScriptElement.prototype)) return; // the live page would not run here: the static one stays
  const add = (name, attributes) => document.head.appendChild(Object.assign(document.createElement(name), attributes));
  const open = () => add("script", { src: document.body.dataset.bagian, onload: () => {
    const { sheets, modules, scripts, main, soon, also } = globalThis.dasborBagian;
    const own = document.body.dataset.juga.split(" ").flatMap((name) => also[name] ?? []);
    for (const href of sheets) add("link", { rel: "stylesheet", href });
    for (const href of modules) add("link", { rel: "modulepreload", href, crossOrigin: "" });
    for (const src of scripts) add("script", { src, async: false });
    add("script", { type: "module", src: main, crossOrigin: "", async: false });
    for (const href of new Set([...soon, ...own])) add("link", { rel: "modulepreload", href, crossOrigin: "" });
  } });
  // Only https and this machine have it: elsewhere a page is simply not kept.
  if (navigator.serviceWorker) addEventListener("load", () => navigator.serviceWorker.register("/pekerja.js").catch(() => {}));
  const begin = () => {
    const line = navigator.connection || {};
    const asked = new URLSearchParams(location.search).get("hemat") === "1";
    const offer = document.getElementById("tawaran");
    if (!offer || !(asked || "tunda" in offer.dataset || line.saveData || /2g$/.test(line.effectiveType || ""))) return open();
    offer.hidden = false;
    offer.querySelector("button").onclick = () => { offer.hidden = true; open(); };
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
