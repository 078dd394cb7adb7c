// Streamlit's own words in the reader's language. It offers no translation, so a table and one observer do it:
// a text or label that is, as a whole, a known English one is replaced; what our pages wrote is never looked at.
"use strict";

(() => {
  const kata = globalThis.dasborKata; // what scripts say in this language (front/script_words.py)
  // Streamlit asks the browser how to write dates and numbers: the answer is the page's language, not that of the browser's menus.
  for (const [name, value] of [["language", kata.locale], ["languages", [kata.locale, kata.language]]]) {
    Object.defineProperty(navigator, name, { configurable: true, get: () => value });
  }

  const WORDS = kata.streamlit;
  const SENTENCES = kata.patterns.map(([pattern, words]) => [new RegExp(pattern), words]);

  const LABELS = ["aria-label", "title", "placeholder", "data-title"];
  // What our pages wrote; the shadow roots of our components are out of reach anyway.
  // Streamlit writes the word on its own upload button as Markdown too.
  const TEXTS = '[data-testid="stMarkdownContainer"]:not([data-testid="stFileUploader"] *)';
  const DRAWN = '[data-testid="stHtml"], table, svg, canvas, style, script';

  function translated(english) {
    if (english === null || english.length < 2 || english.length > 160) return null;
    const trimmed = english.trim();
    if (Object.hasOwn(WORDS, trimmed)) return WORDS[trimmed];
    for (const [pattern, words] of SENTENCES) {
      if (pattern.test(trimmed)) return trimmed.replace(pattern, words);
    }
    return null;
  }

  // A tool of a table or chart is labelled "Search: <name of the table>", the name being ours.
  function translatedLabel(english) {
    const [, tool, name] = english?.match(/^([A-Z][\w/ ]+)(: .+)$/) ?? [];
    if (tool && Object.hasOwn(WORDS, tool)) return WORDS[tool] + name;
    return translated(english);
  }

  function translateText(text) {
    if (text.parentElement?.closest(TEXTS)) return;
    const told = translated(text.data);
    if (told !== null && told !== text.data) text.data = told;
  }

  function translateLabels(element) {
    for (const label of LABELS) {
      const told = translatedLabel(element.getAttribute(label));
      if (told !== null && told !== element.getAttribute(label)) element.setAttribute(label, told);
    }
  }

  function translateNode(node) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateLabels(node);
  }

  const isDrawn = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(DRAWN);
  const undrawn = (node) => (isDrawn(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

  function translateTree(root) {
    if (root.nodeType !== Node.TEXT_NODE && root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.parentElement?.closest(DRAWN) || isDrawn(root)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, undrawn);
    for (let node = root; node; node = walker.nextNode()) translateNode(node);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translateTree);
      else if (!change.target.parentElement?.closest(DRAWN)) translateNode(change.target);
    }
  }).observe(document.documentElement, { attributeFilter: LABELS, characterData: true, childList: true, subtree: true });
})();
