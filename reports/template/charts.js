"use strict";
// Draws each chart from the JSON beside it when it comes near the screen, in the colours of the scheme shown.
// Whoever waits for window.careerbookReady has all of them drawn: it gives their number, or rejects.
(() => {
  // careerbook.charts' palette, by the names that style.css gives the same colours in each scheme.
  const PALETTE = { "#0072b2": "blue", "#d55e00": "orange", "#009e73": "green", "#767676": "grey" };
  const PRINT_WIDTH = 680;
  const NARROW = 480;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const print = matchMedia("print");

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // On text the colours have to be stronger than on lines and bars: keys that end in "font" hold text's.
  const recolour = (value, ofText) => {
    if (typeof value === "string") {
      const name = PALETTE[value.toLowerCase()];
      return name ? css(`--chart-${name}${ofText ? "-text" : ""}`) : value;
    }
    if (Array.isArray(value)) return value.map((one) => recolour(one, ofText));
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, one]) => [key, recolour(one, ofText || key.endsWith("font"))]));
  };

  const layoutOf = (spec, width) => {
    const layout = recolour(spec.layout, false);
    const size = print.matches ? { size: 12 } : width < NARROW ? { size: 11 } : {};
    return {
      ...layout,
      width: print.matches ? PRINT_WIDTH : undefined,
      autosize: !print.matches,
      font: { ...layout.font, ...size, color: css("--ink") },
      hoverlabel: { bgcolor: css("--card"), bordercolor: css("--rule"), font: { color: css("--ink") } },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
    };
  };

  const charts = [...document.querySelectorAll("figure.chart")].map((figure) => ({
    figure,
    plot: figure.querySelector(".plot"),
    isDrawn: false,
  }));
  const block = document.getElementById("charts");
  let specs;
  const specOf = async (plot) => (await (specs ??= window.careerbookUnpack(block).then(JSON.parse)))[plot.id.slice("plot-".length)];

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
    const config = { responsive: !print.matches, displayModeBar: false, staticPlot: print.matches };
    try {
      await Plotly.react(plot, recolour(spec.data, false), layoutOf(spec, plot.clientWidth), config);
    } catch (error) {
      throw new Error(`the chart ${plot.id.slice("plot-".length)} can't be drawn: ${error.message ?? error}`);
    }
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
  const redraw = () => (print.matches ? drawAll() : Promise.all(charts.filter((one) => one.isDrawn).map(draw))).catch(() => {});

  window.careerbookReady = { then: (done, failed) => Promise.all([drawRest(), window.careerbookNotes]).then(([count]) => count).then(done, failed) };
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
})();
