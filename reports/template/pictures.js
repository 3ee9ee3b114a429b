"use strict";
// Offers each chart as a picture that can travel alone: the heading, what is drawn, the chart, its source; on white
// whatever the scheme. The policy of the page lets the script read an image only from "data:", and it needs no more.
(() => {
  const [WIDTH, PAD, SCALE] = [860, 28, 2];
  const charts = [...document.querySelectorAll("figure.chart")];
  if (matchMedia("print").matches || !charts.length) return;
  const { specOf, load, figureOf, linesOf, css } = window.careerbookCharts;
  const onWhite = Object.assign(document.createElement("div"), { className: "on-white", hidden: true });
  document.body.append(onWhite);

  // Everything is put together as text: style attributes, which the page's policy refuses, are never parsed here.
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const element = (name, attributes, content) => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
    return `<${name}${written.join("")}>${content}</${name}>`;
  };

  const pictureOf = async (plot) => {
    const [spec] = await Promise.all([specOf(plot), load()]);
    const { title, subtitle, source } = spec.layout.meta;
    const family = spec.layout.template.layout.font.family;
    const inner = WIDTH - 2 * PAD;
    let y = PAD / 2;
    const write = (text, size, color, weight = 400) => {
      const lines = linesOf(text, inner, `${weight} ${size}px ${family}`).map((line) => {
        y += size * 1.35;
        return element("text", { x: PAD, y, "font-size": size, "font-weight": weight, fill: css(color, onWhite) }, escaped(line));
      });
      y += size * 0.6;
      return lines.join("");
    };
    const head = write(title, 20, "--ink", 700) + write(subtitle, 14, "--muted");
    const { data, layout } = figureOf(spec, inner, 13, onWhite);
    const address = await Plotly.toImage({ data, layout }, { format: "svg", width: inner, height: layout.height });
    const drawing = decodeURIComponent(address.slice(address.indexOf(",") + 1)).replace("<svg ", `<svg x="${PAD}" y="${y}" `);
    y += layout.height;
    const foot = write(`${source} Careerbook.`.trim(), 12, "--muted");
    const height = Math.ceil(y + PAD / 2);
    const ground = element("rect", { width: "100%", height: "100%", fill: "#ffffff" }, "");
    const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, "font-family": family };
    const [, xmlns] = drawing.match(/xmlns="([^"]+)"/);
    return { svg: element("svg", { xmlns, ...size }, ground + head + drawing + foot), height };
  };

  const painted = async ({ svg, height }) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * SCALE, height: height * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  const save = async (plot, format) => {
    const picture = await pictureOf(plot);
    const blob = format === "png" ? await painted(picture) : new Blob([picture.svg], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${document.body.dataset.slug}-${plot.id.slice("plot-".length)}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const button = (plot, format) => {
    const item = document.createElement("li");
    const control = Object.assign(document.createElement("button"), { type: "button", textContent: `Chart (${format.toUpperCase()})` });
    Object.assign(control.dataset, { chart: plot.id, format });
    control.addEventListener("click", () => save(plot, format).catch(() => item.remove()));
    item.append(control);
    return item;
  };

  charts.forEach((figure) => {
    let list = figure.nextElementSibling;
    while (list && !list.matches(".exhibit-downloads")) list = list.nextElementSibling;
    list?.append(...["png", "svg"].map((format) => button(figure.querySelector(".plot"), format)));
  });
})();
