// The door: a scan or a number answers at once with the name, from the list in the page, and is sent when it can be.
// What the server has not acknowledged stays on this device with its true time, however often the page is opened.
const door = document.getElementById("door");
const { people, half_days: halfDays } = JSON.parse(document.getElementById("lists").textContent);
const template = document.getElementById("words");
const words = template.dataset;
const [okIcon, hereIcon, warnIcon] = template.content.children;
const $ = (id) => document.getElementById(id);
const shelf = door.dataset.kept;
const PAGES = "room-1"; // where the service worker looks
const BATCH = 50;

const read = (name, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(`${shelf}-${name}`)) || otherwise;
  } catch {
    return otherwise;
  }
};
let full = false;
const write = (name, value) => {
  try {
    localStorage.setItem(`${shelf}-${name}`, JSON.stringify(value));
    full = false;
  } catch {
    full = true;
  }
};
// In memory too: a store that is full or forbidden must not lose what can still be sent.
let queue = read("queue", []);
let came = read("came", {});
let online = navigator.onLine;
let out = "";
let sending = false;
let timer;
let pause = 2000;

const byCode = new Map(people.map((one) => [one.code, one]));
const byNumber = new Map(people.flatMap((one) => [[one.digits, one], [one.number, one]]));
const clockOf = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: door.dataset.zone });
const current = () => halfDays.find((one) => one.ends > Date.now())?.key || "";
const cameAt = (code, half = current()) =>
  came[half]?.[code] || (half === door.dataset.half && byCode.get(code)?.at) || "";
const noteCame = (code, at, half) => {
  came = { [half]: { ...came[half], [code]: at } };
  write("came", came);
};

// -- what the page says --------------------------------------------------------------------------------------------
const waiting = () => queue.filter((one) => one.state === "waiting");
const say = () => {
  const n = waiting().length;
  const [kind, icon, text] = full
    ? ["is-bad", warnIcon, words.full]
    : out
      ? ["is-warn", warnIcon, out === "signed out" ? words.out : `${out} ${words.wait}`]
      : !n
        ? ["is-ok", okIcon, words.all]
        : online
          ? ["", hereIcon, words.sending]
          : ["is-warn", hereIcon, words.wait];
  const line = document.createElement("span");
  line.textContent = text.replace(/\bN$/, n);
  $("save").className = `save ${kind}`;
  if ($("save").lastElementChild.textContent !== line.textContent) $("save").replaceChildren(icon.cloneNode(true), line);
};
const draw = () => {
  const rows = queue.slice(-12).reverse().map((one) => {
    const row = document.createElement("li");
    const who = document.createElement("b");
    who.dir = "auto";
    who.textContent = one.name || one.number || "?";
    const at = document.createElement("span");
    at.textContent = `${clockOf.format(one.at)}, ${words[{ waiting: "waits", sent: "sent", refused: "refused" }[one.state]]}`;
    row.append(who, at);
    if (one.sentence) {
      const why = document.createElement("span");
      why.className = "note full";
      why.textContent = one.sentence;
      row.append(why);
    }
    return row;
  });
  $("rows").replaceChildren(...rows);
  $("last").hidden = !rows.length;
  $("away").hidden = !queue.some((one) => one.state === "refused");
  const half = current();
  let here = 0;
  for (const line of door.querySelectorAll("[data-code]")) {
    const at = cameAt(line.dataset.code, half);
    if (at) here += 1;
    line.querySelector("[data-at]").textContent = at;
    line.querySelector("button").hidden = Boolean(at);
  }
  $("came").firstElementChild.textContent = words.came.replace("ALL", people.length).replace("N", here);
  const now = halfDays.find((one) => one.key === half);
  if (now && half !== door.dataset.half) $("which").textContent = now.words;
  say();
};
const answer = (kind, heading, text) => {
  $("answer").hidden = false;
  $("answer").className = `notice ${kind}`;
  $("answer").querySelector("svg")?.remove();
  $("answer").prepend((kind === "is-ok" ? okIcon : warnIcon).cloneNode(true));
  $("answer").querySelector("h2").textContent = heading;
  $("answer").querySelector("p").textContent = text;
  navigator.vibrate?.(kind === "is-ok" ? 80 : [80, 60, 80]);
};

