// What the browser does by itself: menu, tables, what is taken away, the room's keys, and the explorer (decision 74).
const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`), held = new WeakMap();
// ---- A drawing as a picture, with its title, sentence and source inside it.
const LOOKS = "fill stroke stop-color stroke-width stroke-dasharray opacity fill-opacity font-size font-family font-weight text-anchor";
function frozen(svg) {
  const copy = svg.cloneNode(true), all = (node) => [node, ...node.querySelectorAll("*")], twins = all(copy);
  all(svg).forEach((node, at) => {
    const look = getComputedStyle(node), given = (name) => look.getPropertyValue(name).replace(/"[^"]*#/, '"#');
    LOOKS.split(" ").forEach((name) => twins[at].setAttribute(name, given(name)));
    twins[at].removeAttribute("style");
  });
  return copy;
}
const wrapped = (text, most) => text.replace(/\s+/g, " ").match(new RegExp(`\\S.{0,${Math.max(7, most)}}(?=\\s|$)|\\S+`, "g")) ?? [];
// ``nodes`` are drawings and texts, which keep their places on the screen, with room beside them for the letters of another machine.
function picture(nodes, before, after) {
  const side = 40, seen = 'overflow="visible"', boxes = nodes.map((node) => node.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - side, top = Math.min(...boxes.map((box) => box.top));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left + side);
  const { color, backgroundColor } = getComputedStyle(document.querySelector(".stApp"));
  let y = 12, body = "";
  const write = (text, x, size, weight, room) =>
    wrapped(text, Math.floor(room / (size * 0.53)) - 1).forEach((line) => {
      y += size * 1.3;
      body += `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}">${esc(line)}</text>`;
    });
  before.filter(Boolean).forEach((text, at) => write(text, side, at ? 14 : 19, at ? 400 : 700, width - 2 * side));
  const start = y + 14;
  nodes.forEach((node, at) => {
    const box = boxes[at];
    y = start + box.top - top;
    if (!(node instanceof SVGElement)) return write(node.textContent.trim(), box.left - left, 14, 600, box.width);
    const place = `x="${box.left - left}" y="${y}" width="${box.width}" height="${box.height}" ${seen}`;
    body += `<svg ${place}>${new XMLSerializer().serializeToString(frozen(node)).replace("<svg", `<svg ${seen}`)}</svg>`;
  });
  y = start + Math.max(...boxes.map((box) => box.bottom)) - top + 6;
  after.filter(Boolean).forEach((text) => write(text, side, 12, 400, width - 2 * side));
  const look = `width="${width}" height="${Math.ceil(y + 18)}" font-family="'Source Sans 3', 'Source Sans Pro', sans-serif"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${look}><rect width="100%" height="100%" fill="${backgroundColor}"/>${body}</svg>`;
}
const blob = (text) => new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
const made = (name, more) => Object.assign(document.createElement(name), more);
function save(blob, name) {
  const link = made("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
async function take(kind, name, text) {
  if (kind === "svg") return save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  const image = made("img", { src: "data:image/svg+xml," + encodeURIComponent(text) });
  await image.decode();
  const canvas = made("canvas", { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((image) => save(image, `${name}.png`));
}
async function copied(button, text) {
  const was = button.textContent;
  button.textContent = await navigator.clipboard.writeText(text).then(() => "Copied", () => "Not allowed here");
  setTimeout(() => (button.textContent = was), 1500);
}
const words = (node) => node.innerText.trim().replace(/\s+/g, " ");
const tabbed = (table) => [...table.rows].map((row) => [...row.cells].map(words).join("\t")).join("\n");
// ---- The points of a chart: one stop, arrows along points and between series, spoken as the table prints them.
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -1e6], End: [0, 1e6] };
function say(chart, ...at) {
  const plot = held.get(chart), { name, points } = plot.series[at[0]], said = (name ? `${name}, ` : "") + points[at[1]].join(": ");
  plot.show?.(...at, said);
  plot.at = at;
  return said;
}
function step(chart, key) {
  if (!STEPS[key]) return;
  const plot = held.get(chart) ?? { series: JSON.parse(chart.dataset.points) };
  held.set(chart, plot);
  const [down, along] = plot.at ? STEPS[key] : [0, 0], series = fit((plot.at?.[0] ?? 0) + down, 0, plot.series.length - 1);
  const point = fit((plot.at?.[1] ?? 0) + along, 0, plot.series[series].points.length - 1);
  (chart.querySelector("output") ?? document.querySelector(".oc-spoken")).textContent = say(chart, series, point);
  return true;
}
// ---- The frame: menu, tables, buttons under charts. Heard on the document, once.
function frame() {
  if (document.documentElement.dataset.ocFrame) return;
  document.documentElement.dataset.ocFrame = "1";
  // On a phone or a tablet the menu leaves its width to the page. The button is there only while the menu is open.
  const narrow = () => globalThis.innerWidth < 1000, shut = "[data-testid=stSidebarCollapseButton] button";
  const close = () => document.querySelector(shut)?.click();
  if (narrow()) close();
  // The groups of the menu stand inside a list that holds more than its entries; to a screen reader it is a group of links.
  const nav = '[data-testid="stSidebarNavItems"]', role = (node) => (node.role = node.matches(nav) ? "group" : "none");
  const roles = () => document.querySelectorAll(`${nav}, ${nav} li:not([role])`).forEach(role);
  new MutationObserver(roles).observe(document.body, { childList: true, subtree: true }, roles());
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest('[data-testid="stSidebarNavLink"]') && narrow()) setTimeout(close, 50);
    if (target.closest(".oc-sort")) sort(target.closest("th"));
    const button = target.closest(".oc-take button"), said = button?.parentElement.dataset;
    if (!button || button.closest(".oc-explore")) return;
    if (button.dataset.take === "link") return copied(button, document.location.href);
    const series = JSON.parse(button.parentElement.querySelector(".oc-points").dataset.points);
    const lines = series.flatMap(({ name, points }) => points.map((point) => [...(name ? [name] : []), ...point].join("\t")));
    if (button.dataset.take === "points") return copied(button, lines.join("\n"));
    let block = button.closest("[data-testid=stElementContainer]");
    while (!block.querySelector(".vega-embed svg")) block = block.previousElementSibling;
    take(button.dataset.take, said.name, picture([block.querySelector(".vega-embed svg")], [said.title, said.about], [said.source]));
  });
  document.addEventListener("input", ({ target }) => target.closest?.(".oc-sift") && sift(target.closest(".oc-sift")));
  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.(".oc-points") && step(event.target, event.key)) event.preventDefault(event.stopPropagation());
  }, true);
}
function sift(bar) {
  const wanted = [...bar.querySelectorAll("input, select")].map((box) => box.value.toLowerCase()).filter(Boolean);
  const rows = [...bar.nextElementSibling.querySelectorAll("tbody tr")].filter((row) => !row.querySelector(".group"));
  rows.forEach((row) => (row.hidden = !wanted.every((word) => (row.textContent + (row.dataset.words ?? "")).toLowerCase().includes(word))));
  bar.querySelector("output").textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} lines` : "";
}
function sort(head) {
  const body = head.closest("table").tBodies[0], down = head.ariaSort === "descending";
  [...head.parentElement.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
  head.ariaSort = down ? "ascending" : "descending";
  body.querySelectorAll(".group").forEach((group) => (group.parentElement.hidden = true));
  const text = (row) => words(row.cells[head.cellIndex] ?? row.cells[0]).replace(/[,£]/g, "").replace("−", "-");
  const number = (row) => parseFloat(text(row).match(/-?\d+(\.\d+)?/)?.[0] ?? "-1e99");
  const order = (one, other) => number(one) - number(other) || text(one).localeCompare(text(other));
  body.append(...[...body.rows].sort((one, other) => (down ? order(one, other) : order(other, one))));
}
// ---- The room: swipe, a presenter's clicker and full screen, which Streamlit's own buttons do not hear.
function stage(parent) {
  const press = (name) => document.querySelector(`.st-key-present-${name} :is(button, a)`)?.click();
  const typing = (target) => target instanceof Element && target.closest("input, textarea, [role=combobox], [role=listbox]");
  const ends = new AbortController(), hear = (name, act) => document.addEventListener(name, act, ends);
  let start = null;
  hear("touchstart", (event) => (start = event.changedTouches[0]));
  hear("touchend", ({ changedTouches: [end] }) => {
    const across = end.clientX - (start?.clientX ?? end.clientX), along = end.clientY - (start?.clientY ?? 0);
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) press(across < 0 ? "next" : "previous");
  });
  hear("keydown", (event) => {
    const name = { PageDown: "next", PageUp: "previous", Escape: "leave" }[event.key];
    if (name && !typing(event.target) && !event.altKey && !event.ctrlKey && !event.metaKey) press(name, event.preventDefault());
  });
  const [wide, clock] = parent.querySelectorAll("button"), two = (count) => String(Math.floor(count)).padStart(2, "0");
  wide.onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // The timer outlives a reload; a second press puts it back.
  const timed = (gone) => `Timer ${Math.floor(gone / 60)}:${two(gone % 60)}`;
  const tick = () => (clock.textContent = sessionStorage.began ? timed((Date.now() - sessionStorage.began) / 1000) : "Timer");
  clock.onclick = () => tick(sessionStorage.began = sessionStorage.began ? "" : Date.now() - 1);
  const ticking = setInterval(tick, 500);
  return () => ends.abort(clearInterval(ticking));
}
// ---- Lines over time: grades, plans, limits, intervals, first and last figure; of few years the periods, as a year names no quarter.
const rule = (look, x1, x2, y1, y2) => `<line class="${look}" x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`;
const label = (look, x, y, text, anchor = "start") => `<text class="${look}" x="${x}" y="${y}" text-anchor="${anchor}">${esc(text)}</text>`;
const block = (look, x, y, w, h) => `<rect class="${look}" x="${x}" y="${y}" width="${w}" height="${Math.max(h, 0)}"/>`;
const spot = (look, x, y, r) => `<circle class="${look}" cx="${x}" cy="${y}" r="${r}"/>`;
const trace = (look, points) =>
  points.length > 1 ? `<path class="${look}" d="M${points.map((p) => p.map((v) => v.toFixed(1))).join("L")}"/>` : "";
const canvas = (w, h, drawn) => `<svg width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" aria-hidden="true">${drawn}</svg>`;
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const brief = (v) => (Math.abs(v) >= 10000 ? `${+(v / 1000).toFixed(1)}k` : String(+v.toPrecision(3)));
const round = (v, by = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10], p = 10 ** Math.floor(Math.log10(v))) => p * by.find((n) => n * p >= v) || 1;
const isFigure = (v) => v !== null && v !== undefined, fit = (value, least, most) => Math.min(Math.max(value, least), most);
// Runs of points without a gap.
const runs = (points) => points.reduce((all, p) => (isFigure(p.y) ? all.at(-1).push(p) : all.push([]), all), [[]]);
// ``series``: ``name``, ``points`` (``x``, ``y``, ``label``, ``text``, ``short``), ``look`` for what stands behind; see ``exploring``.
function plot(box, series, { w, h, x0, x1, now = Infinity, percent, zoom, grades = [], direct }) {
  const [left, top, floor, bottom] = [44, 16, w - (direct ? 200 : 58), h - 22];
  const known = series.flatMap((line) => line.points.flatMap((p) => [p.y, p.lo, p.hi, p.plan])).filter(isFigure);
  const [least, most] = [Math.min(...known), Math.max(...known)], spare = (most - least) * 0.12 || 1, base = Math.min(0, least);
  const [low, high] = zoom ? [Math.max(least - spare, base), most + spare] : [base, percent ? Math.max(100, most) : round(most * 1.02)];
  const X = (x) => left + ((x - x0) / (x1 - x0)) * (floor - left);
  const Y = (v) => (isFigure(v) ? bottom - ((fit(v, low, high) - low) / (high - low)) * (bottom - top) : bottom);
  const spots = (points) => points.map((p) => [X(p.x), Y(p.y)]), across = (look, v) => rule(look, left, floor, Y(v), Y(v)), ends = [];
  const grade = ([, from, to, n]) => block(`band band-${n}`, left, Y(to ?? high), floor - left, Y(from ?? low) - Y(to ?? high));
  const foot = (x, text, at, y = h - 5) => label("tick", x, y, text, at);
  let drawn = grades.map(grade).join("");
  const pace = round((high - low) / 5, [1, 2, 5, 10]), start = pace * Math.ceil(low / pace);
  const even = zoom ? [0, 1, 2, 3, 4, 5].map((n) => start + n * pace).filter((v) => v <= high) : [low, (low + high) / 2, high];
  for (const v of known.length ? even : []) drawn += across("grid", v) + foot(left - 6, brief(v) + (percent ? "%" : ""), "end", Y(v) + 4);
  const all = series.flatMap(({ points }) => points).sort((a, b) => a.x - b.x), from = all[0], to = all.at(-1), few = from && x1 - x0 < 4;
  const every = Math.ceil((x1 - x0) / Math.max(1, Math.floor((floor - left) / 56))) || 1;
  if (few) drawn += foot(X(from.x), from.label, "start") + (X(to.x) - X(from.x) > 150 ? foot(X(to.x), to.label, "end") : "");
  for (let year = Math.ceil(x0); !few && year <= x1; year += every) drawn += foot(X(year), year, "middle");
  if (now > x0 && now < x1) drawn += rule("mark", X(now), X(now), top, bottom);
  series.forEach((line, at) => {
    const behind = line.look === "behind", look = line.look ?? `l${at % 6}`, later = (p) => p.x > now;
    const figures = line.points.filter((p) => isFigure(p.y)), [first] = figures, last = figures.findLast((p) => behind || !later(p));
    const settled = !behind && !line.bare && !line.points.some(later);
    if (settled && isFigure(line.median)) drawn += across("median", line.median);
    const limit = (edge) => spots(line.limits.map((held, place) => ({ x: line.points[place].x, y: held[edge] })));
    for (const e of settled && line.limits ? [0, 1, 2] : []) drawn += trace(line.trial && e !== 1 ? "limit trial" : "limit", limit(e));
    for (const run of line.waves ? [] : runs(line.points)) {
      drawn += trace(`line ${look}`, spots(run.filter((p) => !later(p))));
      drawn += trace(`line later ${look}`, spots(run.filter((p, place) => later(p) || later(run[place + 1] ?? p))));
    }
    for (const p of line.points) {
      const [[x, y]] = spots([p]), shade = (p.shade && settled ? `dot-${p.shade}` : look) + (later(p) ? " later" : "");
      if (!behind && isFigure(p.lo)) drawn += rule(`sure ${look}`, x, x, Y(p.lo), Y(p.hi));
      if (isFigure(p.plan)) drawn += rule("plan", x - 7, x + 7, Y(p.plan), Y(p.plan));
      if (!isFigure(p.y)) drawn += label("tick", x, bottom - 3, "×", "middle");
      else if (!behind && (figures.length < 31 || p.shade)) drawn += spot(`dot ${shade}`, x, y, p === last ? 4.5 : 2.8);
    }
    if (!last) return;
    const text = behind ? line.name : direct ? `${last.short} ${line.name}` : last.short;
    ends.push({ look, text, x: direct ? floor : Math.min(X(last.x), floor), y: Y(last.y) });
    if (direct || behind || X(last.x) - X(first.x) < 90) return;
    drawn += label("value", X(first.x) - 4, Math.max(Y(first.y) - 9, 11), first.short);
  });
  // Names at the ends are moved apart, so that none lies on another.
  ends.sort((a, b) => a.y - b.y).forEach((end, at) => (end.y = at ? Math.max(end.y, ends[at - 1].y + 14) : end.y));
  ends.reduceRight((most, end) => (end.y = Math.min(end.y, most)) - 14, bottom + 8);
  ends.forEach((end) => (drawn += label(`value ${end.look}`, end.x + 7, end.y + 4, cut(end.text, direct ? 32 : 9))));
  box.innerHTML = canvas(w, h, `${drawn}<g class="ring"></g>`);
  const show = (line, place, said) => {
    const [[x, y]] = spots([series[line].points[place]]), wide = Math.min(said.length * 6.3 + 14, w - 4), over = y > 42 ? y - 34 : y + 12;
    const start = fit(x - wide / 2, 2, w - wide - 2), size = `textLength="${wide - 14}" lengthAdjust="spacingAndGlyphs"`;
    const text = `<text x="${start + 7}" y="${over + 15}" ${size}>${esc(said)}</text>`;
    box.querySelector(".ring").innerHTML = `${spot("", x, y, 7)}${block("", start, over, wide, 22)}${text}`;
  };
  held.set(box, { series: series.map((line) => ({ name: line.name, points: line.points.map((p) => [p.label, p.text]) })), show });
  box.onpointermove = box.onpointerdown = ({ clientX, clientY }) => {
    const frame = box.getBoundingClientRect(), far = ([x, y]) => Math.hypot(x - clientX + frame.left, y - clientY + frame.top);
    const all = series.flatMap((line, l) => spots(line.points).map((at, place) => [far(at), l, place]));
    const [away, ...at] = all.sort((a, b) => a[0] - b[0])[0] ?? [Infinity];
    if (away < 60) say(box, ...at);
  };
  box.onpointerleave = box.onblur = () => (box.querySelector(".ring").innerHTML = "");
}
// ---- The explorer. ``P`` is the parcel of ``exploring``.
const MOST = 12, LISTED = 40;
const unpacked = (packed) => new Response(blob(packed).stream().pipeThrough(new DecompressionStream("deflate"))).json();
const td = (text, look = "num") => `<td class="${look}">${text}</td>`;
function table(name, caption, heads, rows) {
  const said = caption && `<caption><span>${esc(caption)}</span></caption>`, head = heads.map((text) => `<th scope="col">${text}</th>`);
  const body = `${said}<thead><tr>${head.join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody>`;
  return `<div class="oc-scroll" tabindex="0" role="region" aria-label="${name}"><table>${body}</table></div>`;
}
const options = (pairs) => pairs.map(([id, title]) => `<option value="${esc(id)}">${esc(title)}</option>`).join("");
const pointed = (said, role = "chart", look = "", words = `aria-label="${esc(said)} Arrow keys read the points."`) =>
  `<div class="oc-points ${look}" tabindex="0" role="group" aria-roledescription="${role}" ${words}></div>`;
