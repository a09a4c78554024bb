// What the browser does by itself: menu, tables, what is taken away, the room's keys, and the explorer (decision 74).
const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const held = new WeakMap();

// ---- A drawing as a picture, with its title, sentence and source inside it.
const LOOKS = "fill stroke stroke-width stroke-dasharray opacity fill-opacity font-size font-family font-weight text-anchor".split(" ");
function frozen(svg) {
  const copy = svg.cloneNode(true);
  const pairs = [[svg, copy], ...[...svg.querySelectorAll("*")].map((node, at) => [node, copy.querySelectorAll("*")[at]])];
  for (const [node, twin] of pairs) {
    LOOKS.forEach((name) => twin.setAttribute(name, getComputedStyle(node).getPropertyValue(name)));
    twin.removeAttribute("style");
  }
  return copy;
}
function wrapped(text, width, size) {
  const most = Math.max(8, Math.floor(width / (size * 0.53))), lines = [""];
  for (const word of text.split(/\s+/)) {
    if (`${lines.at(-1)} ${word}`.trim().length <= most) lines.push(`${lines.pop()} ${word}`.trim());
    else lines.push(word);
  }
  return lines.filter(Boolean);
}
// ``nodes`` are drawings and texts, which keep their places on the screen; texts before and after stand over the whole width.
function picture(nodes, before, after) {
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - 16, top = Math.min(...boxes.map((box) => box.top));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left + 16),
    style = getComputedStyle(document.querySelector(".stApp"));
  let y = 12, body = "";
  const write = (text, x, size, weight, room) =>
    wrapped(text, room, size).forEach((line) => {
      y += size * 1.3;
      body += `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${style.color}">${esc(line)}</text>`;
    });
  before.filter(Boolean).forEach((text, at) => write(text, 16, at ? 14 : 19, at ? 400 : 700, width - 32));
  const start = y + 14;
  nodes.forEach((node, at) => {
    const box = boxes[at];
    y = start + box.top - top;
    if (!(node instanceof SVGElement)) return write(node.textContent.trim(), box.left - left, 14, 600, box.width);
    const copy = frozen(node), place = { x: box.left - left, y, width: box.width, height: box.height };
    Object.entries(place).forEach(([name, value]) => copy.setAttribute(name, value));
    body += new XMLSerializer().serializeToString(copy);
  });
  y = start + Math.max(...boxes.map((box) => box.bottom)) - top + 6;
  after.filter(Boolean).forEach((text) => write(text, 16, 12, 400, width - 32));
  const size = `width="${width}" height="${Math.ceil(y + 18)}"`,
    paper = `<rect width="100%" height="100%" fill="${style.backgroundColor}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Source Sans 3, Source Sans Pro, sans-serif">${paper}${body}</svg>`;
}
function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
async function take(kind, name, text) {
  if (kind === "svg") return save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  const image = Object.assign(new Image(), { src: "data:image/svg+xml," + encodeURIComponent(text) });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`));
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
function say(chart, series, point) {
  const plot = held.get(chart), line = plot.series[series], [label, text] = line.points[point];
  const said = `${line.name ? `${line.name}, ` : ""}${label}: ${text}`;
  plot.at = [series, point];
  plot.show?.(series, point, said);
  return said;
}
function step(chart, key) {
  if (!STEPS[key]) return false;
  const plot = held.get(chart) ?? { series: JSON.parse(chart.dataset.points) };
  held.set(chart, plot);
  const fit = (value, size) => Math.min(Math.max(value, 0), size - 1);
  const series = plot.at ? fit(plot.at[0] + STEPS[key][0], plot.series.length) : 0;
  const point = plot.at ? fit(plot.at[1] + STEPS[key][1], plot.series[series].points.length) : 0;
  (chart.querySelector("output") ?? document.querySelector(".oc-spoken")).textContent = say(chart, series, point);
  return true;
}

// ---- The frame: menu, tables, buttons under charts. Heard on the document, once.
function frame() {
  if (globalThis.outcomesFrame) return;
  globalThis.outcomesFrame = true;
  // On a phone or a tablet the menu leaves its width to the page. The button is there only while the menu is open.
  const narrow = () => globalThis.innerWidth < 1000;
  const close = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  if (narrow()) close();
  // The groups of the menu stand inside a list that holds more than its entries; to a screen reader it is a group of links.
  const roles = () =>
    document.querySelectorAll('[data-testid="stSidebarNavItems"]').forEach((list) => {
      if (!list.hasAttribute("role")) list.setAttribute("role", "group");
      list.querySelectorAll("li:not([role])").forEach((entry) => entry.setAttribute("role", "none"));
    });
  roles();
  new MutationObserver(roles).observe(document.body, { childList: true, subtree: true });
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
  const keyed = (event) => {
    if (!event.target.matches?.(".oc-points") || !step(event.target, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("keydown", keyed, true);
}
function sift(bar) {
  const wanted = [...bar.querySelectorAll("input, select")].map((box) => box.value.toLowerCase()).filter(Boolean);
  const rows = [...bar.nextElementSibling.querySelectorAll("tbody tr")].filter((row) => !row.querySelector(".group"));
  rows.forEach((row) => (row.hidden = !wanted.every((word) => row.textContent.toLowerCase().includes(word))));
  bar.querySelector("output").textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} lines` : "";
}
function sort(head) {
  const body = head.closest("table").tBodies[0], down = head.ariaSort === "descending";
  [...head.parentElement.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
  head.ariaSort = down ? "ascending" : "descending";
  body.querySelectorAll(".group").forEach((group) => (group.parentElement.hidden = true));
  const text = (row) => words(row.cells[head.cellIndex]).replace(/[,£]/g, "").replace("−", "-");
  const number = (row) => parseFloat(text(row).match(/-?\d+(\.\d+)?/)?.[0] ?? "-1e99");
  const order = (one, other) => number(one) - number(other) || text(one).localeCompare(text(other));
  body.append(...[...body.rows].sort((one, other) => (down ? order(one, other) : order(other, one))));
}

// ---- The room: swipe, a presenter's clicker and full screen, which Streamlit's own buttons do not hear.
function stage(parent) {
  const press = (name) => document.querySelector(`.st-key-present-${name} :is(button, a)`)?.click();
  const typing = (target) => target instanceof Element && target.closest("input, textarea, [role=combobox], [role=listbox]");
  const ends = new AbortController(), hears = { passive: false, signal: ends.signal };
  let start = null;
  document.addEventListener("touchstart", (event) => (start = event.changedTouches[0]), { ...hears, passive: true });
  document.addEventListener("touchend", ({ changedTouches: [end] }) => {
    const across = end.clientX - (start?.clientX ?? end.clientX), along = end.clientY - (start?.clientY ?? 0);
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) press(across < 0 ? "next" : "previous");
  }, hears);
  document.addEventListener("keydown", (event) => {
    const name = { PageDown: "next", PageUp: "previous", Escape: "leave" }[event.key];
    if (!name || typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    press(name);
  }, hears);
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const [wide, clock] = parent.querySelectorAll("button"), two = (count) => String(Math.floor(count)).padStart(2, "0");
  wide.onclick = full;
  // The timer outlives a reload; a second press puts it back.
  const tick = () => {
    const gone = sessionStorage.began ? (Date.now() - sessionStorage.began) / 1000 : 0;
    clock.textContent = gone ? `Timer ${Math.floor(gone / 60)}:${two(gone % 60)}` : "Timer";
  };
  clock.onclick = () => tick(sessionStorage.began = sessionStorage.began ? "" : Date.now() - 1);
  const ticking = setInterval(tick, 500);
  return () => ends.abort(clearInterval(ticking));
}

// ---- Drawing lines over time: grades and plans behind, limits, intervals, the first and the last figure written.
const rule = (look, x1, x2, y1, y2) => `<line class="${look}" x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`;
const label = (look, x, y, text, anchor = "start") => `<text class="${look}" x="${x}" y="${y}" text-anchor="${anchor}">${esc(text)}</text>`;
const spot = (look, x, y, r) => `<circle class="${look}" cx="${x}" cy="${y}" r="${r}"/>`;
const trace = (look, points) =>
  points.length > 1 ? `<path class="${look}" d="M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}"/>` : "";
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const brief = (v) => (Math.abs(v) >= 10000 ? `${+(v / 1000).toFixed(1)}k` : String(+v.toPrecision(3)));
const isFigure = (value) => value !== null && value !== undefined;
// Runs of points without a gap.
const runs = (points) => points.reduce((all, p) => (isFigure(p.y) ? all.at(-1).push(p) : all.push([]), all), [[]]);

// ``series``: ``name``, ``points`` (``x``, ``y``, ``label``, ``text``, ``short``), ``look`` for what stands behind; see ``exploring.py``.
function plot(box, series, { w, h, x0, x1, now = Infinity, percent, zoom, grades = [], direct }) {
  const [left, right, top, bottom] = [44, direct ? 200 : 58, 16, h - 22];
  const known = series.flatMap((line) => line.points.flatMap((p) => [p.y, p.lo, p.hi, p.plan])).filter(isFigure);
  const [least, most] = [Math.min(...known), Math.max(...known)], spare = (most - least) * 0.12 || 1;
  const [low, high] = zoom ? [least - spare, most + spare] : [Math.min(0, least), percent ? Math.max(100, most) : most * 1.08 || 1];
  const X = (x) => left + ((x - x0) / (x1 - x0)) * (w - left - right), inside = (v) => Math.min(Math.max(v, low), high);
  const Y = (v) => bottom - ((inside(v) - low) / (high - low)) * (bottom - top), floor = w - right;
  let drawn = "";
  for (const [, from, to, level] of grades) {
    const [over, under] = [Y(to ?? high), Y(from ?? low)];
    drawn += `<rect class="band band-${level}" x="${left}" y="${over}" width="${floor - left}" height="${Math.max(under - over, 0)}"/>`;
  }
  for (const v of [low, (low + high) / 2, high]) {
    drawn += rule("grid", left, floor, Y(v), Y(v)) + label("tick", left - 6, Y(v) + 4, brief(v) + (percent ? "%" : ""), "end");
  }
  const every = Math.ceil((x1 - x0) / Math.max(1, Math.floor((floor - left) / 56))) || 1;
  for (let year = Math.ceil(x0); year <= x1; year += every) drawn += label("tick", X(year), h - 5, year, "middle");
  if (now > x0 && now < x1) drawn += rule("mark", X(now), X(now), top, bottom);
  const ends = [];
  series.forEach((line, at) => {
    const behind = line.look === "behind", look = line.look ?? `l${at % 6}`, spots = (points) => points.map((p) => [X(p.x), Y(p.y)]);
    const later = (p) => p.x > now, figures = line.points.filter((p) => isFigure(p.y)), last = figures.findLast((p) => behind || !later(p));
    const settled = !behind && !line.bare && !line.points.some(later);
    if (settled && isFigure(line.median)) drawn += rule("median", left, floor, Y(line.median), Y(line.median));
    for (const edge of settled && line.limits ? [0, 1, 2] : []) {
      const dashed = line.trial && edge !== 1 ? "limit trial" : "limit";
      drawn += trace(dashed, line.limits.map((limit, place) => [X(line.points[place].x), Y(limit[edge])]));
    }
    for (const run of line.waves ? [] : runs(line.points)) {
      drawn += trace(`line ${look}`, spots(run.filter((p) => !later(p))));
      drawn += trace(`line later ${look}`, spots(run.filter((p, place) => later(p) || later(run[place + 1] ?? p))));
    }
    for (const p of line.points) {
      const [x, y] = [X(p.x), isFigure(p.y) ? Y(p.y) : bottom];
      if (!behind && isFigure(p.lo)) drawn += rule(`sure ${look}`, x, x, Y(p.lo), Y(p.hi));
      if (isFigure(p.plan)) drawn += rule("plan", x - 7, x + 7, Y(p.plan), Y(p.plan));
      if (!isFigure(p.y)) drawn += label("tick", x, bottom - 3, "×", "middle");
      else if (!behind && (figures.length < 31 || p.shade)) {
        drawn += spot(`dot ${p.shade && settled ? `dot-${p.shade}` : look}${later(p) ? " later" : ""}`, x, y, p === last ? 4.5 : 2.8);
      }
    }
    if (last) {
      ends.push({ y: Y(last.y), x: X(last.x), look, text: behind ? line.name : direct ? `${last.short} ${line.name}` : last.short });
    }
    const far = last && !direct && !behind && X(last.x) - X(figures[0].x) > 90;
    if (far) drawn += label("value", X(figures[0].x), Math.max(Y(figures[0].y) - 9, 11), figures[0].short, "middle");
  });
  // Names at the ends are moved apart, so that none lies on another.
  ends.sort((a, b) => a.y - b.y).forEach((end, at) => (end.y = at ? Math.max(end.y, ends[at - 1].y + 14) : end.y));
  ends.reduceRight((most, end) => (end.y = Math.min(end.y, most)) - 14, bottom + 8);
  for (const end of ends) {
    drawn += label(`value ${end.look}`, (direct ? floor : Math.min(end.x, floor)) + 7, end.y + 4, cut(end.text, direct ? 32 : 9));
  }
  box.innerHTML = `<svg width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" aria-hidden="true">${drawn}<g class="ring"></g></svg>`;
  const at = (
    line,
    place,
  ) => [X(series[line].points[place].x), isFigure(series[line].points[place].y) ? Y(series[line].points[place].y) : bottom];
  const show = (line, place, said) => {
    const [x, y] = at(line, place),
      wide = Math.min(said.length * 6.3 + 14, w - 4),
      start = Math.min(Math.max(x - wide / 2, 2), w - wide - 2);
    const over = y > 42 ? y - 34 : y + 12, fit = `textLength="${wide - 14}" lengthAdjust="spacingAndGlyphs"`;
    box.querySelector(".ring").innerHTML = `${spot("", x, y, 7)}<rect x="${start}" y="${over}" width="${wide}" height="22" rx="3"/>` +
      `<text x="${start + 7}" y="${over + 15}" ${fit}>${esc(said)}</text>`;
  };
  held.set(box, { series: series.map((line) => ({ name: line.name, points: line.points.map((p) => [p.label, p.text]) })), show });
  box.onpointermove = box.onpointerdown = (event) => {
    const frame = box.getBoundingClientRect(),
      far = (line, place) => Math.hypot(at(line, place)[0] - event.clientX + frame.left, at(line, place)[1] - event.clientY + frame.top);
    const near = series.flatMap((line, l) => line.points.map((_, place) => [far(l, place), l, place])).sort((a, b) => a[0] - b[0])[0];
    if (near?.[0] < 60) say(box, near[1], near[2]);
  };
  box.onpointerleave = box.onblur = () => (box.querySelector(".ring").innerHTML = "");
}

// ---- The explorer. ``P`` is the parcel of ``exploring.py``.
const MOST = 12;
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
}
const table = (name, caption, heads, rows) =>
  `<div class="oc-scroll" tabindex="0" role="region" aria-label="${name}"><table>${
    caption ? `<caption><span>${esc(caption)}</span></caption>` : ""
  }<thead><tr>` +
  `${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${
    rows.map((row) => `<tr>${row}</tr>`).join("")
  }</tbody></table></div>`;
