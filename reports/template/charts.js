"use strict";
// Draws each chart from the JSON beside it when it comes near the screen, in the colors of the scheme shown.
// Whoever waits for window.careerbookReady has all of them drawn: it gives their number, or rejects.
(() => {
  const { figureOf, PRINT_WIDTH, NARROW } = window.careerbookCharts;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const print = matchMedia("print");

  const charts = [...document.querySelectorAll("figure.chart")].map((figure) => ({
    figure,
    plot: figure.querySelector(".plot"),
    isDrawn: false,
  }));
  const block = document.getElementById("charts");
  let specs;
  const read = () => (specs ??= window.careerbookUnpack(block).then(JSON.parse));
  const specOf = async (plot) => (await read())[plot.id.slice("plot-".length)];

  // plotly.js is asked for once, by the first chart that needs it: from beside the report, or out of the page itself.
  let plotly;
  const load = () => {
    plotly ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      const carried = document.getElementById("plotly-carried");
      script.onload = done;
      script.onerror = () => failed(new Error("plotly.js is not beside the report"));
      if (!carried) {
        script.src = document.body.dataset.plotly;
        document.head.append(script);
        return;
      }
      window.careerbookUnpack(carried).then((source) => {
        script.textContent = source;
        document.head.append(script); // runs at once: its hash is in the page's policy
        done();
      }, failed);
    });
    return plotly;
  };

  // The chart as it fits its place, which is made as high as it needs.
  const reserve = (plot, spec) => {
    const width = print.matches ? PRINT_WIDTH : plot.clientWidth;
    const fitted = figureOf(spec, width, width < NARROW ? 12 : 13);
    plot.style.height = `${fitted.layout.height}px`;
    return fitted;
  };

  const draw = async (chart) => {
    const { figure, plot } = chart;
    let spec;
    try {
      [spec] = await Promise.all([specOf(plot), load()]);
    } catch (error) {
      apologise(figure);
      throw error;
    }
    chart.isDrawn = true;
    const { data, layout } = reserve(plot, spec);
    plot.classList.remove("scaled"); // or Plotly would measure its texts too small
    try {
      await Plotly.react(plot, data, layout, { displayModeBar: false, staticPlot: print.matches });
    } catch (error) {
      throw new Error(`the chart ${plot.id.slice("plot-".length)} can't be drawn: ${error.message ?? error}`);
    }
    plot.classList.toggle("scaled", print.matches);
    // On paper the drawing has to stay in the structure: without content the figure would lose its description.
    plot.querySelectorAll("svg").forEach((svg) => {
      svg.setAttribute("aria-hidden", String(!print.matches));
      svg.setAttribute("role", "presentation");
    });
  };

  const apologise = (figure) => {
    const note = document.createElement("p");
    note.className = "standfirst";
    note.textContent = "The chart can’t be drawn here; the table below has its figures.";
    figure.replaceWith(note);
  };

  let all;
  const drawAll = () => Promise.all(charts.map(draw)).then(() => charts.length);
  const drawRest = () => (all ??= drawAll());
  const redraw = () => (print.matches ? drawAll() : Promise.all(charts.filter(({ isDrawn }) => isDrawn).map(draw))).catch(() => {});

  window.careerbookReady = { then: (done, failed) => Promise.all([drawRest(), window.careerbookNotes]).then(([count]) => count).then(done, failed) };
  // For pictures.js.
  Object.assign(window.careerbookCharts, { specOf, load });
  [dark, print].forEach((query) => query.addEventListener("change", redraw));
  if (print.matches) {
    drawRest().catch(() => {});
    return;
  }
  const watcher = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
      watcher.unobserve(target);
      draw(charts.find(({ figure }) => figure === target)).catch(() => {});
    }),
    { rootMargin: "800px 0px" },
  );
  charts.forEach(({ figure }) => watcher.observe(figure));
  // Before the charts are near, so that drawing them moves nothing.
  charts.forEach(({ plot }) => specOf(plot).then((spec) => reserve(plot, spec), () => {}));

  let [width, pause] = [innerWidth, 0];
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(pause);
    pause = setTimeout(redraw, 150);
  });
})();
