"use strict";
// Narrows the table of changes, and shows it in parts; an address with a career's name shows that career.
(() => {
  const STEP = 50;
  const body = document.querySelector("table.changes tbody");
  const rows = [...body.rows];
  const narrow = document.querySelector("#narrow");
  const only = document.querySelector("#only-beyond");
  const more = document.querySelector(".more");
  const status = document.querySelector("#careers .count");
  const asked = decodeURIComponent(location.hash.slice(1));
  let most = STEP;
  let alone = rows.find((one) => one.id === asked);

  const show = () => {
    const words = narrow.value.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const fits = (row) => {
      if (alone) return row === alone;
      const title = row.cells[0].textContent.toLowerCase();
      return words.every((word) => title.includes(word)) && (!only.checked || row.querySelector(".verdict.beyond"));
    };
    const found = rows.filter(fits);
    body.replaceChildren(...found.slice(0, most));
    more.hidden = found.length <= most;
    more.textContent = `Show all ${found.length.toLocaleString("en-US")}`;
    status.textContent = `${found.length.toLocaleString("en-US")} ${found.length === 1 ? "career" : "careers"}.`;
  };
  const restart = () => {
    alone = null;
    most = STEP;
    show();
  };
  for (const control of [narrow, only]) control.addEventListener("input", restart);
  more.addEventListener("click", () => {
    const before = body.rows.length;
    most = Infinity;
    show();
    body.rows[before]?.querySelector("a").focus();
  });
  if (alone) narrow.value = alone.querySelector("a").textContent;
  document.querySelector("#careers .finder").hidden = false;
  show();
  alone?.scrollIntoView();
})();
