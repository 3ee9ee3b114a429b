"use strict";
// Draws each chart from the JSON beside it, in the colours of the scheme that the page is shown in.
// window.careerbookReady: a promise of the number of charts drawn; it rejects if one can't be.
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
    spec: JSON.parse(figure.querySelector(".plotly-spec").textContent),
  }));

  const draw = async ({ plot, spec }) => {
    const config = { responsive: !print.matches, displayModeBar: false, staticPlot: print.matches };
    await Plotly.react(plot, recolour(spec.data, false), layoutOf(spec, plot.clientWidth), config);
    // On paper the drawing has to stay in the structure: without content the figure would lose its description.
    plot.querySelectorAll("svg").forEach((svg) => {
      svg.setAttribute("aria-hidden", String(!print.matches));
      svg.setAttribute("role", "presentation");
    });
  };

  const apologise = ({ figure }) => {
    const note = document.createElement("p");
    note.className = "standfirst";
    note.textContent = "The chart can’t be drawn here; the table below has its figures.";
    figure.replaceWith(note);
  };

  const drawAll = async () => {
    if (charts.length && typeof Plotly === "undefined") {
      charts.forEach(apologise);
      throw new Error("plotly.js is not beside the report");
    }
    await Promise.all(charts.map(draw));
    return charts.length;
  };

  const openTables = () => document.querySelectorAll("details").forEach((details) => { details.open = true; });
  // A PDF travels alone: a link to a file beside the page would point into the folder where it was made.
  const cutLinks = () => document.querySelectorAll('a:not([href^="#"], [href^="http"])').forEach((link) => link.removeAttribute("href"));
  // A table wider than the sheet would make the browser shrink every page: its own type is made smaller instead.
  const fit = (table) => {
    const isTooWide = () => table.offsetWidth > table.parentElement.clientWidth;
    for (let points = 7.5; points >= 6 && isTooWide(); points -= 0.5) table.style.fontSize = `${points}pt`;
    if (isTooWide()) table.style.overflowWrap = "anywhere";
  };
  // Facts with a date after which they are to be checked: the reader's own clock tells, never the publishing machine's.
  const warnOfAge = (time) => {
    if (new Date() <= new Date(`${time.dateTime}T23:59:59`)) return;
    const note = document.createElement("strong");
    note.className = "stale";
    note.textContent = " (this date has passed: the facts may be out of date)";
    time.after(note);
  };
  if (!print.matches) document.querySelectorAll("time.expires").forEach(warnOfAge);
  if (print.matches) {
    openTables();
    cutLinks();
    document.querySelectorAll("table").forEach(fit);
  }
  addEventListener("beforeprint", openTables);

  window.careerbookReady = drawAll();
  window.careerbookReady.then(() => [dark, print].forEach((query) => query.addEventListener("change", drawAll)), () => {});
})();
