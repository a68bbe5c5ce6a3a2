// A form that saves by itself: on this device at once, on the server two seconds later, box by box.
// One request is under way at a time; what was not acknowledged stays on the device and is sent again.
const form = document.querySelector("form[data-changes]");
const words = document.getElementById("save-words");
const [okIcon, hereIcon, warnIcon] = words.content.children;
const band = document.getElementById("save");
const shelf = `${form.dataset.kept}`;
const PAUSE = 2000;

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(`${shelf}-${name}`)) || {};
  } catch {
    return {};
  }
};
const write = (name, value) => {
  try {
    if (Object.keys(value).length) localStorage.setItem(`${shelf}-${name}`, JSON.stringify(value));
    else localStorage.removeItem(`${shelf}-${name}`);
  } catch {
    // A full or forbidden store: the text is in the page, and on its way to the server.
  }
};
// drafts: typed and not acknowledged. known: acknowledged, newer than a page that was kept for a reload offline.
const drafts = read("drafts");
const known = read("known");
const held = new Map(); // key -> what the server has instead, until somebody chooses
const refused = new Map();
let sending = false;
let online = true;
let timer;
let pause = PAUSE;

const input = (name) => form.elements.namedItem(name);
const isRow = (key) => /^(r\d+|new\d+|new-)/.test(key);
const FIELDS = ["text", "addressed_to", "lead", "by_when", "reason", "priority"];
const valueOf = (key) =>
  isRow(key)
    ? Object.fromEntries(FIELDS.map((name) => [name, input(`${key}-${name}`)?.value ?? ""]))
    : input(key).value;
// A box is one field, or the radio buttons of one name.
const isChoice = (key) => input(key) instanceof RadioNodeList;
const worded = (key, value) =>
  isChoice(key) ? [...input(key)].find((one) => one.value === value)?.labels[0].textContent.trim() || "–" : value;
const base = (key) => Number(input(`${key}-version`)?.value || 0);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const keyOf = (element) => element.closest("[data-row]")?.dataset.row || element.closest("[data-box]")?.dataset.box;

// -- what the band says --------------------------------------------------------------------------------------------
const say = () => {
  const waiting = Object.keys(drafts).length;
  const [kind, icon, text] = held.size
    ? ["is-warn", warnIcon, words.dataset.except]
    : refused.size
      ? ["is-warn", warnIcon, `${words.dataset.refused} ${[...refused.values()].join(" ")}`]
      : waiting && !online
        ? ["is-warn", hereIcon, words.dataset.offline]
        : waiting
          ? ["", hereIcon, words.dataset.here]
          : ["is-ok", okIcon, words.dataset.ok];
  const line = document.createElement("span");
  line.textContent = text;
  const now = new Date();
  const time = document.createElement("span");
  time.textContent = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  // The same words again are not read out again.
  if (band.dataset.said === `${kind}${text}`) return band.lastElementChild.replaceWith(time);
  band.dataset.said = `${kind}${text}`;
  band.className = `save ${kind}`;
  band.replaceChildren(icon.cloneNode(true), line, time);
};

// -- typing --------------------------------------------------------------------------------------------------------
const note = (key) => {
  const value = valueOf(key);
  if (isRow(key) && !key.startsWith("r") && !value.text.trim()) delete drafts[key];
  else drafts[key] = { ...drafts[key], value, base: base(key), left: false };
  write("drafts", drafts);
  refused.delete(key);
  say();
  clearTimeout(timer);
  timer = setTimeout(send, pause);
};
form.addEventListener("input", (e) => {
  const key = keyOf(e.target);
  if (key) note(key);
  if (key && isRow(key)) summarise(key);
});
// A recommendation that was emptied and left is taken out; while somebody is still in it, it is only being rewritten.
form.addEventListener("change", (e) => {
  const key = keyOf(e.target);
  if (!key || !isRow(key) || !key.startsWith("r") || !drafts[key] || drafts[key].value.text.trim()) return;
  drafts[key].left = true;
  send();
});

const summarise = (key) => {
  const row = form.querySelector(`[data-row="${CSS.escape(key)}"]`);
  const month = input(`${key}-by_when`);
  const parts = [input(`${key}-addressed_to`)?.value, input(`${key}-lead`)?.value];
  if (month?.value) parts.push(month.selectedOptions[0].textContent);
  row.querySelector("summary span").textContent = parts.filter(Boolean).join(". ");
};

// -- sending -------------------------------------------------------------------------------------------------------
const token = () => form.elements.csrfmiddlewaretoken.value;
const ready = () =>
  Object.entries(drafts)
    .filter(([key, draft]) => !held.has(key) && !refused.has(key) && (!isRow(key) || draft.value.text.trim() || draft.left))
    .slice(0, 40);

