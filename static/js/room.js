// Pages of the room follow what happens, count their own seconds, and open again without a network.

// The clock counts here: it goes on when the network or the portal does not.
const two = (n) => String(n).padStart(2, "0");
const shown = (s) => {
  const all = Math.abs(s), hours = Math.floor(all / 3600), minutes = Math.floor(all / 60) % 60;
  return `${s < 0 ? "+" : ""}${hours ? `${hours}:${two(minutes)}` : minutes}:${two(all % 60)}`;
};
const begun = new WeakMap();
const tick = () => {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    // Counted from when this clock came, by a timer that no change of the device's time moves.
    if (!begun.has(clock)) begun.set(clock, performance.now());
    const passed = "running" in clock.dataset ? Math.floor((performance.now() - begun.get(clock)) / 1000) : 0;
    const left = Number(clock.dataset.left) - passed;
    const writing = Number(clock.dataset.writing || 0);
    const now = left < 0 ? "up" : writing && left <= writing ? "writing" : "before";
    clock.querySelector("[data-time]").textContent = shown(left);
    clock.classList.toggle("is-up", left < 0);
    for (const part of clock.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== now;
    const until = clock.querySelector("[data-until]");
    if (until) until.textContent = shown(left - writing);
    const bar = clock.querySelector("[data-bar] rect");
    if (bar) bar.setAttribute("width", Math.max(0, Math.min(100, (100 * left) / clock.dataset.seconds)));
  }
};
tick();
setInterval(tick, 500);

// A list longer than the wall shows the words under discussion, not its beginning.
const center = () => {
  const now = document.querySelector(".stage-recs > .is-now");
  if (now) now.parentElement.scrollTop = now.offsetTop - (now.parentElement.clientHeight - now.offsetHeight) / 2;
};
center();

// Ask for a stamp every few seconds; when it has moved, fetch the part of the page that lives.
const part = document.querySelector("[data-live]");
if (part) {
  const every = 1000 * Number(part.dataset.every || 3);
  let wait = every;
  let timer;
  const busy = () => part.contains(document.activeElement) && document.activeElement.matches("input,textarea,select");
  const draw = async (stamp) => {
    if (part.dataset.tell) {
      const link = document.createElement("a");
      link.href = location.href;
      link.className = "btn";
      link.textContent = part.dataset.act;
      const words = document.createElement("p");
      words.textContent = part.dataset.tell;
      part.className = "notice";
      part.replaceChildren(words, link);
      part.setAttribute("role", "status");
      part.dataset.v = stamp;
      return;
    }
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
    if (!answer.ok) throw answer.status;
    if (answer.redirected) return location.assign(answer.url);
    const html = await answer.text();
    // What somebody is typing into is not taken away under the hands; the next round tries again.
    if (busy()) return;
    const open = [...part.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    const focus = document.activeElement?.id;
    part.innerHTML = html;
    part.dataset.v = stamp;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    center();
    if (focus && part.querySelector(`#${CSS.escape(focus)}`)) document.getElementById(focus).focus();
    tick();
    part.dispatchEvent(new CustomEvent("room:drawn", { bubbles: true }));
  };
  const ask = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(`${part.dataset.live}?v=${encodeURIComponent(part.dataset.v)}`, { credentials: "omit" });
      if (answer.status === 200) await draw(await answer.text());
      else if (answer.status !== 204) throw answer.status;
      wait = every;
    } catch {
      wait = Math.min(wait * 2, 30000);
    }
    timer = setTimeout(ask, wait);
  };
  timer = setTimeout(ask, wait);
  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  // On the projector nobody leaves the page: what is pressed there is sent, and the page drawn again.
  document.addEventListener("submit", async (e) => {
    if (!e.target.matches("form[data-stay]")) return;
    e.preventDefault();
    await fetch(e.target.action, { method: "POST", body: new FormData(e.target, e.submitter) }).catch(() => {});
    part.dataset.v = "";
    ask();
  });
  document.addEventListener("keydown", (e) => {
    // A key held down is one press, and Space presses what has the focus.
    if (e.repeat || e.target.matches("input,textarea,select") || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === " " && e.target.matches("a,button,summary")) return;
    const button = document.querySelector(`[data-key~="${CSS.escape(e.key === " " ? "p" : e.key.toLowerCase())}"]`);
    if (!button) return;
    e.preventDefault();
    button.click();
  });
}

// A group's pages are kept for a reload without network.
const worker = document.querySelector("script[data-worker]")?.dataset.worker;
if (worker && navigator.serviceWorker) navigator.serviceWorker.register(worker).catch(() => {});
