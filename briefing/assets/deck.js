// Drives the deck by keys, clicker, click or touch. Needs nothing but this page: no server, no storage.
// Only where a phone is to drive it, and where a server showed it, it asks that server what the phone pressed.
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slaid")];
  const bar = document.querySelector(".bilah");
  const clock = document.querySelector(".jam");
  const presenter = location.hash.endsWith("penyaji");
  const seconds = Number(new URLSearchParams(location.search).get("putar")) || 0;
  const began = Date.now();
  let here = Math.min(Math.max(parseInt(location.hash.slice(1), 10) || 1, 1), slides.length) - 1;
  let { room = null, taken = 0 } = history.state ?? {}; // what the phone's steps are asked of, and how many are done
  let other = presenter ? window.opener : null;
  let rotating = null;
  let hiding = null;
  let typed = "";
  let forgetting = null;
  const dot = document.querySelector(".titik");
  const number = document.querySelector(".tik");
  let letters = true; // who speaks to the computer turns them off: a word that it hears is a row of keys
  const FASTEST = 3; // seconds: faster than that nobody reads a slide

  function show(place, told = false) {
    const turned = document.activeElement === document.body || slides.some((slide) => slide.contains(document.activeElement));
    here = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((slide, index) => {
      slide.classList.toggle("kini", index === here);
      slide.classList.toggle("nanti", index === here + 1);
      slide.setAttribute("aria-hidden", String(index !== here));
    });
    slides[here].scrollTop = 0;
    reach();
    remember();
    if (!told) tell();
    if (turned) slides[here].querySelector("h2").focus({ preventScroll: true }); // who hears the deck hears its next slide
  }

  function remember() { // a reload comes back here, and to the phone that drives
    history.replaceState({ room, taken }, "", `#${here + 1}${presenter ? "-penyaji" : ""}`);
  }

  // Wall and presenter tell each other where they are: over a channel, which outlives a reload of either, and
  // to the window that opened the other, where a browser gives a file from a stick no channel.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`paparan${location.pathname}`) : null;
  const black = () => root.classList.contains(presenter ? "dinding-hitam" : "hitam");

  function tell(more = {}) {
    const said = { dari: presenter, slaid: here, hitam: black(), gelap: root.classList.contains("gelap"), ...more };
    channel?.postMessage(said);
    other?.postMessage(said, "*");
  }

  function heard(said) {
    if (typeof said !== "object" || said === null || said.dari !== !presenter) return; // two walls stay apart
    if (said.tanya) { tell(); return; }
    if (Number.isInteger(said.slaid)) show(said.slaid, true);
    if (typeof said.hitam === "boolean") blacken(said.hitam, true);
    if (typeof said.gelap === "boolean") { root.classList.toggle("gelap", said.gelap); press(); }
    if (Array.isArray(said.titik) || said.titik === null) point(said.titik, true);
  }

  function blacken(on, told = false) { // the presenter goes on reading while the wall is black
    root.classList.toggle(presenter ? "dinding-hitam" : "hitam", on);
    if (!told) tell();
    press();
    if (!on && document.activeElement === document.body) slides[here].querySelector("h2").focus({ preventScroll: true });
  }

  function darken() {
    root.classList.toggle("gelap");
    tell();
    press();
  }

  // What is on is told by its button, to the eye and to the ear.
  function press() {
    const on = {
      b: black(), g: root.classList.contains("gelap"), a: rotating !== null, o: root.classList.contains("ikhtisar"),
      l: root.classList.contains("tunjuk"), "tanpa-huruf": !letters,
    };
    for (const [key, pressed] of Object.entries(on)) bar.querySelector(`[data-kunci="${key}"]`).setAttribute("aria-pressed", String(pressed));
  }

  function point(spot, told = false) {
    const picture = slides[here].querySelector("svg").getBoundingClientRect();
    dot.hidden = !spot;
    if (spot) {
      dot.style.left = `${picture.left + spot[0] * picture.width}px`;
      dot.style.top = `${picture.top + spot[1] * picture.height}px`;
    }
    if (!told) tell({ titik: spot });
  }

  function rotate(every) {
    clearInterval(rotating);
    const pause = Math.max(every, FASTEST) * 1000;
    rotating = every ? setInterval(() => show((here + 1) % slides.length), pause) : null;
    press();
  }

  function pick(digit) { // a number and Enter: that slide
    typed = (typed + digit).slice(-3);
    number.textContent = typed;
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, 3000);
  }

  function forget() {
    typed = number.textContent = "";
  }

  function enter() {
    if (typed) { show(Number(typed) - 1); forget(); }
    else if (root.classList.contains("ikhtisar")) overview(false);
    else show(here + 1);
  }

  function overview(on) {
    root.classList.toggle("ikhtisar", on);
    if (on) slides[here].scrollIntoView({ block: "nearest" });
    press();
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {});
  }

  function leave() {
    blacken(false);
    overview(false);
    forget();
    phone.hidden = true;
    pointing(false);
    if (!presenter) root.classList.remove("penyaji");
    if (document.fullscreenElement) document.exitFullscreen();
  }

  function openPresenter() {
    other = window.open(`${location.href.split("#")[0]}#${here + 1}-penyaji`, "penyaji", "width=1280,height=800");
    if (!other) root.classList.toggle("penyaji"); // no second window: the view opens in this one
  }

  const phone = document.querySelector(".ponsel");
  const ASKED = 600; // milliseconds between two questions for the phone's steps

  async function withPhone() {
    phone.hidden = !phone.hidden;
    if (phone.hidden) return;
    const isNew = !room;
    if (isNew && location.protocol.startsWith("http"))
      room = await fetch("/kendali" + location.search, { method: "POST" }).then((answer) => answer.ok ? answer.json() : null, () => null);
    phone.querySelector("p").textContent = room ? `${room.kata} ${room.alamat}` : phone.dataset.tanpa;
    if (!room) return;
    phone.querySelector("img").src = room.kode;
    if (isNew) { remember(); ask(); }
  }

  async function ask() {
    const answer = await fetch(`${room.langkah}?sesudah=${taken}`).catch(() => null);
    if (answer?.status === 404) { room = null; taken = 0; remember(); return; } // it is closed; the key opens another
    const pressed = answer?.ok ? await answer.json() : [];
    taken += pressed.length;
    if (pressed.length) { phone.hidden = true; remember(); }
    for (const each of pressed) driven[each]?.();
    setTimeout(ask, ASKED);
  }

  const driven = {
    maju: () => show(here + 1), mundur: () => show(here - 1), awal: () => show(0), hitam: () => blacken(!black()),
  };

  function withoutLetters() {
    letters = !letters;
    press();
  }

  function pointing(on) {
    root.classList.toggle("tunjuk", on);
    if (!on) point(null);
    press();
  }

  // What scrolls can be reached by the keyboard, and what does not takes no stop.
  function reach() {
    const slide = slides[here];
    if (slide.scrollHeight > slide.clientHeight) slide.tabIndex = 0;
    else slide.removeAttribute("tabindex");
  }

  // On a small screen a slide is longer than the window: the same keys first move through it.
  function along(step) {
    const slide = slides[here], before = slide.scrollTop;
    slide.scrollBy({ top: step * innerHeight * 0.7 });
    if (slide.scrollTop === before) show(here + step);
  }

  const keys = {
    ArrowRight: () => show(here + 1), ArrowDown: () => along(1), PageDown: () => along(1),
    " ": () => along(1), Enter: enter,
    ArrowLeft: () => show(here - 1), ArrowUp: () => along(-1), PageUp: () => along(-1),
    Backspace: () => show(here - 1),
    Home: () => show(0), End: () => show(slides.length - 1), Escape: leave,
    b: () => blacken(!black()), ".": () => blacken(!black()),
    f: fullScreen, g: darken, n: () => root.classList.toggle("penyaji"),
    o: () => overview(!root.classList.contains("ikhtisar")),
    l: () => pointing(!root.classList.contains("tunjuk")),
    p: openPresenter, r: withPhone, a: () => rotate(rotating ? 0 : seconds || 15),
    "tanpa-huruf": withoutLetters,
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("button") && (event.key === " " || event.key === "Enter")) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // A letter or digit that means nothing here must not open a browser's search in front of an audience.
    if (keys[name] || event.key.length === 1) event.preventDefault();
    if (!letters && event.key.length === 1 && event.key !== " ") return;
    if (/^[0-9]$/.test(name)) pick(name);
    keys[name]?.();
  });

  addEventListener("message", (event) => {
    if (event.source && event.source === other) heard(event.data);
  });
  channel?.addEventListener("message", (event) => heard(event.data));

  addEventListener("click", (event) => {
    const named = event.target.closest("button")?.dataset.kunci;
    const chosen = root.classList.contains("ikhtisar") ? slides.indexOf(event.target.closest(".slaid")) : -1;
    if (named) keys[named]();
    else if (chosen >= 0) { show(chosen); overview(false); }
    else if (!root.classList.contains("penyaji")) show(here + (event.clientX < innerWidth / 3 ? -1 : 1));
  });

  let began_at = null; // where a finger came down
  addEventListener("touchstart", (event) => { began_at = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    const across = began_at ? end.clientX - began_at.clientX : 0;
    if (began_at && Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(end.clientY - began_at.clientY)) {
      event.preventDefault(); // no click besides
      show(here + (across < 0 ? 1 : -1));
    }
    began_at = null;
  });

  addEventListener("resize", reach);

  addEventListener("mousemove", (event) => {
    if (root.classList.contains("tunjuk")) {
      const picture = slides[here].querySelector("svg").getBoundingClientRect();
      const spot = [(event.clientX - picture.left) / picture.width, (event.clientY - picture.top) / picture.height];
      point(spot.every((each) => each >= 0 && each <= 1) ? spot : null);
    }
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
  press();
  tick();
  setInterval(tick, 1000);
  show(here, true);
  tell({ tanya: true }); // whoever was here before says where it is
  if (seconds && !presenter) rotate(seconds);
  if (room) ask();
})();