// -- who is there --------------------------------------------------------------------------------------------------
const newId = () => crypto.randomUUID?.() || `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 14)}`;
const arrive = (said, person) => {
  const half = current();
  const already = person && cameAt(person.code, half);
  if (already) return answer("is-ok", person.name, `${words.again} ${already}`);
  const at = Date.now();
  queue.push({ id: newId(), at, ...said, name: person?.name || "", state: "waiting" });
  write("queue", queue);
  if (person) {
    noteCame(person.code, clockOf.format(at), half);
    answer("is-ok", person.name, `${words.here}. ${person.number}${person.agency ? ` · ${person.agency}` : ""}`);
  }
  draw();
  send();
};
// ٤٨٢ and ４８２ are 482: the ten digits of a script follow each other.
const isDigit = (point) => /^\p{Nd}$/u.test(String.fromCodePoint(point));
const digits = (text) =>
  [...text.matchAll(/\p{Nd}/gu)].map(([one]) => {
    let value = 0;
    while (value < 9 && isDigit(one.codePointAt(0) - value - 1)) value += 1;
    return value;
  }).join("");
const typed = (text) => {
  const number = digits(text);
  if (!number) return answer("is-bad", text, words.none);
  const person = byNumber.get(number);
  if (person) return arrive({ participation: person.code }, person);
  answer("is-warn", number, words.wrong);
  arrive({ number });
};
const scanned = (text) => {
  const token = text.match(/\/b\/([a-z0-9]{12,60})\/?$/i)?.[1].toLowerCase();
  if (!token) return answer("is-bad", "", words.none);
  const person = byCode.get(token.slice(0, 10));
  if (person && token.slice(-4) !== person.end) return answer("is-bad", person.name, words.old);
  if (!person) answer("is-warn", "", words.unknown);
  arrive({ token }, person);
};
$("typed").addEventListener("submit", (e) => {
  e.preventDefault();
  typed($("number").value);
  $("number").value = "";
  $("number").focus();
});
door.addEventListener("click", (e) => {
  const line = e.target.closest("[data-code] button")?.closest("[data-code]");
  if (line) arrive({ participation: line.dataset.code }, byCode.get(line.dataset.code));
});
$("away").addEventListener("click", () => {
  queue = queue.filter((one) => one.state !== "refused");
  write("queue", queue);
  draw();
});

