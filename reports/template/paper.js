"use strict";
// Makes the page fit for paper: a title page, contents with page numbers, running heads; tables opened, wide ones in
// smaller type, long and narrow ones side by side; links that lead nowhere cut.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };
  const openDetails = () => all("details:not(.files)").forEach((details) => { details.open = true; });
  addEventListener("beforeprint", openDetails);
  if (!matchMedia("print").matches) return;

  // A PDF travels alone: a link to a file beside the page would point into the folder where it was made.
  const cutLinks = () => all('a:not([href^="#"], [href^="http"])').forEach((link) => link.removeAttribute("href"));

  const unfold = () => {
    const details = document.querySelector(".contents details");
    const title = make("h2", "contents-title", "Contents");
    title.id = "contents-title";
    details.replaceWith(title, details.querySelector("ul"));
  };

  // The title page has what identifies the report; the legend of the labels follows the contents.
  const bind = () => {
    const masthead = document.querySelector(".masthead .frame");
    const citation = document.querySelector(".citation .apa");
    masthead.append(make("div", "edition", make("p", "kicker", "How to cite"), citation));
    document.querySelector(".citations").remove();
    const legend = document.querySelector(".imprint p");
    document.querySelector(".contents").append(make("p", "kicker", "How to read it"), legend);
    document.querySelector(".imprint").remove();
  };

  // A section's list of its files is left to the notes, which have them all; what else it says stays.
  const mergeSources = () => all(".sources").forEach((sources) => {
    sources.querySelectorAll("h3, h4, ul").forEach((one) => one.remove());
    if (sources.textContent.trim()) return;
    const heading = sources.previousElementSibling;
    if (heading?.matches(".prose") && heading.querySelector("h2, h3")) heading.remove();
    sources.remove();
  });

  // The contents name what is there, each line with room for its page.
  const number = () => {
    const links = all(".contents li a");
    links.filter((link) => !document.getElementById(link.hash.slice(1))).forEach((link) => link.parentElement.remove());
    const places = all(".contents li a").map((link) => [link.hash.slice(1), link.appendChild(make("span", "page-number"))]);
    window.careerbookContents = places.map(([id]) => id);
    window.careerbookNumber = (pages) => places.forEach(([id, place]) => { place.textContent = pages[id] ?? ""; });
  };

  // The title stands at the head of each page but the first.
  const runHead = () => {
    const title = [...document.querySelector("h1").textContent];
    const quoted = `"${title.map((sign) => `\\${sign.codePointAt(0).toString(16)} `).join("")}"`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-left { content: ${quoted}; } } @page :first { @top-left { content: none; } }`);
    document.adoptedStyleSheets.push(sheet);
  };

  // A table wider than the sheet would make the browser shrink every page: its own type is made smaller instead. Of a
  // long one that is narrow, two columns of rows stand beside each other. All tables change before any is measured:
  // each change that is followed by a question makes the browser lay out the whole page.
  const LONG = 24;
  const fit = (tables) => {
    const room = (table) => table.parentElement.clientWidth;
    const tooWide = (those) => those.filter((table) => table.offsetWidth > room(table));
    tables.forEach((table) => {
      table.tHead.hidden = true;
      table.style.width = "max-content";
    });
    const paired = new Set(tables.filter((table) => table.rows.length > LONG && table.offsetWidth <= 0.55 * room(table)));
    tables.forEach((table) => {
      table.tHead.hidden = false;
      table.style.width = "";
    });
    paired.forEach((table) => table.parentElement.classList.add("paired"));
    let wide = tooWide(tables.filter((table) => !paired.has(table)));
    for (let points = 8; points >= 6 && wide.length; points -= 0.25) {
      wide.forEach((table) => { table.style.fontSize = `${points}pt`; });
      wide = tooWide(wide);
    }
    wide.forEach((table) => { table.style.overflowWrap = "anywhere"; });
  };

  openDetails();
  cutLinks();
  unfold();
  bind();
  mergeSources();
  number();
  runHead();
  fit(all("table"));
})();
