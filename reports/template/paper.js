"use strict";
// Makes the page fit for paper: tables opened, links that lead nowhere cut, wide tables in smaller type.
(() => {
  const openTables = () => document.querySelectorAll("details:not(.files)").forEach((details) => { details.open = true; });
  // A PDF travels alone: a link to a file beside the page would point into the folder where it was made.
  const cutLinks = () => document.querySelectorAll('a:not([href^="#"], [href^="http"])').forEach((link) => link.removeAttribute("href"));
  // A table wider than the sheet would make the browser shrink every page: its own type is made smaller instead.
  const fit = (table) => {
    const isTooWide = () => table.offsetWidth > table.parentElement.clientWidth;
    for (let points = 7.5; points >= 6 && isTooWide(); points -= 0.5) table.style.fontSize = `${points}pt`;
    if (isTooWide()) table.style.overflowWrap = "anywhere";
  };
  if (matchMedia("print").matches) {
    openTables();
    cutLinks();
    document.querySelectorAll("table").forEach(fit);
  }
  addEventListener("beforeprint", openTables);
})();
