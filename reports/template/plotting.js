"use strict";
// For the tab in which the printer draws: it stays, with plotly.js in it, while report after report is printed.
// window.careerbookDraw(specs): each chart of an object of specs, drawn for paper, as markup.
// window.careerbookRules(): the style rules that plotly.js gives what it draws.
(() => {
  const { figureOf, PRINT_WIDTH } = window.careerbookCharts;
  const SIZE = 13;

  // Plotly names what a chart clips, and more, by lot. Every report gets the same lots, and no two charts the same name.
  const lots = (state = 1) => () => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32;
  const names = new Set();

  const draw = async (id, spec) => {
    const plot = Object.assign(document.createElement("div"), { className: "plot", id: `plot-${id}` });
    document.body.append(plot);
    try {
      const { data, layout } = figureOf(spec, PRINT_WIDTH, SIZE);
      plot.style.height = `${layout.height}px`;
      do {
        await Plotly.newPlot(plot, data, layout, { displayModeBar: false, staticPlot: true });
      } while (names.has(plot._fullLayout._uid));
      names.add(plot._fullLayout._uid);
      plot.classList.add("scaled");
      // The drawing has to stay in the structure: without content the figure would lose its description.
      return plot.outerHTML.replaceAll("<svg ", '<svg role="presentation" ');
    } catch (error) {
      throw new Error(`the chart ${id} can't be drawn: ${error.message ?? error}`);
    } finally {
      Plotly.purge(plot);
      plot.remove();
    }
  };

  window.careerbookDraw = async (specs) => {
    Math.random = lots();
    names.clear();
    const drawn = {};
    for (const [id, spec] of Object.entries(specs)) drawn[id] = await draw(id, spec);
    return drawn;
  };

  window.careerbookRules = () => (
    [...document.styleSheets].filter(({ ownerNode }) => ownerNode.id.startsWith("plotly.js-style"))
      .flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join("")
  );
})();
