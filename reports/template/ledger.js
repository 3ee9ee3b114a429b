"use strict";
// Reads the page's own ledger when it is first asked for; the data block's form is that of publish/encoding.py.
// A figure's data-id is its number in `ids`.
// window.careerbookLedger(): the entries of ledger.json that the page shows, by id.
(() => {
  const block = document.getElementById("ledger");
  // Columns to rows.
  const rows = (columns) => (columns[0] ?? []).map((_, at) => columns.map((column) => column[at]));

  const digits = (text) => Number(text.replace(/[^\d.]/g, "")) * (text.includes("−") ? -1 : 1);
  const decode = ({ labels, statuses, readings, words, files, cells, entries, sources, notes }) => {
    const cellsByNumber = rows(cells).map(([file, sheet, row, column, raw]) => {
      const [source_id, name, sha256] = files[file];
      return { source_id, file: name, sha256, sheet: words[sheet], row, column: words[column], raw: words[raw] };
    });
    // Below zero: the reading of a raw text, by one of few forms of words.
    const stepOf = (number) => {
      if (number >= 0) return words[number];
      const [start, end] = readings[(-1 - number) % readings.length];
      return `${start}'${words[Math.floor((-1 - number) / readings.length)]}'${end}`;
    };
    const byId = new Map();
    const stepsOf = new Map();
    const ids = [];
    rows(entries).forEach(([id, value, text, unit, status, label, period, error, read, steps, more]) => {
      stepsOf.set(id, steps.map(stepOf));
      ids.push(id);
      byId.set(id, {
        id, value: value === "" ? digits(words[text]) : value, text: words[text], unit: words[unit], status: words[status], label: words[label],
        reference_period: words[period], error, sources: read.map((number) => cellsByNumber[number]),
        method: stepsOf.get(id).join("; "), ...more,
      });
    });
    // A citation names what is said of its source anyway.
    sources.forEach((source) => ["apa", "bibtex"].forEach((form) => {
      source[form] = source[form].replace(/⟨(\w+)⟩/g, (_, name) => source[name]);
    }));
    return { labels, statuses, ids, byId, stepsOf, sources, notes, about: new Map(sources.map((source) => [source.id, source])) };
  };
  let ledger;
  window.careerbookRead = () => (ledger ??= window.careerbookUnpack(block).then((text) => decode(JSON.parse(text))));
  window.careerbookLedger = async () => Object.fromEntries((await window.careerbookRead()).byId);
})();
