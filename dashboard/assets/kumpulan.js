// Takes apart what the server bundles: one message of the line begins with a zero and holds several of Streamlit's,
// each behind its length. Streamlit takes them one after the other in one go, and draws once. What begins otherwise
// comes from a server that bundles nothing, and passes.
// It also marks the document while a run is asked for or under way (`data-menunggu`): Streamlit itself says that it
// runs only once the run has begun, and until then the page looks as if it had been answered.
(() => {
  const Line = window.WebSocket;
  const page = document.documentElement;
  const RERUN = 11 << 3 | 2; // how a question begins that asks for a run (BackMsg)
  const BEGUN = 4, ENDED = 6, STATUS = 9; // what an answer is (ForwardMsg): a run began, ended, whether one is running
  const CUT_SHORT = 2; // a run that ended because another is asked for
  const DRAWN = 50; // milliseconds: what React draws of a message was in the queue before a clock set with it

  let begun = false, rest = 0;
  function wait() {
    clearTimeout(rest);
    page.dataset.menunggu = "";
  }
  const answered = () => { rest = setTimeout(() => { delete page.dataset.menunggu; }, DRAWN); };

  function number(bytes, place) {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes.getUint8(place.at++);
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }

  function read(bytes) {
    for (const place = { at: 0 }; place.at < bytes.byteLength; ) {
      const tag = number(bytes, place), field = tag >> 3;
      const told = number(bytes, place); // a number, or how long what follows is
      if (field === BEGUN) begun = true, wait();
      else if (field === ENDED) begun = begun && told !== CUT_SHORT;
      else if (field === STATUS && begun && !running(bytes, place.at, told)) answered();
      if ((tag & 7) === 2) place.at += told;
    }
  }

  function running(bytes, from, long) {
    for (const place = { at: from }; place.at < from + long; ) {
      const tag = number(bytes, place), told = number(bytes, place);
      if (tag >> 3 === 2) return told === 1;
    }
    return false;
  }

  const apart = (event) => {
    if (!(event.data instanceof ArrayBuffer)) return;
    const bytes = new DataView(event.data);
    if (!event.isTrusted || !bytes.byteLength || bytes.getUint8(0)) return read(bytes);
    event.stopImmediatePropagation();
    for (let at = 1; at < bytes.byteLength; ) {
      const long = bytes.getUint32(at), from = at + 4;
      at = from + long;
      event.target.dispatchEvent(new MessageEvent("message", { data: event.data.slice(from, at), origin: event.origin }));
    }
  };
  window.WebSocket = class extends Line {
    constructor(address, ...rest) {
      const place = new URL(address, location.href);
      const streams = place.pathname.endsWith("/_stcore/stream");
      if (streams) place.searchParams.set("kumpulan", "1");
      super(place, ...rest);
      if (!streams) return;
      this.addEventListener("message", apart);
      this.addEventListener("close", answered); // nothing comes on it any more
      this.send = (told) => {
        if (told[0] === RERUN) begun = false, wait();
        super.send(told);
      };
    }
  };
})();
