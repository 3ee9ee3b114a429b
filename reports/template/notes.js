"use strict";
// For paper: the numbered notes that the figures refer to, and the files that the notes name.
// window.careerbookNotes: a promise that they are there.
(() => {
  const section = document.querySelector(".notes");
  const make = (name, text, id) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (id) element.id = id;
    return element;
  };
  const described = ({ id, publisher, title, vintage, status, licence, url, file, sha256 }) => {
    const item = make("li", `${publisher}, ${title}, ${vintage}${status === "original" ? "" : ` (${status})`}. Licence: ${licence}. `);
    const link = make("a", url);
    link.href = url;
    item.append(...(url ? [link, " "] : []), `${file} (${id}), SHA-256 ${sha256}.`);
    return item;
  };
  // A reference behind each figure of a sentence and in each table's caption, in the order of the page: publish/page/notes.py
  // has the notes in the same.
  const refer = () => {
    const numbers = new Map();
    const reference = (name) => {
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      const link = make("a", numbers.get(name));
      link.href = `#note-${numbers.get(name)}`;
      const raised = make("sup", "");
      raised.className = "ref";
      raised.append(link);
      return raised;
    };
    document.querySelectorAll(".chapter :is(table, data[data-id])").forEach((one) => {
      if (one.matches("table")) {
        const ids = new Set([...one.querySelectorAll("[data-id]")].map((figure) => figure.dataset.id));
        if (ids.size) one.caption?.append(reference([...ids].join(" ")));
      } else if (!one.closest("table")) one.after(reference(one.dataset.id));
    });
  };
  const write = async () => {
    const { notes, sources } = await window.careerbookRead();
    refer();
    section.querySelector(".note-list").replaceChildren(...notes.map((note, at) => make("li", note, `note-${at + 1}`)));
    section.querySelector(".file-list").replaceChildren(...sources.map(described));
    section.hidden = false;
  };
  if (typeof DecompressionStream === "undefined") return;
  // Written at once for paper; for the screen when there is time, since a reader may print.
  if (matchMedia("print").matches) window.careerbookNotes = write();
  else (window.requestIdleCallback ?? setTimeout)(() => { window.careerbookNotes = write(); });
})();
