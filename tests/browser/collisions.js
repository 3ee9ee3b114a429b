// Of every chart on the page: texts that are cut off, that lie over each other, or over a mark.
(() => {
  const SLACK = 1; // pixels
  const isSeen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // The box of a text without the room above and below its letters.
  const inked = (node) => {
    const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
    const inset = 0.18 * parseFloat(getComputedStyle(node).fontSize);
    const isUpright = width < height && node.textContent.length > 3;
    return isUpright
      ? { left: left + inset, right: right - inset, top, bottom }
      : { left, right, top: top + inset, bottom: bottom - inset };
  };
  const overlap = (one, other, slack) => (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack
  );
  const isOutside = (box, frame) => (
    box.left < frame.left - SLACK || box.right > frame.right + SLACK || box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK
  );
  return [...document.querySelectorAll(".plot")].flatMap((plot) => {
    const frame = plot.getBoundingClientRect();
    const texts = [...plot.querySelectorAll("svg text")]
      .filter((node) => node.textContent.trim() && isSeen(node))
      .map((node) => ({ text: node.textContent, box: inked(node) }));
    const marks = [...plot.querySelectorAll(".points path")]
      .filter((node) => isSeen(node) && getComputedStyle(node.closest(".trace")).opacity !== "0")
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width < 30); // bars are no dots
    return texts.flatMap(({ text, box }, at) => [
      ...(isOutside(box, frame) ? [`${plot.id}: '${text}' is cut off`] : []),
      ...texts.slice(at + 1).filter((other) => overlap(box, other.box, SLACK)).map((other) => `${plot.id}: '${text}' lies over '${other.text}'`),
      ...(marks.some((mark) => overlap(box, mark, 2 * SLACK)) ? [`${plot.id}: '${text}' lies over a mark`] : []),
    ]);
  });
})()
