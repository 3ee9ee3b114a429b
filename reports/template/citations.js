"use strict";
// Writes out the citations of the publishers' files when they are unfolded, fills in the date of access from the
// reader's clock, and lets each citation be copied. Paper keeps the gap.
(() => {
  const GAP = "[date of access]";
  const today = new Date();
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const inWords = today.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });
  const isPaper = matchMedia("print").matches;
  const dates = [];
  const fill = () => dates.forEach(({ node, filled }) => { node.data = filled; });
  const empty = () => dates.forEach(({ node, open }) => { node.data = open; });
  const date = (element, written) => {
    const node = element.firstChild;
    const open = node.data;
    dates.push({ node, open, filled: open.replace(GAP, written) });
  };

  // The Clipboard API needs a secure page, which a file isn't everywhere: then the text is selected and copied.
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      getSelection().selectAllChildren(element);
      document.execCommand("copy");
    }
  };
  const equip = (citation) => {
    date(citation.querySelector(".apa"), inWords);
    date(citation.querySelector(".bibtex"), iso);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const buttons = [["apa", "APA"], ["bibtex", "BibTeX"]].map(([name, form]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `Copy ${form}`;
      button.setAttribute("aria-label", `Copy ${form}: ${citation.querySelector("h3").textContent}`);
      button.addEventListener("click", async () => {
        await copy(citation.querySelector(`.${name}`));
        said.textContent = "Copied.";
      });
      return button;
    });
    const line = document.createElement("div");
    line.className = "copy";
    line.append(...buttons, said);
    citation.append(line);
  };

  const pattern = document.querySelector(".citation");
  const files = document.querySelector(".citations .files");
  const writeFiles = async () => {
    const { sources } = await window.careerbookRead();
    files.append(...sources.map(({ publisher, title, vintage, apa, bibtex }) => {
      const citation = pattern.cloneNode(true);
      citation.querySelector(".copy")?.remove();
      const name = `${publisher}, ${title}, ${vintage}`;
      citation.querySelector("h3").textContent = name;
      citation.querySelector(".apa").textContent = apa;
      const entry = citation.querySelector(".bibtex");
      entry.textContent = bibtex;
      entry.setAttribute("aria-label", `BibTeX: ${name}`);
      equip(citation);
      return citation;
    }));
    if (!isPaper) fill();
  };
  equip(pattern);
  files?.addEventListener("toggle", writeFiles, { once: true });
  if (isPaper) return;
  fill();
  addEventListener("beforeprint", empty);
  addEventListener("afterprint", fill);
})();