async function send() {
  clearTimeout(timer);
  const batch = ready();
  if (sending || !batch.length) return say();
  sending = true;
  const changes = batch.map(([key, draft]) => {
    // What was sent before and not answered may stand on the server by now: it is ours, and nobody's to clash with.
    const sent = draft.sent || [];
    draft.sent = [...sent, draft.value].slice(-5);
    if (!isRow(key)) return { key, base: draft.base, text: draft.value, sent };
    // Its own name until the server has given one: sent twice, it is still one recommendation.
    if (!key.startsWith("r")) draft.id ||= `${shelf.slice(-6)}${Date.now().toString(36)}${key}`;
    return { key: draft.id ? `new-${draft.id}` : key, base: draft.base, values: draft.value, sent };
  });
  write("drafts", drafts);
  try {
    const answer = await fetch(form.dataset.changes, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
      keepalive: document.hidden,
      body: JSON.stringify({ epoch: Number(form.elements.epoch?.value || 0), changes }),
    });
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    // Led away to the door, or refused by it; a torn answer is none, and is asked for again.
    const out = answer.redirected || (!told && answer.status === 403);
    if (!out && !told) throw answer.status;
    online = true;
    refused.delete("");
    if (out) refused.set("", words.dataset.out);
    else if (told.results) batch.forEach(([key, draft], n) => settle(key, draft, told.results[changes[n].key], told.now));
    else refused.set("", told.sentence);
    pause = PAUSE;
  } catch {
    online = false;
    pause = Math.min(pause * 2, 30000);
  }
  sending = false;
  write("drafts", drafts);
  write("known", known);
  say();
  if (ready().length) timer = setTimeout(send, pause);
}

const setBase = (key, version, seen) => {
  const [v, s] = [input(`${key}-version`), input(`${key}-seen`)];
  if (v) v.value = version;
  if (s && seen !== undefined) s.value = seen;
};

// What the server said of one box.
function settle(key, draft, result, at) {
  if (!result) return;
  if ("theirs" in result) return clash(key, draft, result);
  if ("refused" in result) return refused.set(key, result.refused);
  if (result.removed) {
    form.querySelector(`[data-row="${CSS.escape(key)}"]`).remove();
    delete known[key];
    return delete drafts[key];
  }
  const latest = drafts[key];
  if (result.prefix && result.prefix !== key) key = rename(key, result.prefix);
  setBase(key, result.version, result.seen);
  known[key] = { value: draft.value, version: result.version, at };
  if (latest && !same(latest.value, draft.value)) drafts[key] = { value: latest.value, base: result.version };
  else delete drafts[key];
}

// A new recommendation has got its own name on the server.
function rename(from, to) {
  const row = form.querySelector(`[data-row="${CSS.escape(from)}"]`);
  row.dataset.row = to;
  for (const element of row.querySelectorAll("[name],[for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(from, to));
    }
  }
  if (drafts[from]) {
    drafts[to] = drafts[from];
    delete drafts[from];
  }
  return to;
}

// -- two versions --------------------------------------------------------------------------------------------------
const put = (key, value) => {
  if (isRow(key)) {
    form.querySelector(`[data-row="${CSS.escape(key)}"]`).hidden = false;
    for (const name of FIELDS) if (input(`${key}-${name}`)) input(`${key}-${name}`).value = value[name] ?? "";
    summarise(key);
  } else input(key).value = value;
};

