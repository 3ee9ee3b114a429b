"use strict";
// window.careerbookUnpack: the text that a data block of the page holds, gzipped and in base64.
document.documentElement.classList.add("scripted");
window.careerbookUnpack = async (block) => {
  const bytes = Uint8Array.from(atob(block.textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
};
