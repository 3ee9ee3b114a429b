"use strict";
// Two to six careers side by side: those that the address names, #slug,slug. Their order is the reader's, never a rank.
(() => {
  const MOST = 6;
  const SVG = "http://www.w3.org/2000/svg";
  const all = window.careerbookCareers;
  const $ = (selector) => document.querySelector(selector);
  const place = $("#comparison");
  const status = $(".count");
  const add = $("#add");

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const draw = (tag, attributes, text) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    return element;
  };

  // The careers that the address names; the skip link's address names none, and changes nothing.
  let chosen = [];
  const readAddress = () => {
    if (location.hash === "#content") return;
    chosen = [...new Set(location.hash.slice(1).split(","))].filter((slug) => Object.hasOwn(all, slug)).slice(0, MOST);
  };
  const go = (slugs) => {
    location.hash = slugs.join(",");
  };

  // The section of the report that shows a figure.
  const SECTIONS = [
    [/^wage\./, "pay-ladder"], [/^employment/, "salary"], [/^outlook\.openings/, "openings"],
    [/^outlook\./, "projection"], [/^exposure\./, "exposure"],
  ];
  const addressOf = (slug, id) => `${slug}/index.html#${SECTIONS.find(([form]) => form.test(id))[1]}`;

  const figureOf = (slug, id) => all[slug].figures[id];
  const show = (slug, id) => {
    const found = figureOf(slug, id);
    if (!found) return make("span", { class: "absent" }, "not in its report");
    const data = make("data", { "data-id": `${slug}/${id}`, value: found.value ?? "" }, found.text);
    const isPlain = found.value !== undefined || found.bound !== undefined || !found.reason;
    const link = make("a", { href: addressOf(slug, id), class: isPlain ? "to-report" : "to-report absent" }, data);
    if (found.reason) link.title = found.reason;
    return link;
  };
  const label = (found) => (found?.label ? [" ", make("span", { class: `label ${found.label}` }, found.label)] : []);

  const cell = (slug, id, withError) => {
    const found = figureOf(slug, id);
    const td = make("td", { class: "fig-cell" }, show(slug, id), ...label(found));
    if (withError && found?.value !== undefined) {
      const text = found.error
        ? [`${found.error}-percent interval `, make("span", {}, show(slug, `${id}.low`), " to ", show(slug, `${id}.high`))]
        : ["no error published"];
      td.append(make("span", { class: "error" }, ...text));
    }
    return td;
  };

  const table = (caption, columns, chosen) => {
    const head = make("tr", {}, make("th", { scope: "col" }, "Career"));
    for (const { title, unit } of columns) {
      const th = make("th", { scope: "col", class: "figure-head" }, title);
      if (unit) th.append(" ", make("span", { class: "unit" }, unit));
      head.append(th);
    }
    const body = chosen.map((slug) => {
      const link = make("a", { href: `${slug}/index.html` }, all[slug].title);
      const tr = make("tr", {}, make("th", { scope: "row" }, link));
      for (const { id, error } of columns) tr.append(cell(slug, typeof id === "function" ? id(slug) : id, error));
      return tr;
    });
    const region = make("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": caption });
    region.append(make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...body)));
    return region;
  };

  const periodOf = (chosen, id) => {
    const periods = new Set(chosen.map((slug) => figureOf(slug, id)?.period).filter(Boolean));
    return periods.size === 1 ? [...periods][0] : "";
  };

  // Two figures are told apart only if they differ by more than their errors together.
  const apart = (chosen, id, name) => {
    const known = chosen.filter((slug) => figureOf(slug, id)?.error && figureOf(slug, `${id}.low`));
    const half = (slug) => (figureOf(slug, `${id}.high`).value - figureOf(slug, `${id}.low`).value) / 2;
    const alike = [];
    known.forEach((one, index) => {
      for (const other of known.slice(index + 1)) {
        const gap = Math.abs(figureOf(one, id).value - figureOf(other, id).value);
        if (gap <= Math.hypot(half(one), half(other))) alike.push(`${all[one].title} and ${all[other].title}`);
      }
    });
    if (known.length < 2) return chosen.length < 2 ? "" : `There are no published errors to hold the differences in ${name} against.`;
    if (!alike.length) return `The differences in ${name} are larger than the published errors together.`;
    return `In ${name} the survey does not tell these apart, as the difference is within their errors: ${alike.join("; ")}.`;
  };

  const STATISTICS = ["p10", "p25", "median", "p75", "p90"];
  const ROW = 50;
  const widthNow = () => Math.min(Math.max(place.clientWidth, 260), 760);
  // Round steps for an axis of at most five marks.
  const marks = (most) => {
    const raw = most / 5;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= raw);
    return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  };
  const drawn = (slug, id) => {
    const found = figureOf(slug, id);
    return found?.value ?? found?.bound ?? null;
  };
  const rungs = (slug, basis) =>
    STATISTICS.map((name) => ({ name, id: `wage.${basis}.${name}` }))
      .map(({ name, id }) => ({ name, id, at: drawn(slug, id), isOpen: figureOf(slug, id)?.bound !== undefined }))
      .filter(({ at }) => at !== null);

  const shortened = (title, width) => (title.length > width / 11 ? `${title.slice(0, Math.floor(width / 11) - 1)}…` : title);

  // The ladder of pay: a line from the lowest to the highest tenth, a bar for the middle half, a tick at the median.
  const ladder = (chosen, basis) => {
    const known = chosen.map((slug) => ({ slug, steps: rungs(slug, basis) })).filter(({ steps }) => steps.length);
    const most = Math.max(...known.flatMap(({ steps }) => steps.map(({ at }) => at)));
    const width = widthNow();
    const bottom = known.length * ROW + 6;
    const x = (value) => 8 + (value / most) * (width - 40);
    const svg = draw("svg", { width, height: bottom + 24, viewBox: `0 0 ${width} ${bottom + 24}`, "aria-hidden": "true" });
    const ticks = marks(most).filter((_, index, every) => width > 480 || every.length < 4 || index % 2 === 0);
    for (const value of ticks) {
      svg.append(draw("line", { x1: x(value), x2: x(value), y1: 0, y2: bottom, class: "track" }));
      svg.append(draw("text", { x: x(value), y: bottom + 17, class: "tick", "text-anchor": value ? "middle" : "start" }, `$${value.toLocaleString("en-US")}`));
    }
    known.forEach(({ slug, steps }, index) => {
      const y = index * ROW + 36;
      const at = Object.fromEntries(steps.map((step) => [step.name, step.at]));
      const name = draw("text", { x: 8, y: y - 15, class: "name" }, shortened(all[slug].title, width));
      name.append(draw("tspan", { class: "value" }, `  ${figureOf(slug, `wage.${basis}.median`)?.text ?? ""}`));
      svg.append(name);
      svg.append(draw("line", { x1: x(steps[0].at), x2: x(steps.at(-1).at), y1: y, y2: y, class: "range" }));
      if (at.p25 !== undefined && at.p75 !== undefined) {
        svg.append(draw("rect", { x: x(at.p25), y: y - 6, width: Math.max(x(at.p75) - x(at.p25), 1), height: 12, class: "half" }));
      }
      if (at.median !== undefined) svg.append(draw("line", { x1: x(at.median), x2: x(at.median), y1: y - 10, y2: y + 10, class: "median" }));
      const last = steps.at(-1);
      if (last.isOpen) svg.append(draw("path", { d: `M${x(last.at) - 7} ${y - 6}l7 6l-7 6`, class: "open" }));
    });
    const said = known.map(({ slug }) => {
      const text = (name) => figureOf(slug, `wage.${basis}.${name}`)?.text ?? "not published";
      return `${all[slug].title}: lowest tenth ${text("p10")}, median ${text("median")}, highest tenth ${text("p90")}`;
    });
    const per = basis === "annual" ? "a year" : "an hour";
    const alt = `Ladder of pay ${per}, a bar for each career from the lowest to the highest tenth. ${said.join(". ")}.`;
    return make("figure", { class: "ladder", role: "img", "aria-label": alt }, svg);
  };

  const column = (id, title, unit = "", error = false) => ({ id, title, unit, error });
  const pay = (chosen) => {
    const section = [make("h2", {}, "Pay")];
    const bases = ["annual", "hourly"].filter((basis) => chosen.some((slug) => all[slug].basis === basis));
    for (const basis of bases) {
      const own = chosen.filter((slug) => all[slug].basis === basis);
      const per = basis === "annual" ? "a year" : "an hour";
      const period = periodOf(own, `wage.${basis}.median`);
      if (bases.length > 1) {
        const why = basis === "hourly" ? "The survey publishes these by the hour only" : "These are published by the year";
        section.push(make("p", { class: "standfirst" }, `${why}; pay by the hour and by the year are not set against each other.`));
      }
      section.push(ladder(own, basis));
      section.push(make("p", { class: "key" }, "Line: lowest to highest tenth. Bar: the middle half. Tick and figure: the median. Arrow: or more."));
      const names = [["p10", "Lowest tenth"], ["p25", "Lowest quarter"], ["median", "Median"], ["p75", "Highest quarter"], ["p90", "Highest tenth"]];
      const columns = names.map(([name, title]) => column(`wage.${basis}.${name}`, title));
      section.push(table(`Pay ${per}${period ? `, ${period}` : ""}`, [...columns, column(`wage.${basis}.mean`, "Mean", "", true)], own));
      section.push(make("p", { class: "table-note" }, `No error is published for the median and the other percentiles. ${apart(own, `wage.${basis}.mean`, "mean pay")}`));
    }
    return section;
  };
  const outlook = (chosen) => [
    make("h2", {}, "Jobs and outlook"),
    table("Jobs, and what is projected of them", [
      column("employment", "Jobs", periodOf(chosen, "employment"), true),
      column("outlook.growth_pct", "Projected growth", periodOf(chosen, "outlook.growth_pct"), true),
      column("outlook.openings_annual", "Openings a year", periodOf(chosen, "outlook.openings_annual"), true),
    ], chosen),
    make("p", { class: "table-note" }, `${apart(chosen, "employment", "the number of jobs")} A projection is no promise.`),
  ];
  const preparation = (chosen) => [
    make("h2", {}, "What it usually takes to enter"),
    table("Typical preparation", [
      column("outlook.entry_education", "Education"),
      column("outlook.work_experience", "Experience in a related occupation"),
      column("outlook.on_the_job_training", "Training on the job"),
    ], chosen),
  ];
  const INDICES = {
    aioe: "AIOE", aioe_language: "AIOE, language models", gpts_people: "GPTs are GPTs, rated by people",
    gpts_model: "GPTs are GPTs, rated by a model", microsoft: "Microsoft AI applicability", frey_osborne: "Frey and Osborne: automation",
  };
  const exposure = (chosen) => [
    make("h2", {}, "Exposure to AI and automation"),
    table("Percentile of each index: the share of occupations that score lower",
      Object.entries(INDICES).map(([name, title]) => column(`exposure.${name}.percentile`, title)), chosen),
    make("p", { class: "table-note" }, "The indices measure different things and publish no errors; none says how likely a job is to go. Each report has the scores and what they mean."),
  ];

  const list = () => {
    const items = chosen.map((slug) => {
      const button = make("button", { type: "button", class: "plain", "aria-label": `Remove ${all[slug].title}` }, "Remove");
      button.addEventListener("click", () => {
        go(chosen.filter((other) => other !== slug));
        add.focus();
      });
      return make("li", {}, all[slug].title, " ", button);
    });
    $(".picked").replaceChildren(...items);
  };

  const render = () => {
    readAddress();
    list();
    const titles = chosen.map((slug) => all[slug].title);
    if (chosen.length < 2) {
      place.replaceChildren(make("p", {}, "Choose two to six careers here, or with the boxes in ", make("a", { href: "index.html" }, "the list"), "."));
      status.textContent = titles.length ? `${titles[0]} is chosen; add at least one more.` : "No careers are chosen.";
      return;
    }
    const parts = [pay, outlook, preparation, exposure].map((part) => make("section", { class: "chapter" }, ...part(chosen)));
    const back = make("p", {}, make("a", { href: `index.html#compare=${chosen.join(",")}` }, "Choose others in the list"));
    place.replaceChildren(...parts, back);
    status.textContent = `${titles.length} careers compared: ${titles.join(", ")}.`;
  };

  const byTitle = new Map(Object.entries(all).map(([slug, { title }]) => [title.toLowerCase(), slug]));
  $("#all-careers").append(...Object.values(all).map(({ title }) => make("option", { value: title })));
  const adding = () => {
    const slug = byTitle.get(add.value.trim().toLowerCase());
    if (!slug) status.textContent = add.value.trim() ? `No career here has the title “${add.value.trim()}”; choose one from the suggestions.` : "Type a career’s title first.";
    else if (chosen.includes(slug)) status.textContent = `${all[slug].title} is there already.`;
    else if (chosen.length >= MOST) status.textContent = "Six careers are the most; remove one first.";
    else {
      add.value = "";
      go([...chosen, slug]);
    }
  };
  $("#add-button").addEventListener("click", adding);
  add.addEventListener("keydown", (event) => {
    if (event.key === "Enter") adding();
  });
  addEventListener("hashchange", render);
  let width = widthNow();
  addEventListener("resize", () => {
    if (width === widthNow()) return;
    width = widthNow();
    render();
  });
  $(".finder").hidden = false;
  render();
})();
