"use strict";
// window.careerbookUnpack: the text that a data block of the page holds, gzipped and in base 85 (publish/page/carried.py).
// window.careerbookRead(): what the page carries of the ledger, read when it is first asked for. A figure's data-id is
// its place in `entries`.
document.documentElement.classList.add("scripted");
(() => {
  const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;\"=>?@^_`{|}~";
  const values = new Uint8Array(128);
  [...LETTERS].forEach((letter, value) => { values[letter.charCodeAt(0)] = value; });
  // Five letters are four bytes; the last group is filled up, and what fills it is cut off.
  const bytesOf = (text) => {
    const missing = (5 - (text.length % 5)) % 5;
    const full = text + "~".repeat(missing);
    const view = new DataView(new ArrayBuffer((full.length / 5) * 4));
    for (let at = 0; at < full.length; at += 5) {
      let number = 0;
      for (let place = at; place < at + 5; place += 1) number = number * 85 + values[full.charCodeAt(place)];
      view.setUint32((at / 5) * 4, number);
    }
    return view.buffer.slice(0, view.byteLength - missing);
  };
  window.careerbookUnpack = async (block) => {
    const stream = new Blob([bytesOf(block.textContent.trim())]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  // Entries are carried in columns, their cells without what is said of the source's file.
  const rowsOf = ({ entries, cells, others, ...more }) => {
    const files = new Map(more.sources.map(({ id, file, sha256 }) => [id, { file, sha256 }]));
    const row = (at) => Object.fromEntries(Object.entries(entries).map(([name, column]) => [name, column[at]]));
    const read = (at) => cells[at].map((cell) => ({ ...cell, ...files.get(cell.source_id) }));
    return { ...more, entries: entries.id.map((_, at) => ({ ...row(at), sources: read(at), ...others[at] })) };
  };
  let ledger;
  window.careerbookRead = () => (
    ledger ??= window.careerbookUnpack(document.getElementById("ledger")).then((text) => rowsOf(JSON.parse(text)))
  );
})();
