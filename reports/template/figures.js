"use strict";
// Opens each figure: a click, Enter or Space shows where it was read, by what steps it came about, how sure it is.
(() => {
  const dialog = document.getElementById("figure");
  // Paper has notes instead, and a PDF's tags should not call its figures buttons.
  if (matchMedia("print").matches || !dialog.showModal || typeof DecompressionStream === "undefined") return;
  const FIGURE = "data[data-id]";
  const MANY = 8;
  const read = window.careerbookRead;
  // Only text is ever put into the page: what data holds can't become markup.
  const make = (name, content, attributes = {}) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...[content].flat().filter((one) => one !== "" && one !== null));
    return element;
  };
  const sentence = (text) => text && text[0].toUpperCase() + text.slice(1);
  const exact = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 6 }).replace("-", "−");

  const errorOf = ({ error, unit, value }) => {
    if (!error) return value === null ? "" : "No margin of error is published for it.";
    const { relative_standard_error_pct: rse, confidence_level_pct: level, low, high, kind } = error;
    const how = kind.startsWith("carried") ? "carried from the published errors of its parts" : "as published";
    return `${level}-percent confidence interval ${exact(low)} to ${exact(high)} ${unit}; relative standard error ${exact(rse)}% (${how})`;
  };

  const placeOf = ({ sheet, row, column, raw }) =>
    [sheet && `sheet ${sheet}`, row && `row ${row}`, `column ${column}`, `reads “${raw}”`].filter(Boolean).join(", ");

  // One publisher's file, and the cells of it that the figure rests on.
  const fileOf = (cells, sources) => {
    const { publisher, title, vintage, licence, url, status } = sources.find(({ id }) => id === cells[0].source_id);
    const places = cells.map((cell) => make("li", placeOf(cell)));
    const rest = places.splice(MANY);
    const list = make("ul", places);
    const more = rest.length ? make("details", [make("summary", `${rest.length} more cells`), make("ul", rest)]) : "";
    const link = url ? make("a", "publisher’s page", { href: url, rel: "noreferrer" }) : "";
    return make("li", [
      make("p", [make("cite", `${publisher}, ${title}`), `, ${vintage}. `, link, link && "."]),
      make("p", [`File ${cells[0].file}${status === "original" ? "" : ` (${status})`}. Licence: ${licence}.`]),
      list, more,
      make("p", ["sha256 ", make("code", cells[0].sha256)], { class: "sha" }),
    ]);
  };

  const rowsOf = (entry, { labels, statuses, sources }) => {
    const files = Map.groupBy ? Map.groupBy(entry.sources, (cell) => cell.source_id) : groupBy(entry.sources);
    const rows = [
      ["Value", entry.value === null ? "" : `${exact(entry.value)} (${entry.unit})`],
      ["No figure", entry.value === null ? [statuses[entry.status], entry.reason].filter(Boolean).join(": ") : ""],
      ["Period", entry.reference_period],
      ["Standing", `${entry.label}: ${labels[entry.label]}`],
      ["How sure", errorOf(entry)],
      ...Object.entries(entry.details ?? {}).map(([name, text]) => [sentence(name.replaceAll("_", " ")), text]),
      ["Read from", files.size ? make("ul", [...files.values()].map((cells) => fileOf(cells, sources))) : "no publisher’s cell"],
      ["Steps", make("ol", [...entry.method.split("; "), `shown as ${entry.text}`].map((step) => make("li", sentence(step))))],
      ["In the ledger", make("code", entry.id)],
    ];
    return rows.filter(([, text]) => text).flatMap(([name, text]) => [make("dt", name), make("dd", text)]);
  };
  const groupBy = (cells) => cells.reduce((all, cell) => all.set(cell.source_id, [...(all.get(cell.source_id) ?? []), cell]), new Map());

  // What the figure is, in the page's own words: a fact's name, a table's row and column.
  const nameOf = (figure) => {
    const cell = figure.closest("td");
    const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
    if (!cell) return text(figure.closest("dd")?.parentElement.querySelector("dt")) || text(figure.closest("section, main")?.querySelector("h2"));
    const head = cell.closest("table").tHead?.rows[0]?.cells[cell.cellIndex];
    return [text(cell.parentElement.querySelector("th")), text(head)].filter(Boolean).join(" · ");
  };

  let opener;
  const open = async (figure) => {
    const carried = await read();
    const entry = carried.entries[figure.dataset.id];
    if (!entry) return;
    opener = figure;
    dialog.querySelector(".figure-name").textContent = nameOf(figure);
    dialog.querySelector("h2").textContent = entry.text;
    dialog.querySelector("dl").replaceChildren(...rowsOf(entry, carried));
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => opener?.focus());

  // Outside of tables each figure is a stop of the tab key; a table is one stop, and arrow keys move within it.
  // A cell that is nothing but a figure was written without an element for it.
  document.querySelectorAll("td[data-id]").forEach((cell) => {
    const figure = make("data", [...cell.childNodes], { "data-id": cell.dataset.id, class: cell.className });
    cell.removeAttribute("data-id");
    cell.removeAttribute("class");
    cell.append(figure);
  });
  const figures = [...document.querySelectorAll(`main ${FIGURE}`)];
  figures.forEach((figure) => {
    const table = figure.closest("table");
    figure.setAttribute("role", "button");
    figure.setAttribute("aria-haspopup", "dialog");
    figure.tabIndex = table?.dataset.entered ? -1 : 0;
    if (!table || table.dataset.entered) return;
    table.dataset.entered = "true";
    figure.setAttribute("aria-describedby", "table-hint");
  });
  const enter = (figure, table) => {
    table.querySelectorAll(`${FIGURE}[tabindex="0"]`).forEach((one) => { one.tabIndex = -1; });
    figure.tabIndex = 0;
    figure.focus();
  };
  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };
  const move = (figure, key) => {
    const table = figure.closest("table");
    const [down, right] = STEPS[key];
    const line = right
      ? [...figure.closest("tr").querySelectorAll(FIGURE)]
      : [...table.querySelectorAll(FIGURE)].filter((one) => one.closest("td, th").cellIndex === figure.closest("td, th").cellIndex);
    const wanted = line.indexOf(figure) + (right || down);
    enter(line[Math.max(0, Math.min(line.length - 1, wanted))], table);
  };

  document.addEventListener("click", (event) => {
    const figure = event.target.closest?.(`main ${FIGURE}`);
    if (!figure || String(getSelection())) return; // who selects text wants to copy it
    const table = figure.closest("table");
    if (table) enter(figure, table);
    open(figure);
  });
  document.addEventListener("keydown", (event) => {
    const figure = event.target.closest?.(`main ${FIGURE}`);
    if (!figure || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(figure);
    else if (event.key in STEPS && figure.closest("table")) move(figure, event.key);
    else return;
    event.preventDefault();
  });
})();
