"use strict";
// The list of careers: found as one types, sorted, filtered, and chosen for comparison.
// window.careerbookList: what tests ask: find(query) gives the titles shown.
(() => {
  const STEP = 50;
  const MOST = 6;
  const numberOf = (text) => (text === "" ? null : Number(text));
  const body = document.querySelector("table.careers tbody");
  const rows = [...body.rows].map((row, place) => ({
    row,
    place,
    slug: row.dataset.slug,
    title: row.querySelector("th a").textContent,
    link: row.querySelector("th a"),
    box: row.querySelector("input"),
    group: row.dataset.group,
    isHourly: row.dataset.basis === "hourly",
    education: row.dataset.education,
    jobs: numberOf(row.dataset.jobs),
    pay: numberOf(row.dataset.pay),
    growth: numberOf(row.dataset.growth),
    openings: numberOf(row.dataset.openings),
  }));
  const $ = (selector) => document.querySelector(selector);
  const query = $("#query");
  const status = $(".count");
  const more = $(".more");
  const levels = [...$("#education").options].map((option) => option.text);
  const levelOf = (education) => (education ? levels.indexOf(education) : null);
  const heads = [...document.querySelectorAll("th[data-key]")];
  let shownMost = STEP;
  let order = { key: "title", down: false };
  // Made ready now, before the first letter is typed.
  const search = window.careerbookSearch(rows.map((one, index) => ({ lines: window.careerbookTitles[index], jobs: one.jobs ?? 0 })));

  // A figure that is not there goes last, whichever way; pay by the hour stands after pay by the year.
  const compare = (key, down) => (one, other) => {
    if (key === "title") return (down ? -1 : 1) * (one.place - other.place);
    if (key === "pay" && one.isHourly !== other.isHourly) return one.isHourly ? 1 : -1;
    const valueOf = (each) => (key === "education" ? levelOf(each.education) : each[key]);
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return (a === null) - (b === null) || one.place - other.place;
    return (down ? b - a : a - b) || one.place - other.place;
  };

  const filters = () => {
    const least = (name) => numberOf($(`#least-${name}`).value);
    const education = $("#education").selectedIndex;
    return { group: $("#group").value, education, pay: least("pay"), growth: least("growth"), openings: least("openings") };
  };
  const passes = (one, chosen) => {
    if (chosen.group && one.group !== chosen.group) return false;
    if (chosen.education > 0) {
      const level = levels.indexOf(one.education);
      if (level < 1 || level > chosen.education) return false;
    }
    if (chosen.pay !== null && (one.isHourly || one.pay === null || one.pay < chosen.pay)) return false;
    return ["growth", "openings"].every((key) => chosen[key] === null || (one[key] !== null && one[key] >= chosen[key]));
  };

  const note = (one, text) => {
    let place = one.row.querySelector(".matched");
    if (!text) {
      place?.remove();
      return;
    }
    if (!place) {
      place = document.createElement("span");
      place.className = "matched";
      one.link.parentElement.append(place);
    }
    place.textContent = `also: ${text}`;
  };

  const say = (shown, typed, guessed, chosen) => {
    const count = `${shown.length.toLocaleString("en-US")} ${shown.length === 1 ? "career" : "careers"}`;
    const active = Object.values(chosen).filter((value) => value !== null && value !== "" && value !== 0).length;
    $(".active-filters").textContent = active ? `(${active} on)` : "";
    const found = typed ? ` found for “${typed}”` : "";
    const first = typed && shown.length ? `; the first is ${shown[0].title}` : "";
    const spelled = typed && guessed ? " Nothing is spelled so; these come near." : "";
    const hourly = chosen.pay !== null ? " Careers without a yearly figure are left out by the filter on pay." : "";
    status.textContent = `${count}${found}${active ? " with these filters" : ""}${first}.${spelled}${hourly}`;
  };

  const show = () => {
    const typed = query.value.trim();
    const chosen = filters();
    let found;
    let guessed = false;
    if (typed) {
      const hits = search(typed);
      guessed = hits.some((hit) => hit.guessed);
      found = hits.map((hit) => ({ ...rows[hit.career], matched: hit.title }));
      if (order.key) found.sort(compare(order.key, order.down));
    } else {
      found = [...rows].sort(compare(order.key ?? "title", order.down));
    }
    const passing = found.filter((one) => passes(one, chosen));
    const visible = passing.slice(0, shownMost);
    const fragment = document.createDocumentFragment();
    for (const one of visible) {
      const isOther = typed && one.matched !== one.title && !/^\d/.test(one.matched);
      note(one, isOther ? one.matched : "");
      fragment.append(one.row);
    }
    body.replaceChildren(fragment);
    more.hidden = passing.length <= shownMost;
    more.textContent = `Show all ${passing.length.toLocaleString("en-US")}`;
    for (const head of heads) {
      const isKey = head.dataset.key === order.key;
      head.setAttribute("aria-sort", isKey ? (order.down ? "descending" : "ascending") : "none");
    }
    say(passing, typed, guessed, chosen);
    return visible;
  };

  const restart = () => {
    shownMost = STEP;
    return show();
  };

  query.addEventListener("input", () => {
    order = query.value.trim() ? { key: null, down: false } : { key: "title", down: false };
    restart();
  });
  query.addEventListener("keydown", (event) => {
    const first = body.querySelector("th a");
    if (event.key === "Enter" && query.value.trim() && first) first.click();
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    }
  });
  for (const control of document.querySelectorAll(".filters select, .filters input")) control.addEventListener("input", restart);
  $("#clear-filters").addEventListener("click", () => {
    for (const control of document.querySelectorAll(".filters select, .filters input")) control.value = "";
    restart();
  });
  for (const head of heads) {
    head.querySelector("button").addEventListener("click", () => {
      const down = order.key === head.dataset.key ? !order.down : !["title", "education"].includes(head.dataset.key);
      order = { key: head.dataset.key, down };
      restart();
    });
  }
  more.addEventListener("click", () => {
    const before = body.rows.length;
    shownMost = Infinity;
    show();
    body.rows[before]?.querySelector("th a").focus();
  });

  // The careers chosen to compare, in the order of choosing; they stand in the address of the comparison.
  const tray = $(".tray");
  const picked = new Set();
  const tell = () => {
    tray.hidden = picked.size === 0;
    const titles = [...picked].map((slug) => rows.find((one) => one.slug === slug).title);
    const wanting = picked.size < 2 ? "; choose at least one more" : picked.size === MOST ? "; that is the most" : "";
    $(".chosen").textContent = `${titles.join(", ")}${wanting}.`;
    const link = tray.querySelector("a");
    link.hidden = picked.size < 2;
    link.href = `compare.html#${[...picked].join(",")}`;
    for (const { box, slug } of rows) {
      box.checked = picked.has(slug);
      box.disabled = picked.size >= MOST && !box.checked;
    }
  };
  for (const { box, slug } of rows) {
    box.addEventListener("change", () => {
      if (box.checked) picked.add(slug);
      else picked.delete(slug);
      tell();
    });
  }
  $("#unpick").addEventListener("click", () => {
    picked.clear();
    tell();
    query.focus();
  });
  const fromAddress = () => {
    const asked = /^#compare=([\w,-]+)$/.exec(location.hash)?.[1].split(",") ?? [];
    for (const slug of asked.slice(0, MOST)) if (rows.some((one) => one.slug === slug)) picked.add(slug);
    tell();
  };

  $(".finder").hidden = false;
  fromAddress();
  show();
  window.careerbookList = {
    find: (text) => {
      query.value = text;
      query.dispatchEvent(new Event("input"));
      return [...body.querySelectorAll("th a")].map((link) => link.textContent);
    },
  };
})();
