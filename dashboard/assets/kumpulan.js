// Takes apart what the server bundles: one message of the line begins with a zero and holds several of Streamlit's,
// each behind its length. Streamlit takes them one after the other in one go, and draws once. What begins otherwise
// comes from a server that bundles nothing, and passes.
(() => {
  const Line = window.WebSocket;
  const apart = (event) => {
    if (!event.isTrusted || !(event.data instanceof ArrayBuffer)) return;
    const bytes = new DataView(event.data);
    if (!bytes.byteLength || bytes.getUint8(0)) return;
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
      const bundled = place.pathname.endsWith("/_stcore/stream");
      if (bundled) place.searchParams.set("kumpulan", "1");
      super(place, ...rest);
      if (bundled) this.addEventListener("message", apart);
    }
  };
})();