async function explore(root, packed, ask) {
  if (root.dataset.begun) return;
  root.dataset.begun = "1";
  const P = await unpacked(packed), by = new Map(P.indicators.map((one) => [one.id, one])), q = (what) => root.querySelector(what);
  const board = q(".oc-stage"), ends = Object.fromEntries(P.periods.map(([id, , x]) => [id, x]));
  for (const p of P.indicators.flatMap((one) => Object.values(one.series).flatMap((series) => series.points))) {
    const [, label, x] = P.periods[p.p];
    Object.assign(p, { label, x, y: p.v, text: p.grade ? `${p.cell}, ${p.grade}` : p.cell });
  }
  const state = { view: "multiples" }, link = new URLSearchParams(document.location.search);
  const views = { multiples, one: () => one(), index: () => one(true), table: tabled, moved, places };
  const known = { view: views, place: P.areas, from: ends, to: ends, at: ends, of: Object.fromEntries(by), zoom: { 1: true } };
  for (const name in known) if (Object.hasOwn(known[name], link.get(name))) state[name] = link.get(name);
  // None chosen by the reader is another thing than all taken away, which the link writes as a dash.
  const wanted = link.get("show")?.split(",").filter((id) => id && id !== "-"), lost = wanted?.filter((id) => !by.has(id)) ?? [];
  state.show = wanted?.filter((id) => by.has(id)).slice(0, MOST) ?? null;
  const chosen = () => JSON.parse(document.documentElement.dataset.ocChosen ?? "{}"), now = () => chosen().end ?? Infinity;
  const place = () => state.place || (P.areas[chosen().area] ? chosen().area : P.authority);
  const shown = () => (state.show ?? chosen().first ?? []).map((id) => by.get(id)).filter(Boolean);
  const areaOf = (it) => (it.series[place()] ? place() : it.main), pointsOf = (it) => it.series[areaOf(it)].points;
  const line = (it, area, more) => ({ ...it.series[area], name: P.areas[area], ...more });
  const reached = (it, end = now()) => pointsOf(it).filter((p) => isFigure(p.v) && p.x <= end + 0.005);
  const behind = (it, area) => {
    const above = P.localities.includes(area) ? [P.england, P.authority] : [P.england];
    return above.filter((other) => other !== area && it.series[other]).map((other) => line(it, other, { look: "behind" }));
  };
  const size = ({ a, b, it }) => (it.percent ? b.v - a.v : (100 * (b.v - a.v)) / Math.abs(a.v || 1));
  const far = (a, b, it) => Math.abs(b.v - a.v).toLocaleString("en-GB", { maximumFractionDigits: it.decimals });
  const change = (a, b, it) => a.v === b.v ? "unchanged" : `${b.v > a.v ? "up" : "down"} ${far(a, b, it)}${it.percent ? " points" : ""}`;
  const sure = ({ it, a, b }) => {
    const { pairs, why, points } = it.series[areaOf(it)], last = points.indexOf(b);
    const letter = pairs?.[(last * (last - 1)) / 2 + points.indexOf(a)] ?? "n", [icon, word, look] = P.judgements[letter];
    return `<span class="oc-${look}">${icon}</span> ${esc(letter === "n" && why ? `${word}: ${why}` : word)}`;
  };
  const anchor = (it) => {
    if (!it.link) return esc(it.title); // A file that somebody keeps has no other page to lead to.
    const choices = new URLSearchParams([...it.link[1], ["area", place()], ["quarter", chosen().quarter ?? ""]]);
    return `<a href="${esc(`${it.link[0]}?${choices}`)}" target="_self">${esc(it.title)}</a>`;
  };
  const elsewhere = (it) => (areaOf(it) === place() ? "" : P.areas[areaOf(it)]);
  const within = () => {
    const xs = shown().flatMap((it) => pointsOf(it).map((p) => p.x));
    const x0 = ends[state.from] ?? Math.min(...xs), x1 = ends[state.to] ?? Math.max(...xs), spare = (x1 - x0) * 0.02 || 0.5;
    return { x0: x0 - spare, x1: x1 + spare, keep: (p) => p.x >= x0 - 0.005 && p.x <= x1 + 0.005 };
  };
  const figures = (plots, room = 300) => {
    const columns = fit(Math.floor(board.clientWidth / room), 1, plots.length || 1), w = Math.floor(board.clientWidth / columns) - 12;
    const box = board.appendChild(made("div", { className: "oc-plots", style: `--columns: ${columns}` }));
    const said = (look, text) => (text ? `<p class="${look}">${text}</p>` : "");
    const lines = (title, texts) => `<summary>${title}</summary>${texts.map((text) => said("said", esc(text))).join("")}`;
    const fold = ([title, texts]) => texts?.length ? `<details>${lines(title, texts)}</details>` : "";
    const under = (it) => said("muted", esc(it.note)) + (it.folds ?? []).map(fold).join("");
    const drawn = (it) => `<figure><h2>${it.title}</h2>${said("claim", it.claim)}${pointed(it.said)}${under(it)}</figure>`;
    box.innerHTML = plots.map(drawn).join("");
    const draw = (element, at) => plot(element, plots[at].series, { w, h: 180, zoom: state.zoom, now: now(), ...plots[at] });
    box.querySelectorAll(".oc-points").forEach(draw);
  };
  const placed = (it) => P.localities.filter((area) => it.series[area]);
  const withPlaces = (all) => [...new Set(all)].filter((it) => it && placed(it).length), published = () => withPlaces(shown());
  const offered = () => (published().length ? published() : withPlaces([by.get(P.usual), ...P.indicators]));
  const ofPlaces = () => offered().find((it) => it.id === state.of) ?? offered()[0];
  const figureAt = (it, area, p) => it.series[area].points.find((point) => point.p === p && isFigure(point.v));
  const stops = (it) => [...P.periods.keys()].filter((p) => placed(it).some((area) => figureAt(it, area, p)));
  // What a file of the view holds: its indicators, each with its areas.
  const rows = () =>
    state.view === "places" ? [ofPlaces()].filter(Boolean).map((it) => [it, placed(it)]) : shown().map((it) => [it, [areaOf(it)]]);
  function multiples() {
    const { x0, x1, keep } = within();
    const drawn = (it) => {
      const area = areaOf(it), { points, limits, alt, reading } = it.series[area], { past } = chosen(), b = reached(it).at(-1);
      const a = past ? reached(it, past).at(-1) : reached(it).at(-2), verdict = [b?.grade, b?.status && `plan ${b.status}`];
      const own = line(it, area, { points: points.filter(keep), limits: limits?.filter((_, at) => keep(points[at])) });
      const series = [own, ...behind(it, area).map((other) => ({ ...other, points: other.points.filter(keep) }))];
      const since = a && a !== b && `${change(a, b, it)} since ${a.label}`, rest = [b?.label, since, ...verdict].filter(Boolean).join(", ");
      const claim = b ? `<b>${esc(b.cell)}</b> ${esc(rest)}` : "No figure by the quarter chosen", where = elsewhere(it);
      const after = points.some((p) => p.x > now()) ? "Paler points came after the quarter chosen." : reading;
      const note = (where && `${where}: not published for ${P.areas[place()]}. `) + (after ?? "");
      const folds = [["What officers say", it.comment[P.periods[b?.p]?.[0]]], ["What is being done", it.doing]];
      return { ...it, title: `${anchor(it)} <small>${esc(where)}</small>`, said: alt, claim, note, folds, series, x0, x1 };
    };
    figures(shown().map(drawn));
  }
  function one(index) {
    const { x0, x1, keep } = within(), unit = (it) => index ? "The first figure shown is 100" : it.percent ? "Per cent" : it.unit;
    const drawn = ([title, all]) => {
      const series = all.map((it) => {
        const points = pointsOf(it).filter(keep), base = index && points.find((p) => p.v)?.v;
        const part = (p) => base && isFigure(p.v) ? { y: (100 * p.v) / base, short: brief((100 * p.v) / base) } : {};
        return { bare: true, name: it.title, points: points.map((p) => ({ ...p, lo: null, hi: null, plan: null, ...part(p) })) };
      });
      const look = { zoom: index || state.zoom, h: Math.max(300, 24 * all.length + 120), direct: board.clientWidth > 620 };
      const sample = (it, at) => `${canvas(30, 10, rule(`line l${at % 6}`, 0, 26, 5, 5))}${esc(it.title)}`;
      const said = `${title}: ${all.map((it) => it.title).join("; ")}.`, claim = all.map(sample).join("<br>");
      return { title: esc(title), said, claim, series, x0, x1, percent: !index && all[0].percent, ...look };
    };
    figures(Object.entries(Object.groupBy(shown(), unit)).map(drawn), 1e6);
  }
  function tabled() {
    const { keep } = within(), all = shown(), held = all.map((it) => new Map(pointsOf(it).filter(keep).map((p) => [p.p, p])));
    const rows = [...new Set(held.flatMap((points) => [...points.keys()]))].sort((a, b) => P.periods[b][2] - P.periods[a][2]);
    const heads = all.map((it) => `${anchor(it)} <small>${esc(P.areas[areaOf(it)])}</small>`);
    const row = (p) => `<th scope="row">${esc(P.periods[p][1])}</th>${held.map((points) => td(esc(points.get(p)?.text))).join("")}`;
    board.innerHTML = table("Figures by period", "", ["Period", ...heads], rows.map(row));
  }
  function moved() {
    const start = ends[state.from] ?? chosen().before, end = ends[state.to] ?? now();
    const all = P.indicators.map((it) => ({ it, a: reached(it, start).at(-1), b: reached(it, end).at(-1) }));
    const heads = ["Figure", "From (open) to (filled)", "Earlier", "Later", "Change", "More than chance?"];
    const row = (found) => {
      const { it, a, b } = found, at = (v) => 8 + (184 * Math.max(v, 0)) / (it.percent ? 100 : Math.max(a.v, b.v) || 1);
      const line = rule("grid", 8, 192, 9, 9) + rule("line l0", at(a.v), at(b.v), 9, 9);
      const bar = canvas(200, 18, line + spot("dot-open", at(a.v), 9, 4.5) + spot("dot", at(b.v), 9, 5));
      const pair = [a, b].map((p) => td(`${esc(p.cell)}<br><small>${esc(p.label)}</small>`)).join("");
      const head = `<th scope="row">${anchor(it)} <small>${esc(elsewhere(it))}</small></th>`;
      return head + td(bar, "") + pair + td(esc(change(a, b, it))) + td(sure(found), "");
    };
    const listed = (name, how, percent) => {
      const held = all.filter(({ it, a, b }) => it.percent === percent && a && b && a.v !== b.v);
      const rows = held.sort((a, b) => Math.abs(size(b)) - Math.abs(size(a))).slice(0, LISTED).map(row);
      const said = `${how}: of all figures, whether chosen above or not, the first ${rows.length} of ${held.length} that moved.`;
      return rows.length ? table(`Moved most, ${name}`, said, heads, rows) : "";
    };
    const others = listed("other units", "Counts, rates and scores, by per cent of the earlier figure", false);
    board.innerHTML = listed("percentages", "Percentages, by points", true) + others || "<p>Nothing has a figure in both periods.</p>";
  }
  function places() {
    const it = ofPlaces();
    if (!it) return (board.innerHTML = "<p>No figure of localities is published.</p>");
    const periods = stops(it), found = periods.findIndex((p) => P.periods[p][0] === state.at), at = found < 0 ? periods.length - 1 : found;
    const now = periods[at], text = P.periods[now][1], { paths = {}, middles = {}, box = [0, 0] } = P.shapes, lines = placed(it);
    const rows = lines.map((area) => ({ area, ...figureAt(it, area, now) })).filter((row) => isFigure(row.v)).sort((a, b) => b.v - a.v);
    const low = rows.at(-1).v, high = rows[0].v, most = Math.max(...rows.map((row) => row.hi ?? row.v)) || 1;
    const mine = (row) => (row.area === place() ? " mine" : "");
    const range = `<input type="range" name="at" max="${periods.length - 1}" value="${at}" aria-valuetext="${esc(text)}"`;
    const slide = `<label class="oc-slide">Period ${range}${periods.length > 1 ? "" : " disabled"}> <output>${esc(text)}</output></label>`;
    const pair = pointed(`Map: ${it.title}, ${text}.`, "map", "oc-map") + pointed(`In order: ${it.title}, ${text}.`);
    const said = `<p class="muted">${esc(`${published().length ? "" : P.unplaced}${it.direction}. ${it.source}.`)}</p>`;
    const of = `<label class="oc-slide">Figure <select name="of">${options(offered().map((one) => [one.id, one.title]))}</select></label>`;
    board.innerHTML = `<h2>${anchor(it)}</h2>${said}${of}${slide}<div class="oc-pair">${pair}</div>`;
    q("[name=of]").value = it.id;
    const [chart, order] = board.querySelectorAll(".oc-points"), w = Math.max(300, order.clientWidth);
    const X = (v) => 190 + ((w - 320) * v) / most, deep = ({ v }) => Math.round(18 + (62 * (v - low)) / (high - low || 1));
    const fill = (row) => `fill: color-mix(in srgb, var(--oc-accent) ${deep(row)}%, var(--oc-background))`;
    const area = (row) => `<path d="${paths[row.area] ?? ""}" class="area${mine(row)}" style="${fill(row)}"/>`;
    const figure = (row) => (middles[row.area] ? label("onmap", ...middles[row.area], row.short, "middle") : "");
    const frame = `-4 -4 ${box[0] + 8} ${box[1] + 8}`, shapes = [...rows.map(area), ...rows.map(figure)].join("");
    chart.innerHTML = `<svg viewBox="${frame}" aria-hidden="true">${shapes}</svg>`;
    const bar = (row, place) => {
      const y = 26 * place + 16, { v, lo, hi = v, short } = row, sure = isFigure(lo) ? rule("sure", X(lo), X(hi), y, y) : "";
      const name = label(`name${mine(row)}`, 0, y + 4, cut(P.areas[row.area], 27)), limits = sure && ` (${brief(lo)} to ${brief(hi)})`;
      return name + rule("bar", X(0), X(v), y, y) + sure + spot("dot", X(v), y, 4.5) + label("value", X(hi) + 9, y + 4, short + limits);
    };
    order.innerHTML = canvas(w, 26 * rows.length + 8, rows.map(bar).join(""));
    [chart, order].forEach((box) => held.set(box, { series: [{ points: rows.map((row) => [P.areas[row.area], row.text]) }] }));
    if (periods.length < 2) return;
    const [x0, x1] = [P.periods[periods[0]][2] - 0.3, P.periods[periods.at(-1)][2] + 0.3];
    const small = (area) => ({ said: it.series[area].alt, series: [line(it, area), ...behind(it, area)], x0, x1, h: 150 });
    figures(lines.map((area) => ({ ...it, title: esc(P.areas[area]), ...small(area) })), 260);
  }
  const render = (what = {}) => {
    Object.assign(state, what);
    const all = shown(), move = state.view === "moved", often = ([, , , kind]) => kind === "quarter" || kind === "financial_year";
    const spans = P.periods.filter((span, at) => move ? often(span) : all.some((it) => pointsOf(it).some((p) => p.p === at)));
    const usual = move ? ["the quarter before", "the quarter chosen"] : ["the first", "the last"];
    const filled = (name, at) => ({ innerHTML: options([["", usual[at]], ...spans]), value: state[name] ?? "" });
    ["from", "to"].forEach((name, at) => Object.assign(q(`[name=${name}]`), filled(name, at)));
    q("[name=place]").value = place();
    q("[name=zoom]").checked = state.zoom;
    q(`[name=view][value=${state.view}]`).checked = true;
    const chip = (it, at) => {
      const name = esc(it.title), button = (what, said) => `<button type="button" data-${what}="${at}" aria-label="${said}: ${name}"`;
      const drop = `${button("drop", "Take away")}>×</button>`, off = at ? "" : " disabled";
      return `<li>${button("move", "Move earlier")}${off}>‹</button><span>${name}</span>${drop}</li>`;
    };
    q(".oc-chips").innerHTML = all.map(chip).join("");
    const gone = lost.map((id) => `“${cut(id, 40)}”`).join(", ");
    q(".oc-lost").textContent = gone && `The link asks for ${gone}, which is not among the figures; the rest is shown.`;
    board.innerHTML = "";
    if (all.length || move || state.view === "places") views[state.view]();
    else board.innerHTML = "<p>Choose figures above: search for them, or take a ready-made set.</p>";
    const count = rows().flatMap(([it, areas]) => areas.flatMap((area) => it.series[area].points)).length;
    const drawn = board.querySelector(".oc-points svg"), files = count && !move;
    const there = { png: drawn, svg: drawn, csv: files, xlsx: files, pptx: files, table: board.querySelector("table"), link: true };
    root.querySelectorAll("[data-take]").forEach((button) => (button.hidden = !there[button.dataset.take]));
    const size = `(${count} row${count === 1 ? "" : "s"})`;
    for (const form of ["csv", "xlsx"]) q(`[data-take=${form}]`).textContent = `${form.toUpperCase()} ${size}`;
    const params = new URLSearchParams(document.location.search);
    const said = { ...state, show: state.show && (state.show.join(",") || "-"), view: state.view === "multiples" ? "" : state.view };
    Object.entries(said).forEach(([name, value]) => (value ? params.set(name, value) : params.delete(name)));
    const query = params.size ? `?${params.toString().replaceAll("%2C", ",")}` : "";
    if (document.location.protocol !== "file:") history.replaceState(history.state, "", document.location.pathname + query);
    root.dataset.drawn = performance.now();
  };
  // Choosing: a search with a list, ready-made sets, chips.
  const find = q("[role=combobox]"), list = q("[role=listbox]"), told = q(".oc-none"), own = () => shown().map((it) => it.id);
  const open = (show) => render({ show, view: state.view === "moved" ? "multiples" : state.view });
  let hits = [], at = 0, wide = 0;
  const offer = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits = words.length ? P.indicators.filter((it) => words.every((word) => it.search.includes(word))) : [];
    hits = hits.toSorted((one, other) => !reached(one).length - !reached(other).length).slice(0, 10);
    const look = (it, place) => `role="option" id="oc-hit-${place}" data-add="${esc(it.id)}" aria-selected="${place === at}"`;
    list.innerHTML = hits.map((it, place) => `<li ${look(it, place)}>${esc(it.title)} <small>${esc(it.dataset)}</small></li>`).join("");
    list.hidden = !hits.length;
    find.ariaExpanded = String(!list.hidden);
    find.setAttribute("aria-activedescendant", hits.length ? `oc-hit-${at}` : "");
    told.textContent = words.length && !hits.length ? "No figure has these words. Try fewer." : "";
  };
  const add = (id) => open([...new Set([...own(), id])].slice(-MOST), offer(find.value = ""));
  find.oninput = () => offer(at = 0);
  find.onkeydown = (event) => {
    event.stopPropagation();
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && hits[at]) return add(hits[at].id);
    if (event.key === "Escape") offer(find.value = "");
    if (way) offer(event.preventDefault(at = (at + way + hits.length) % (hits.length || 1)));
  };
  const said = (p, it) => it.comment[P.periods[p?.p]?.[0]];
  const rules = { worst: (p) => p?.level === 0, missed: (p) => p?.status === "missed", said };
  root.onchange = ({ target: { name, value, checked } }) => {
    if (name !== "set") return known[name] && name !== "at" && render({ [name]: name === "zoom" && !checked ? "" : value });
    const held = P.indicators.filter((it) => rules[value]?.(reached(it).at(-1), it)).map((it) => it.id), found = P.sets[value]?.[2] ?? held;
    told.textContent = found.length > MOST ? `The first ${MOST} of ${found.length}.` : "";
    q("[name=set]").value = "";
    if (found.length) open(found.slice(0, MOST));
    else told.textContent = "No figure is in this set at the quarter chosen.";
  };
  root.oninput = ({ target: { name, value } }) =>
    name === "at" && (render({ at: P.periods[stops(ofPlaces())[value]][0] }) ?? q("[name=at]").focus());
  root.onclick = ({ target }) => {
    const button = target.closest("button, [data-add]"), { add: id, drop, move, take: what } = button?.dataset ?? {}, show = own();
    if (id) add(id);
    else if (drop) render({ show: show.toSpliced(drop, 1) });
    else if (move) render({ show: show.toSpliced(move, 1).toSpliced(move - 1, 0, show[move]) });
    else if (what === "link") copied(button, document.location.href);
    else if (what === "table") copied(button, [...board.querySelectorAll("table")].map(tabbed).join("\n\n"));
    else if (["csv", "xlsx", "pptx"].includes(what)) ask("file", { form: what, rows: rows().map(([it, areas]) => [it.id, areas]) });
    else if (what) {
      const drawn = [...board.querySelectorAll("h2, .claim, .oc-points > svg")], from = [...new Set(rows().map(([it]) => it.source))];
      take(what, "explore", picture(drawn, [`Explore: ${P.areas[place()]}`], [`Source: ${from.join("; ")}.`, document.location.href]));
    }
  };
  document.addEventListener("oc-chosen", () => root.isConnected && render());
  new ResizeObserver(() => Math.abs(board.clientWidth - wide) > 20 && render(void (wide = board.clientWidth))).observe(board);
}
export default function ({ parentElement, data, setTriggerValue }) {
  if (data.part === "stage") return stage(parentElement);
  if (data.part === "explore") explore(parentElement.querySelector(".oc-explore"), data.parcel, setTriggerValue);
  if (data.part === "file") save(blob(data.file), data.name);
  if (data.part === "chosen") document.documentElement.dataset.ocChosen = JSON.stringify(data.chosen);
  if (data.part === "chosen") document.dispatchEvent(new Event("oc-chosen"));
  if (data.part === "frame") frame();
}
