"use strict";
// Marks in the table of contents the section that the reader is in, and keeps the mark in sight.
(() => {
  const contents = document.querySelector("nav.contents");
  // Beside the text it is open; above it, on a narrow screen, it would keep the reader from the facts.
  const wide = matchMedia("(min-width: 62rem), print");
  const unfold = () => { contents.querySelector("details").open = wide.matches; };
  unfold();
  wide.addEventListener("change", unfold);
  if (matchMedia("print").matches) return;
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current;

  const mark = (link) => {
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    // Scrolls the list alone, never the page.
    if (link && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = link.offsetTop - contents.clientHeight / 3;
    }
  };

  // A heading has been reached once it is in the top tenth of the screen or above it.
  const follow = () => {
    const reached = headings.filter((heading) => heading.getClientRects().length && heading.getBoundingClientRect().top <= innerHeight / 10);
    mark(reached.length ? links.get(reached.at(-1).id) : undefined);
  };
  const watcher = new IntersectionObserver(follow, { rootMargin: "1000000px 0px -90% 0px" });
  headings.forEach((heading) => watcher.observe(heading));
})();
