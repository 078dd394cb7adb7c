// One step back is one step: Streamlit puts a page's address into the history, and the filters that it keeps as a
// further one, so that the first step back showed the page without them.
"use strict";

(() => {
  let isBare = false; // the newest address is that of a page alone, which nobody has touched yet
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const to = new URL(url ?? "", location.href), isPage = to.pathname !== location.pathname;
    if (isBare && !isPage) history.replaceState(state, unused, url);
    else push(state, unused, url);
    isBare = isPage && !to.search;
  };
  for (const touched of ["pointerdown", "keydown", "popstate"]) addEventListener(touched, () => { isBare = false; }, true);
})();
