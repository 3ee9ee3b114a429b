"use strict";
// Fits a chart's spec to a width, on the screen or on paper, in the colors of the scheme shown.
// window.careerbookCharts: for the scripts that draw.
(() => {
  // careerbook.charts' palette, by the names that style.css gives the same colors in each scheme.
  const PALETTE = { "#0072b2": "blue", "#d55e00": "orange", "#767676": "grey" };
  // On paper a chart is drawn wider than its place, and style.css makes it as much smaller.
  const PRINT_WIDTH = 680 / 0.75;
  const NARROW = 480;
  const LINE = 17; // of text, in pixels
  const print = matchMedia("print");

  const css = (name, element = document.documentElement) => getComputedStyle(element).getPropertyValue(name).trim();

  // On text the colors have to be stronger than on lines and bars: keys that end in "font" hold text's.
  const recolor = (value, scheme, ofText = false) => {
    if (typeof value === "string") {
      const name = PALETTE[value.toLowerCase()];
      return name ? css(`--chart-${name}${ofText ? "-text" : ""}`, scheme) : value;
    }
    if (Array.isArray(value)) return value.map((each) => recolor(each, scheme, ofText));
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, inside]) => [key, recolor(inside, scheme, ofText || key.endsWith("font"))]));
  };

  const ruler = document.createElement("canvas").getContext("2d");
  // The words of a text in lines that fit the width, set in a CSS font.
  const linesOf = (text, width, font) => {
    ruler.font = font;
    return text.split(" ").reduce((lines, word) => {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      return lines.length && ruler.measureText(longer).width <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, []);
  };

  // Fewer ticks where there is little room: every other year, powers of ten, three figures beside names.
  const sparse = ({ xaxis, yaxis }) => (
    xaxis.dtick ? { dtick: xaxis.type === "log" ? 1 : 2 * xaxis.dtick } : { nticks: yaxis.showticklabels ? 3 : 4 }
  );

  // Names above rows, lines above the plot and titles of axes are broken to fit; the chart grows by the lines they add.
  const fitted = ({ data, layout }, width, font) => {
    const beside = layout.meta?.room;
    const across = width - 24 - (beside ?? 0);
    const plot = beside ? across : across + 8 - (layout.margin?.l ?? 8);
    let height = layout.height;
    let [name, above] = [1, 1];
    const broken = (text, room) => linesOf(text, room, font);
    const annotations = (layout.annotations || []).map((note) => {
      if (note.name !== "row" && note.name !== "above") return note;
      const lines = broken(note.text, note.name === "row" ? across : plot);
      if (note.name === "row") name = Math.max(name, lines.length);
      else above = Math.max(above, lines.length);
      return { ...note, text: lines.join("<br>") };
    });
    const margin = { ...layout.margin, ...(above > 1 ? { t: layout.margin.t + LINE * (above - 1) } : {}) };
    height += LINE * (above - 1);
    const axes = { xaxis: { ...layout.xaxis }, yaxis: { ...layout.yaxis } };
    const rows = layout.meta?.rows;
    if (rows && name > 1) {
      const more = LINE * (name - 1);
      height += more * (rows.count + 0.5);
      axes.yaxis.range = [-0.5, rows.count - 1 + (rows.above + more) / (rows.step + more)];
    }
    if (axes.xaxis.title?.text) {
      const room = axes.yaxis.showticklabels ? across / 2 : axes.yaxis.showticklabels === undefined ? across - 60 : across;
      const lines = broken(axes.xaxis.title.text, room);
      axes.xaxis.title = { ...axes.xaxis.title, text: lines.join("<br>") };
      height += LINE * (lines.length - 1);
      if (axes.xaxis.automargin === false) margin.b += LINE * (lines.length - 1);
    }
    if (width < NARROW && axes.xaxis.type !== "category") Object.assign(axes.xaxis, sparse(axes));
    const traces = data.map((trace) => {
      const bar = trace.marker?.colorbar;
      if (!bar) return trace;
      const text = broken(bar.title.text, across).join("<br>");
      return { ...trace, marker: { ...trace.marker, colorbar: { ...bar, title: { ...bar.title, text } } } };
    });
    return { data: traces, layout: { ...layout, ...axes, annotations, margin, height } };
  };

  // On paper there is room for names beside their rows, which are then as much lower.
  const BESIDE = 260;
  const compact = ({ data, layout }, font) => {
    const rows = layout.meta?.rows;
    const names = (layout.annotations || []).filter(({ name }) => name === "row");
    if (!rows && layout.yaxis?.visible !== false) return { data, layout: { ...layout, height: 0.8 * layout.height } };
    if (!names.length) return { data, layout };
    const broken = new Map(names.map((note) => [note, linesOf(note.text, BESIDE, font)]));
    const lines = [...broken.values()].flat();
    const room = Math.ceil(Math.max(...lines.map((line) => ruler.measureText(line).width))) + 16;
    const tallest = Math.max(...[...broken.values()].map(({ length }) => length));
    const step = Math.max(rows.step - LINE, 6 + LINE * tallest);
    const above = Math.max(rows.above - LINE, step / 2);
    const height = layout.height - (rows.step - step) * (rows.count - 0.5) - (rows.above - above);
    const place = { xanchor: "right", xshift: -12, yanchor: "middle", yshift: 0, align: "right" };
    const annotations = layout.annotations.map((note) => (
      broken.has(note) ? { ...note, ...place, name: "beside", text: broken.get(note).join("<br>") } : note
    ));
    const bargap = layout.bargap === undefined ? {} : { bargap: 1 - (1 - layout.bargap) * rows.step / step };
    const yaxis = { ...layout.yaxis, range: [-0.5, rows.count - 1 + above / step] };
    const meta = { ...layout.meta, rows: { ...rows, step, above }, room };
    return { data, layout: { ...layout, ...bargap, yaxis, annotations, meta, height, margin: { ...layout.margin, l: room } } };
  };

  // The chart for a width, in the colors that the element has.
  const figureOf = (spec, width, size, scheme) => {
    const family = print.matches ? getComputedStyle(document.body).fontFamily : spec.layout.template.layout.font.family;
    const font = { ...spec.layout.template.layout.font, family, size };
    const [drawn, set] = [recolor(spec, scheme), `${size}px ${font.family}`];
    const { data, layout } = fitted(print.matches ? compact(drawn, set) : drawn, width, set);
    const hoverlabel = { bgcolor: css("--card", scheme), bordercolor: css("--rule", scheme), font: { color: css("--ink", scheme) } };
    return { data, layout: { ...layout, width, autosize: false, font: { ...font, color: css("--ink", scheme) }, hoverlabel } };
  };

  window.careerbookCharts = { figureOf, linesOf, css, PRINT_WIDTH, NARROW };
})();