// Only the words that differ are marked: what both share at the beginning and at the end is left in peace.
const marked = (element, text, other) => {
  const [a, b] = [text.split(/(\s+)/), other.split(/(\s+)/)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = document.createElement("mark");
  middle.textContent = a.slice(start, a.length - end).join("");
  element.replaceChildren(a.slice(0, start).join(""), middle, a.slice(a.length - end).join(""));
};

function clash(key, draft, result) {
  const mine = drafts[key]?.value ?? draft.value;
  const theirs = isRow(key) ? result.values || { text: result.theirs } : result.theirs;
  const text = (value) => (isRow(key) ? value.text : worded(key, value));
  if (same(mine, theirs)) {
    setBase(key, result.version, result.seen);
    return delete drafts[key];
  }
  held.set(key, result);
  form.querySelector(`[data-clash="${CSS.escape(key)}"]`)?.remove();
  const notice = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  notice.dataset.clash = key;
  const label =
    form.querySelector(`label[for="${isRow(key) ? `id_${key}-text` : key}"]`) ||
    form.querySelector(`[data-box="${CSS.escape(key)}"] legend`);
  if (isChoice(key)) notice.querySelector('[data-keep="both"]').remove();
  notice.querySelector("[data-what]").textContent = label?.textContent.trim() || "";
  marked(notice.querySelector("[data-yours]"), text(mine), text(theirs));
  marked(notice.querySelector("[data-theirs]"), text(theirs), text(mine));
  notice.querySelector("[data-who]").textContent = result.who;
  notice.querySelector("[data-at]").textContent = result.at;
  notice.addEventListener("click", (e) => {
    const keep = e.target.closest("[data-keep]")?.dataset.keep;
    if (!keep) return;
    const yours = drafts[key]?.value ?? mine;
    held.delete(key);
    notice.remove();
    setBase(key, result.version, result.seen);
    if (keep === "both" && isRow(key)) addRow(yours);
    const both = keep === "both" && !isRow(key) ? `${yours}\n${theirs}` : theirs;
    put(key, keep === "yours" ? yours : both);
    if (keep === "theirs" || (keep === "both" && isRow(key))) delete drafts[key];
    else drafts[key] = { value: valueOf(key), base: result.version };
    write("drafts", drafts);
    say();
    send();
    (isChoice(key) ? input(key)[0] : input(isRow(key) ? `${key}-text` : key)).focus();
  });
  document.getElementById("conflicts").append(notice);
  notice.focus();
}

// -- rows ----------------------------------------------------------------------------------------------------------
let rows = Date.now() % 100000;
function addRow(value) {
  rows += 1;
  const key = `new${rows}`;
  const template = document.getElementById("new-row").innerHTML.replaceAll("NEW", key);
  document.getElementById("recs").insertAdjacentHTML("beforeend", template);
  const first = form.querySelector('[data-row] select[name$="-by_when"]');
  for (const name of ["by_when", "priority"]) {
    const from = first?.closest("[data-row]").querySelector(`select[name$="-${name}"]`);
    if (from) input(`${key}-${name}`).replaceChildren(...[...from.options].map((o) => new Option(o.textContent, o.value)));
  }
  if (value) {
    put(key, value);
    note(key);
  } else input(`${key}-text`).focus();
  return key;
}

// With a script, one empty row is enough, and a button gives more.
if (document.getElementById("recs")) {
  const blank = [...form.querySelectorAll('[data-row^="new"]')].filter((row) => !row.querySelector("textarea").value);
  const filled = form.querySelectorAll('[data-row^="r"]').length;
  for (const row of blank.slice(filled ? 0 : 1)) row.hidden = true;
  document.getElementById("recs").after(document.getElementById("add-row").content);
  document.getElementById("add").addEventListener("click", () => {
    const spare = form.querySelector("[data-row][hidden]");
    if (!spare) return addRow();
    spare.hidden = false;
    spare.parentElement.append(spare);
    spare.querySelector("textarea").focus();
  });
}
for (const plain of form.querySelectorAll("[data-plain]")) plain.hidden = true;
form.querySelector(".btn-first")?.classList.add("btn-primary");

// Whoever presses a button waits until everything has arrived; then the press goes through.
form.addEventListener("submit", async (e) => {
  const button = e.submitter;
  if (!ready().length && !sending && !held.size) return;
  e.preventDefault();
  for (let n = 0; n < 40 && (sending || (ready().length && n < 1)); n += 1) {
    if (sending) await new Promise((go) => setTimeout(go, 250));
    else await send();
  }
  if (!sending && !ready().length && !held.size) form.requestSubmit(button);
  else alertWait();
});
const alertWait = () => {
  refused.set("", words.dataset.wait);
  say();
  setTimeout(() => {
    refused.delete("");
    say();
  }, 6000);
};

// -- coming back ---------------------------------------------------------------------------------------------------
// A page kept for a reload offline may be older than what this device already had acknowledged. Both times are the
// server's: what was acknowledged after the page was made is laid over it, what was acknowledged before stands in it.
for (const [key, { value, version, at }] of Object.entries(known)) {
  if (at <= Number(form.dataset.made) || (!isRow(key) && !input(key))) delete known[key];
  else {
    if (isRow(key) && !input(`${key}-text`)) {
      rename(addRow(), key);
      form.querySelector('[data-row^="new"]').before(form.querySelector(`[data-row="${CSS.escape(key)}"]`));
    }
    put(key, value);
    setBase(key, version);
  }
}
write("known", known);
for (const [key, draft] of Object.entries(drafts)) {
  if (same(key.startsWith("new") ? null : valueOf0(key), draft.value)) delete drafts[key];
  else if (key.startsWith("new") && !input(`${key}-text`)) {
    delete drafts[key];
    const fresh = addRow(draft.value);
    drafts[fresh].id = draft.id;
  } else if (input(isRow(key) ? `${key}-text` : key)) put(key, draft.value);
  else if (isRow(key)) {
    delete drafts[key];
    addRow(draft.value);
  }
}
function valueOf0(key) {
  return input(isRow(key) ? `${key}-text` : key) ? valueOf(key) : null;
}
write("drafts", drafts);
say();
if (Object.keys(drafts).length) send();

addEventListener("online", () => {
  online = true;
  pause = PAUSE;
  send();
});
addEventListener("offline", () => {
  online = false;
  say();
});
// The last words before the page goes: they are on the device; the server gets them when it can.
document.addEventListener("visibilitychange", () => document.hidden && send());
