// Everything here is an improvement: each page works without it.
const cookie = (name) => document.cookie.split("; ").find((c) => c.startsWith(name + "="))?.slice(name.length + 1);
const on = (type, act) => document.addEventListener(type, act);

on("htmx:configRequest", (e) => {
  const token = cookie("csrftoken") || cookie("__Secure-csrftoken");
  if (token && e.detail.verb !== "get") e.detail.headers["X-CSRFToken"] = token;
});

// A failed request says so; polling stays silent because it tries again by itself.
const say = (which) => (e) => {
  const box = document.getElementById("messages");
  const source = e.detail.elt;
  if (!box || source?.getAttribute("hx-trigger")?.includes("every") || source?.hasAttribute("data-quiet")) return;
  const text = box.dataset[which];
  if (!text) return;
  const list = document.createElement("ul");
  const item = document.createElement("li");
  item.className = "notice is-bad";
  item.textContent = text;
  list.append(item);
  box.replaceChildren(list);
  box.scrollIntoView({ block: "nearest" });
};
on("htmx:sendError", say("offline"));
on("htmx:timeout", say("offline"));
on("htmx:responseError", say("failed"));

// After a swap the reader stands at the new heading, or at the first error.
const land = (root) => {
  const target = root.matches?.("[data-focus]") ? root : root.querySelector?.("[data-focus]");
  if (!target) return;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus();
};
on("htmx:afterSettle", (e) => land(e.detail.elt));
land(document);

// Menus close on Escape and on a tap elsewhere.
on("click", (e) => {
  for (const menu of document.querySelectorAll("details.pop[open]")) if (!menu.contains(e.target)) menu.open = false;
});
on("keydown", (e) => {
  if (e.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.pop[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Filters answer at once; the button stays for who has no script.
on("change", (e) => {
  const form = e.target.closest("form[data-submit-on-change]");
  if (form) form.requestSubmit();
});

on("click", (e) => {
  if (e.target.closest("[data-print]")) window.print();
});

// Copying needs a secure address; without one the text is there to be marked by hand.
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
on("click", async (e) => {
  const button = e.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
  button.textContent = button.dataset.done;
});