const td = (text, look = "num") => `<td class="${look}">${text}</td>`;
const options = (pairs, chosen) =>
  pairs.map(([id, title]) => `<option value="${esc(id)}"${id === chosen ? " selected" : ""}>${esc(title)}</option>`).join("");
const pointed = (said, role = "chart", look = "") =>
  `<div class="oc-points ${look}" tabindex="0" role="group" aria-roledescription="${role}" aria-label="${
    esc(said)
  } Arrow keys read the points."></div>`;

async function explore(root, packed, ask) {
  if (root.dataset.begun) return;
  root.dataset.begun = "1";
  const P = await unpacked(packed),
    by = new Map(P.indicators.map((one) => [one.id, one])),
    q = (what) => root.querySelector(what),
    board = q(".oc-stage");
  for (const p of P.indicators.flatMap((one) => Object.values(one.series).flatMap((series) => series.points))) {
    const [, label, x] = P.periods[p.p];
    Object.assign(p, { label, x, y: p.v, text: p.grade ? `${p.cell}, ${p.grade}` : p.cell });
  }
  const when = new Map(P.periods.map(([id, , x]) => [id, x])),
    link = new URLSearchParams(document.location.search),
    state = { show: null, view: "multiples" };
  const known = {
    view: (view) => q(`[name=view][value="${CSS.escape(view)}"]`),
    place: (area) => P.areas[area],
    from: (id) => when.has(id),
    to: (id) => when.has(id),
    at: (id) => when.has(id),
    zoom: (on) => on === "1",
  };
  for (const name of Object.keys(known)) if (link.has(name) && known[name](link.get(name))) state[name] = link.get(name);
  // None chosen by the reader is another thing than all taken away, which the link writes as a dash.
  const wanted = link.get("show")?.split(",").filter((id) => id && id !== "-"), lost = wanted?.filter((id) => !by.has(id)) ?? [];
  state.show = wanted?.filter((id) => by.has(id)).slice(0, MOST) ?? null;

  const chosen = () => JSON.parse(document.documentElement.dataset.ocChosen ?? "{}"), now = () => chosen().end ?? Infinity;
  const place = () => state.place || (P.areas[chosen().area] ? chosen().area : P.authority);
  const shown = () => (state.show ?? chosen().first ?? []).map((id) => by.get(id)).filter(Boolean);
  const areaOf = (one) => (one.series[place()] ? place() : one.main);
  const line = (one, area, more) => ({ ...one.series[area], name: P.areas[area], ...more });
  const reached = (one, end = now(), area = areaOf(one)) => one.series[area].points.filter((p) => isFigure(p.v) && p.x <= end + 0.005);
  const behind = (one, area) =>
    [P.england, P.authority].filter((other) => other !== area && one.series[other] && (other === P.england || P.localities.includes(area)))
      .map((other) => line(one, other, { look: "behind" }));
  const size = (a, b, one) => (one.percent ? b.v - a.v : (100 * (b.v - a.v)) / Math.abs(a.v || 1));
  const change = (a, b, one) => {
    const text = Math.abs(b.v - a.v).toLocaleString("en-GB", { maximumFractionDigits: one.decimals });
    return a.v === b.v ? "unchanged" : `${b.v > a.v ? "up" : "down"} ${text}${one.percent ? " points" : ""}`;
  };
  const sure = (one, area, a, b) => {
    const { pairs, why, points } = one.series[area],
      letter = pairs?.[(points.indexOf(b) * (points.indexOf(b) - 1)) / 2 + points.indexOf(a)] ?? "n";
    const [icon, word, look] = P.judgements[letter];
    return `<span class="oc-${look}">${icon}</span> ${esc(letter === "n" && why ? `${word}: ${why}` : word)}`;
  };
  const address = (one) =>
    `${one.link[0]}?${new URLSearchParams([...one.link[1], ["area", place()], ["quarter", chosen().quarter ?? ""]])}`;
  const anchor = (one) => `<a href="${esc(address(one))}" target="_self">${esc(one.title)}</a>`;
  const within = () => {
    const xs = shown().flatMap((one) => one.series[areaOf(one)].points.map((p) => p.x)),
      [x0, x1] = [when.get(state.from) ?? Math.min(...xs), when.get(state.to) ?? Math.max(...xs)];
    return { x0: x0 - ((x1 - x0) * 0.02 || 0.5), x1: x1 + ((x1 - x0) * 0.02 || 0.5), keep: (p) => p.x >= x0 - 0.005 && p.x <= x1 + 0.005 };
  };
  const figures = (plots, room = 300) => {
    const columns = Math.max(1, Math.min(plots.length, Math.floor(board.clientWidth / room))),
      w = Math.floor(board.clientWidth / columns) - 12;
    const box = board.appendChild(Object.assign(document.createElement("div"), { className: "oc-plots", style: `--columns: ${columns}` }));
    box.innerHTML = plots.map((it) =>
      `<figure><h2>${it.title}</h2>${it.claim ? `<p class="claim">${it.claim}</p>` : ""}${pointed(it.said)}${
        it.note ? `<p class="muted">${esc(it.note)}</p>` : ""
      }</figure>`
    ).join("");
    box.querySelectorAll(".oc-points").forEach((element, at) =>
      plot(element, plots[at].series, { w, h: 180, zoom: state.zoom, now: now(), ...plots[at] })
    );
  };
  const able = () => P.indicators.filter((one) => P.localities.some((area) => one.series[area]));
  const ofPlaces = () => shown().find((one) => able().includes(one)) ?? by.get(P.usual) ?? able()[0];
  const stops = (one) =>
    P.periods.map(([id, text], p) => [id, text, p]).filter(([, , p]) =>
      P.localities.some((area) => one.series[area]?.points.some((point) => point.p === p && isFigure(point.v)))
    );

  // What a file of the view holds: its indicators, each with its areas.
  const rows = () =>
    state.view === "places"
      ? (ofPlaces() ? [[ofPlaces(), P.localities.filter((area) => ofPlaces().series[area])]] : [])
      : shown().map((one) => [one, [areaOf(one)]]);

  const views = {
    multiples() {
      const { x0, x1, keep } = within();
      figures(
        shown().map((one) => {
          const area = areaOf(one), [a, b] = [reached(one).at(-2), reached(one).at(-1)], { points, limits } = one.series[area];
          const series = [
            line(one, area, { points: points.filter(keep), limits: limits?.filter((_, at) => keep(points[at])) }),
            ...behind(one, area).map((it) => ({ ...it, points: it.points.filter(keep) })),
          ];
          const claim = b
            ? `<b>${esc(b.cell)}</b> ${esc(b.label)}${a ? `, ${change(a, b, one)} since ${esc(a.label)}` : ""}`
            : "No figure by the quarter chosen";
          const where = area === place() ? "" : `${P.areas[area]}: not published for ${P.areas[place()]}. `,
            after = points.some((p) => p.x > now());
          return {
            ...one,
            title: anchor(one),
            said: one.series[area].alt,
            claim,
            note: where + (after ? "Paler points came after the quarter chosen." : one.series[area].reading),
            series,
            x0,
            x1,
          };
        }),
      );
    },
    one(index) {
      const { x0, x1, keep } = within(), units = {};
      shown().forEach((one) => (units[index ? "The first figure shown is 100" : one.percent ? "Per cent" : one.unit] ??= []).push(one));
      figures(
        Object.entries(units).map(([title, all]) => {
          const series = all.map((one) => {
            const points = one.series[areaOf(one)].points.filter(keep),
              base = points.find((p) => p.v)?.v,
              part = (p) => ({ ...p, y: isFigure(p.v) ? (100 * p.v) / base : null, short: brief((100 * p.v) / base) });
            return {
              bare: true,
              name: one.title,
              points: points.map((p) => ({ ...(index ? part(p) : p), lo: null, hi: null, plan: null })),
            };
          });
          const said = `${title}: ${all.map((one) => one.title).join("; ")}.`;
          return {
            title: esc(title),
            said,
            series,
            x0,
            x1,
            percent: !index && all[0].percent,
            zoom: index || state.zoom,
            h: Math.max(300, 24 * all.length + 120),
            direct: board.clientWidth > 620,
          };
        }),
        1e6,
      );
    },
    index: () => views.one(true),
    table() {
      const { keep } = within(), all = shown().map((one) => ({ one, points: one.series[areaOf(one)].points.filter(keep) }));
      const rows = [...new Set(all.flatMap(({ points }) => points.map((p) => p.p)))].sort((a, b) => P.periods[b][2] - P.periods[a][2]);
      const cell = (points, p) => td(esc(points.find((point) => point.p === p)?.text));
      const heads = all.map(({ one }) => `${anchor(one)} <small>${esc(P.areas[areaOf(one)])}</small>`);
      board.innerHTML = table(
        "Figures by period",
        "",
        ["Period", ...heads],
        rows.map((p) => `<th scope="row">${esc(P.periods[p][1])}</th>${all.map(({ points }) => cell(points, p)).join("")}`),
      );
    },
    moved() {
      const [start, end] = [when.get(state.from) ?? chosen().before, when.get(state.to) ?? now()], found = [[], []];
      for (const one of P.indicators) {
        const area = areaOf(one), [a, b] = [reached(one, start, area).at(-1), reached(one, end, area).at(-1)];
        if (a && b && a.v !== b.v) found[one.percent ? 0 : 1].push({ one, area, a, b });
      }
      const bar = ({ one, a, b }) => {
        const at = (v) => 8 + (184 * Math.max(v, 0)) / (one.percent ? 100 : Math.max(a.v, b.v) || 1);
        return `<svg width="200" height="18" aria-hidden="true">${rule("grid", 8, 192, 9, 9)}${rule("line l0", at(a.v), at(b.v), 9, 9)}${
          spot("dot-open", at(a.v), 9, 4.5)
        }${spot("dot", at(b.v), 9, 5)}</svg>`;
      };
      const row = (it) =>
        `<th scope="row">${anchor(it.one)}${it.area === place() ? "" : ` <small>${esc(P.areas[it.area])}</small>`}</th>${td(bar(it), "")}` +
        [it.a, it.b].map((p) => td(`${esc(p.cell)}<br><small>${esc(p.label)}</small>`)).join("") + td(esc(change(it.a, it.b, it.one))) +
        td(sure(it.one, it.area, it.a, it.b), "");
      const heads = ["Figure", "From (open) to (filled)", "Earlier", "Later", "Change", "More than chance?"],
        by_size = (it) => Math.abs(size(it.a, it.b, it.one));
      board.innerHTML = found.map((all, at) => {
        const most = all.sort((one, other) => by_size(other) - by_size(one)).slice(0, 40),
          how = at ? "Counts, rates and scores, by per cent of the earlier figure" : "Percentages, by points";
        return all.length
          ? table(
            `Moved most, ${at ? "other units" : "percentages"}`,
            `${how}: the first ${most.length} of ${all.length} that moved, the largest first.`,
            heads,
            most.map(row),
          )
          : "";
      }).join("") || "<p>Nothing has a figure in both periods.</p>";
    },
    places() {
      const one = ofPlaces();
      if (!one) return (board.innerHTML = "<p>No figure of localities is published.</p>");
      const periods = stops(one),
        at = periods.findIndex(([id]) => id === state.at),
        [, text, now] = periods.at(at),
        map = P.shapes,
        lines = P.localities.filter((area) => one.series[area]);
      const rows = lines.map((area) => ({ area, ...one.series[area].points.find((p) => p.p === now) })).filter((row) => isFigure(row.v))
        .sort((a, b) => b.v - a.v);
      const [low, high] = [rows.at(-1).v, rows[0].v],
        most = Math.max(...rows.map((row) => row.hi ?? row.v)),
        mine = (area) => (area === place() ? " mine" : "");
      board.innerHTML = `<h2>${anchor(one)}</h2><p class="muted">${
        esc(`${one.direction}. ${one.source}.`)
      }</p><label class="oc-slide">Period <input type="range" name="at" max="${periods.length - 1}" value="${
        at < 0 ? periods.length - 1 : at
      }" aria-valuetext="${esc(text)}"${periods.length > 1 ? "" : " disabled"}> <output>${esc(text)}</output></label><div class="oc-pair">${
        pointed(`Map: ${one.title}, ${text}.`, "map", "oc-map")
      }${pointed(`In order: ${one.title}, ${text}.`)}</div>`;
      const [chart, order] = board.querySelectorAll(".oc-points"),
        w = Math.max(300, order.clientWidth),
        X = (v) => 190 + ((w - 320) * v) / (most || 1);
      const area = (row) =>
        `<path d="${map.paths?.[row.area] ?? ""}" class="area${mine(row.area)}" style="fill: color-mix(in srgb, var(--oc-accent) ${
          Math.round(18 + (62 * (row.v - low)) / (high - low || 1))
        }%, var(--oc-background))"/>`;
      const figure = (row) => (map.middles?.[row.area] ? label("onmap", ...map.middles[row.area], row.short, "middle") : "");
      chart.innerHTML = `<svg viewBox="-4 -4 ${(map.box?.[0] ?? 0) + 8} ${(map.box?.[1] ?? 0) + 8}" aria-hidden="true">${
        rows.map(area).join("")
      }${rows.map(figure).join("")}</svg>`;
      const bar = (row, place, y = 26 * place + 16) =>
        label(`name${mine(row.area)}`, 0, y + 4, cut(P.areas[row.area], 27)) + rule("bar", X(0), X(row.v), y, y) +
        (isFigure(row.lo) ? rule("sure", X(row.lo), X(row.hi), y, y) : "") + spot("dot", X(row.v), y, 4.5) +
        label("value", X(row.hi ?? row.v) + 9, y + 4, row.short + (isFigure(row.lo) ? ` (${brief(row.lo)} to ${brief(row.hi)})` : ""));
      order.innerHTML = `<svg width="${w}" height="${26 * rows.length + 8}" aria-hidden="true">${
        rows.map((row, place) => bar(row, place)).join("")
      }</svg>`;
      [chart, order].forEach((box) => held.set(box, { series: [{ points: rows.map((row) => [P.areas[row.area], row.text]) }] }));
      const xs = periods.map(([, , p]) => P.periods[p][2]);
      if (xs.length > 1) {
        figures(
          lines.map((area) => ({
            ...one,
            title: esc(P.areas[area]),
            said: one.series[area].alt,
            series: [line(one, area), ...behind(one, area)],
            x0: xs[0] - 0.3,
            x1: xs.at(-1) + 0.3,
            h: 150,
          })),
          260,
        );
      }
    },
  };
  const render = (what = {}) => {
    Object.assign(state, what);
    const all = shown(), quarters = P.periods.filter(([, , , kind]) => kind === "quarter" || kind === "financial_year");
    const spans = state.view === "moved"
      ? quarters
      : P.periods.filter((_, at) => all.some((one) => one.series[areaOf(one)].points.some((p) => p.p === at)));
    const usual = state.view === "moved" ? ["the quarter before", "the quarter chosen"] : ["the first", "the last"];
    ["from", "to"].forEach((name, at) => (q(`[name=${name}]`).innerHTML = options([["", usual[at]], ...spans], state[name])));
    q("[name=place]").value = place();
    q("[name=zoom]").checked = state.zoom;
    q(`[name=view][value=${state.view}]`).checked = true;
    const chip = (one, at) =>
      `<li><button type="button" data-move="${at}" aria-label="Move earlier: ${esc(one.title)}"${at ? "" : " disabled"}>‹</button><span>${
        esc(one.title)
      }</span><button type="button" data-drop="${at}" aria-label="Take away: ${esc(one.title)}">×</button></li>`;
    q(".oc-chips").innerHTML = all.map(chip).join("");
    q(".oc-lost").textContent = lost.length
      ? `The link asks for ${lost.map((id) => `“${cut(id, 40)}”`).join(", ")}, which is not among the figures; the rest is shown.`
      : "";
    board.innerHTML = "";
    if (all.length || ["moved", "places"].includes(state.view)) views[state.view]();
    else board.innerHTML = "<p>Choose figures above: search for them, or take a ready-made set.</p>";
    const count = rows().reduce((sum, [one, areas]) => sum + areas.reduce((more, area) => more + one.series[area].points.length, 0), 0),
      there = { png: ".oc-points svg", svg: ".oc-points svg", table: "table" };
    for (const button of root.querySelectorAll("[data-take]")) {
      const what = button.dataset.take;
      button.hidden = there[what]
        ? !board.querySelector(there[what])
        : ["csv", "xlsx"].includes(what) && (state.view === "moved" || !count);
      if (what === "csv" || what === "xlsx") button.textContent = `${what.toUpperCase()} (${count} ${count === 1 ? "row" : "rows"})`;
    }
    const params = new URLSearchParams(document.location.search),
      said = { ...state, show: state.show && (state.show.join(",") || "-"), view: state.view === "multiples" ? "" : state.view };
    Object.entries(said).forEach(([name, value]) => (value ? params.set(name, value) : params.delete(name)));
    history.replaceState(
      history.state,
      "",
      document.location.pathname + (params.size ? `?${params.toString().replaceAll("%2C", ",")}` : ""),
    );
    root.dataset.drawn = performance.now();
  };

  // Choosing: a search with a list, ready-made sets, chips.
  const find = q("[role=combobox]"), list = q("[role=listbox]"), told = q(".oc-none"), own = () => shown().map((one) => one.id);
  let hits = [], at = 0;
  const offer = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits = words.length ? P.indicators.filter((one) => words.every((word) => one.search.includes(word))).slice(0, 10) : [];
    const option = (one, place) =>
      `<li role="option" id="oc-hit-${place}" data-add="${esc(one.id)}" aria-selected="${place === at}">${esc(one.title)} <small>${
        esc(one.dataset)
      }</small></li>`;
    list.innerHTML = hits.map(option).join("");
    list.hidden = !hits.length;
    find.ariaExpanded = String(!list.hidden);
    find.setAttribute("aria-activedescendant", hits.length ? `oc-hit-${at}` : "");
    told.textContent = words.length && !hits.length ? "No figure has these words. Try fewer." : "";
  };
  const add = (id) => {
    find.value = "";
    offer();
    render({ show: [...new Set([...own(), id])].slice(-MOST), view: state.view === "moved" ? "multiples" : state.view });
  };
  find.oninput = () => offer(at = 0);
  find.onkeydown = (event) => {
    event.stopPropagation();
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") find.value = "";
    if (event.key === "Enter" && hits[at]) return add(hits[at].id);
    if (way) event.preventDefault(at = (at + way + hits.length) % (hits.length || 1));
    if (way || event.key === "Escape") offer();
  };
  q("[name=place]").innerHTML = options(
    [P.authority, ...P.localities].filter((area) => P.areas[area]).map((area) => [area, P.areas[area]]),
  );
  const sets = Object.groupBy(P.sets.map(([dataset, title], place) => [dataset, [String(place), title]]), ([dataset]) => dataset);
  const grouped = ([title, all]) => `<optgroup label="${esc(title)}">${options(all.map(([, pair]) => pair))}</optgroup>`;
  q("[name=set]").insertAdjacentHTML("beforeend", Object.entries(sets).map(grouped).join(""));
  const rules = {
    worst: (p) => p?.level === 0,
    missed: (p) => p?.status === "missed",
    said: (p, one) => one.comment.includes(P.periods[p?.p]?.[0]),
  };
  root.onchange = ({ target: { name, value, checked } }) => {
    if (name !== "set") return known[name] && name !== "at" && render({ [name]: name === "zoom" ? (checked ? "1" : "") : value });
    const found = rules[value]
      ? P.indicators.filter((one) => rules[value](reached(one).at(-1), one)).map((one) => one.id)
      : P.sets[value]?.[2] ?? [];
    told.textContent = found.length > MOST
      ? `The first ${MOST} of ${found.length}.`
      : found.length
      ? ""
      : "No figure is in this set at the quarter chosen.";
    q("[name=set]").value = "";
    if (found.length) render({ show: found.slice(0, MOST), view: state.view === "moved" ? "multiples" : state.view });
  };
  root.oninput = ({ target }) => {
    if (target.name !== "at") return;
    render({ at: stops(ofPlaces())[target.value][0] });
    q("[name=at]").focus();
  };
  root.onclick = ({ target }) => {
    const button = target.closest("button, [data-add]"), { add: id, drop, move, take: what } = button?.dataset ?? {}, show = own();
    if (id) add(id);
    else if (drop) render({ show: show.toSpliced(drop, 1) });
    else if (move) render({ show: show.toSpliced(move, 1).toSpliced(move - 1, 0, show[move]) });
    else if (what === "link") copied(button, document.location.href);
    else if (what === "table") copied(button, [...board.querySelectorAll("table")].map(tabbed).join("\n\n"));
    else if (what === "csv" || what === "xlsx") ask("file", { form: what, rows: rows().map(([one, areas]) => [one.id, areas]) });
    else if (what) {
      take(
        what,
        "explore",
        picture([...board.querySelectorAll("h2, .claim, .oc-points > svg")], [`Explore: ${P.areas[place()]}`], [
          `Source: ${[...new Set(shown().map((one) => one.source))].join("; ")}.`,
          document.location.href,
        ]),
      );
    }
  };
  document.addEventListener("oc-chosen", () => root.isConnected && render());
  let wide = 0;
  new ResizeObserver(() => Math.abs(board.clientWidth - wide) > 20 && render(void (wide = board.clientWidth))).observe(board);
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (data.part === "stage") return stage(parentElement);
  if (data.part === "explore") explore(parentElement.querySelector(".oc-explore"), data.parcel, setTriggerValue);
  if (data.part === "file") save(new Blob([Uint8Array.from(atob(data.file), (letter) => letter.charCodeAt(0))]), data.name);
  if (data.part === "chosen") document.documentElement.dataset.ocChosen = JSON.stringify(data.chosen);
  if (data.part === "chosen") document.dispatchEvent(new Event("oc-chosen"));
  if (data.part === "frame") frame();
}
