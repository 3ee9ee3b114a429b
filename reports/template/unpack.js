"use strict";
// window.careerbookUnpack: the text that a data block of the page holds, gzipped and in base 85 (publish/encoding.py).
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
})();