// -- sending -------------------------------------------------------------------------------------------------------
async function send() {
  clearTimeout(timer);
  const batch = waiting().slice(0, BATCH);
  if (sending || !batch.length) return say();
  sending = true;
  say();
  let told = null;
  try {
    const reply = await fetch(door.dataset.arrivals, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": $("typed").elements.csrfmiddlewaretoken.value,
      },
      body: JSON.stringify({
        sent: Date.now(),
        check_ins: batch.map(({ id, at, token, number, participation }) => ({ id, at, token, number, participation })),
      }),
    });
    told = reply.headers.get("Content-Type")?.startsWith("application/json") ? await reply.json() : null;
    // Led away to the sign-in page, or refused by it; a torn answer is none, and is asked for again.
    if (reply.redirected || (!told && reply.status === 403)) out = "signed out";
    else if (!told) throw reply.status;
    else out = told.results ? "" : told.sentence || "";
    online = true;
    pause = 2000;
  } catch {
    online = false;
    pause = Math.min(pause * 2, 30000);
  }
  sending = false;
  // Another tab may have written meanwhile: what it holds and this one does not is kept.
  const known = new Set(queue.map((one) => one.id));
  queue = [...queue, ...read("queue", []).filter((one) => !known.has(one.id) && one.state !== "sent")];
  for (const one of told?.results ? batch : []) settle(one, told.results[one.id]);
  const done = queue.filter((one) => one.state === "sent");
  queue = queue.filter((one) => one.state !== "sent" || done.indexOf(one) >= done.length - 12);
  write("queue", queue);
  draw();
  if (waiting().length) timer = setTimeout(send, out ? 30000 : pause);
}
function settle(one, result) {
  if (!result) return;
  const was = one.name;
  if ("refused" in result) {
    one.state = "refused";
    one.sentence = result.refused;
    // It was said to be here, and is not.
    const code = one.participation || one.token?.slice(0, 10);
    if (code && came[current()]?.[code]) {
      delete came[current()][code];
      write("came", came);
    }
    return answer("is-bad", was || one.number || "", result.refused);
  }
  one.state = "sent";
  one.name = result.name;
  if (result.half_day === current()) noteCame(result.code, cameAt(result.code) || result.at, result.half_day);
  if (!was) answer("is-ok", result.name, `${words.here}. ${result.at}`);
}
addEventListener("online", () => {
  online = true;
  pause = 2000;
  send();
});
addEventListener("offline", () => {
  online = false;
  say();
});
document.addEventListener("visibilitychange", () => document.hidden || (draw(), send()));
setInterval(draw, 60000);

// -- the camera ----------------------------------------------------------------------------------------------------
const picture = $("picture");
let detector;
let stream;
let seen = { text: "", at: 0 };
const look = async () => {
  if (!stream) return;
  try {
    const [found] = picture.readyState > 1 ? await detector.detect(picture) : [];
    // The same badge held still is one scan.
    if (found && (found.rawValue !== seen.text || Date.now() - seen.at > 5000)) scanned(found.rawValue);
    if (found) seen = { text: found.rawValue, at: Date.now() };
  } catch {
    // A picture that could not be read; the next one will be.
  }
  setTimeout(look, 200);
};
const stop = () => {
  for (const track of stream?.getTracks() || []) track.stop();
  stream = null;
  picture.hidden = true;
  $("scan").querySelector("span").textContent = words.start;
};
const start = async () => {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    picture.srcObject = stream;
    picture.hidden = false;
    await picture.play();
    $("scan").querySelector("span").textContent = words.stop;
    look();
  } catch {
    stop();
    answer("is-warn", "", words.nocamera);
  }
};
$("scan").addEventListener("click", () => (stream ? stop() : start()));
document.addEventListener("visibilitychange", () => document.hidden && stream && stop());
const formats = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
if (formats.includes("qr_code") && navigator.mediaDevices) {
  detector = new BarcodeDetector({ formats: ["qr_code"] });
  $("camera").hidden = false;
} else $("no-camera").hidden = false;

// -- without a network ---------------------------------------------------------------------------------------------
// The page itself is put away at the first visit: the next may be without a network.
if (navigator.serviceWorker && window.caches) {
  $("forget").hidden = false;
  $("forget").querySelector("button").addEventListener("click", async () => {
    if (waiting().length) return answer("is-warn", "", words.held);
    await (await caches.open(PAGES)).delete(location.href);
    for (const name of ["queue", "came"]) localStorage.removeItem(`${shelf}-${name}`);
    answer("is-ok", "", words.forgotten);
  });
  navigator.serviceWorker
    .register(door.dataset.worker)
    .then(async () => {
      const pages = await caches.open(PAGES);
      const files = performance.getEntriesByType("resource").map((entry) => entry.name);
      const mine = files.filter((name) => new URL(name).pathname.startsWith("/static/"));
      const page = await fetch(location.href);
      if (page.ok && !page.redirected) await pages.put(location.href, page);
      await Promise.all(mine.map((name) => pages.add(name)));
      door.dataset.ready = "yes";
    })
    .catch(() => {});
}

draw();
send();
