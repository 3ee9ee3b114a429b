"use strict";
// Finds careers by what is typed. careerbookSearch(careers) takes for each career the lines of titles.js (its own title,
// then its other titles, "=" before those that lead to it alone, "~" before the rest) and how many jobs it has; the
// function it gives takes a query and gives the careers found, the obvious first: {career, title, guessed}.
window.careerbookSearch = (careers) => {
  const WORD = /[a-z0-9+#]+/g;
  const isLetter = (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 43 || code === 35;
  const plain = (text) => (/[^\x00-\x7f]/.test(text) ? text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "") : text);
  const fold = (text) => plain(text).replace(/['’.]/g, "").toLowerCase();
  const wordsOf = (text) => fold(text).match(WORD) ?? [];

  // All titles as one text, a line each, so that one search through it finds every word.
  const titles = [];
  const owner = [];
  const kinds = [];
  careers.forEach(({ lines }, career) => {
    for (const line of lines.split("\n")) {
      const kind = line[0] === "=" || line[0] === "~" ? line[0] : "";
      titles.push(kind ? line.slice(1) : line);
      owner.push(career);
      kinds.push(kind);
    }
  });
  const folded = fold(titles.join("\n")).split("\n");
  const text = folded.join("\n");
  const starts = new Int32Array(folded.length);
  for (let line = 1; line < folded.length; line += 1) starts[line] = starts[line - 1] + folded[line - 1].length + 1;

  const lineAt = (place) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  // The places where a word begins with `word`.
  const linesWith = (word) => {
    const lines = new Set();
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at > 0 && isLetter(text.charCodeAt(at - 1))) continue;
      const line = lineAt(at);
      lines.add(line);
      at = starts[line] + folded[line].length - 1;
    }
    return lines;
  };

  const same = (one, other) => one === other || `${one}s` === other || one === `${other}s`;

  // How well a line fits: 0 not at all, up to 100 if it says just what was asked.
  const fit = (line, asked) => {
    const found = folded[line].match(WORD) ?? [];
    let whole = 0;
    for (const word of asked) {
      if (found.some((one) => same(one, word))) whole += 1;
      else if (!found.some((one) => one.startsWith(word))) return 0;
    }
    const isWhole = whole === asked.length;
    if (isWhole && found.length === asked.length) return 100;
    const isFirst = found[0] !== undefined && (same(found[0], asked[0]) || found[0].startsWith(asked[0]));
    return (isWhole ? 62 : 46) + (isFirst ? 6 : 0) - Math.min(found.length, 8);
  };

  const KIND = { "": 34, "=": 26, "~": 0 };
  const popularity = careers.map(({ jobs }) => 9 * Math.log10(Math.max(jobs, 300)));

  const ranked = (asked) => {
    const longest = asked.reduce((one, other) => (other.length > one.length ? other : one));
    const best = new Map();
    for (const line of linesWith(longest)) {
      const fits = fit(line, asked);
      if (fits === 0) continue;
      const career = owner[line];
      const score = fits + KIND[kinds[line]];
      const known = best.get(career);
      if (known === undefined) best.set(career, { career, score, line, count: 1 });
      else {
        known.count += 1;
        if (score > known.score) Object.assign(known, { score, line });
      }
    }
    return [...best.values()].map((one) => ({ ...one, score: one.score + popularity[one.career] + 5 * Math.log2(one.count) }));
  };

  // Words that are typed wrongly: the known words that are one change away, or two for long words.
  let vocabulary = null;
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = null;
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  };
  const nearest = (word) => {
    if (vocabulary === null) {
      vocabulary = new Map();
      for (const one of text.match(WORD) ?? []) vocabulary.set(one, (vocabulary.get(one) ?? 0) + 1);
    }
    const most = word.length > 6 ? 2 : 1;
    // The first letter is seldom the wrong one, and then mostly the second in its place.
    return [...vocabulary]
      .filter(([known]) => known[0] === word[0] || known[1] === word[0])
      .map(([known, count]) => ({ known, count, off: distance(word, known, most) }))
      .filter(({ off }) => off <= most)
      .sort((one, other) => one.off - other.off || other.count - one.count)
      .slice(0, 3)
      .map(({ known }) => known);
  };
  const guesses = (asked) => {
    const choices = asked.map((word) => (linesWith(word).size || word.length < 4 ? [word] : nearest(word)));
    return choices.reduce((all, some) => all.flatMap((one) => some.map((word) => [...one, word])), [[]]).slice(0, 9);
  };

  return (query) => {
    const asked = wordsOf(query);
    if (asked.length === 0) return [];
    let found = ranked(asked);
    const guessed = found.length === 0;
    if (guessed) {
      const best = new Map();
      for (const one of guesses(asked).flatMap((words) => (words.length ? ranked(words) : []))) {
        if (!best.has(one.career) || best.get(one.career).score < one.score) best.set(one.career, one);
      }
      found = [...best.values()];
    }
    found.sort((one, other) => other.score - one.score || one.career - other.career);
    return found.map(({ career, line }) => ({ career, title: titles[line], guessed }));
  };
};
