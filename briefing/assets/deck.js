// Drives the deck by keys, clicker, click or touch. Needs nothing but this page: no server, no storage.
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slaid")];
  const bar = document.querySelector(".bilah");
  const clock = document.querySelector(".jam");
  const presenter = location.hash.endsWith("penyaji");
  const seconds = Number(new URLSearchParams(location.search).get("putar")) || 0;
  const began = Date.now();
  let here = Math.min(Math.max(parseInt(location.hash.slice(1), 10) || 1, 1), slides.length) - 1;
  let other = presenter ? window.opener : null;
  let rotating = null;
  let hiding = null;

  function show(place, told = false) {
    const turned = document.activeElement === document.body || slides.some((slide) => slide.contains(document.activeElement));
    here = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((slide, index) => {
      slide.classList.toggle("kini", index === here);
      slide.classList.toggle("nanti", index === here + 1);
      slide.setAttribute("aria-hidden", String(index !== here));
    });
    if (!presenter) history.replaceState(null, "", `#${here + 1}`);
    if (other && !told) other.postMessage({ slaid: here }, "*");
    if (turned) slides[here].querySelector("h2").focus({ preventScroll: true }); // who hears the deck hears its next slide
  }

  function rotate(every) {
    clearInterval(rotating);
    rotating = every ? setInterval(() => show((here + 1) % slides.length), every * 1000) : null;
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {});
  }

  function leave() {
    root.classList.remove("hitam");
    if (!presenter) root.classList.remove("penyaji");
    if (document.fullscreenElement) document.exitFullscreen();
  }

  function openPresenter() {
    other = window.open(`${location.href.split("#")[0]}#${here + 1}-penyaji`, "penyaji", "width=1280,height=800");
    if (!other) root.classList.toggle("penyaji"); // no second window: the view opens in this one
  }

  const keys = {
    ArrowRight: () => show(here + 1), ArrowDown: () => show(here + 1), PageDown: () => show(here + 1),
    " ": () => show(here + 1), Enter: () => show(here + 1),
    ArrowLeft: () => show(here - 1), ArrowUp: () => show(here - 1), PageUp: () => show(here - 1),
    Backspace: () => show(here - 1),
    Home: () => show(0), End: () => show(slides.length - 1), Escape: leave,
    b: () => root.classList.toggle("hitam"), ".": () => root.classList.toggle("hitam"),
    f: fullScreen, g: () => root.classList.toggle("gelap"), n: () => root.classList.toggle("penyaji"),
    p: openPresenter, a: () => rotate(rotating ? 0 : seconds || 15),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("button") && (event.key === " " || event.key === "Enter")) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // A letter or digit that means nothing here must not open a browser's search in front of an audience.
    if (keys[name] || event.key.length === 1) event.preventDefault();
    keys[name]?.();
  });

  addEventListener("message", (event) => {
    if (event.source && event.source === other && Number.isInteger(event.data?.slaid)) show(event.data.slaid, true);
  });

  addEventListener("click", (event) => {
    const named = event.target.closest("button")?.dataset.kunci;
    if (named) keys[named]();
    else if (!root.classList.contains("penyaji")) show(here + (event.clientX < innerWidth / 3 ? -1 : 1));
  });

  addEventListener("mousemove", () => {
    bar.classList.add("tampak");
    clearTimeout(hiding);
    hiding = setTimeout(() => bar.classList.remove("tampak"), 2500);
  });

  function tick() {
    const passed = Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    const now = new Date();
    clock.firstChild.textContent = `${two(now.getHours())}.${two(now.getMinutes())}`;
    clock.lastChild.textContent = `${clock.dataset.sejak} ${two(Math.floor(passed / 60))}.${two(passed % 60)}`;
  }

  root.classList.add("jalan");
  if (presenter) root.classList.add("penyaji");
  tick();
  setInterval(tick, 1000);
  show(here, true);
  if (seconds && !presenter) rotate(seconds);
})();
