// Dragging is a convenience over "Move to…": it fills in the same form and sends it.
const form = document.getElementById("drag");
let held = null;

const target = (e) => {
  const day = e.target.closest?.("[data-day]");
  return held && day ? { day, item: e.target.closest("li[data-place]") } : null;
};
const mark = (where) => {
  for (const old of document.querySelectorAll(".is-target")) old.classList.remove("is-target");
  const shown = where && (where.item && where.item !== held ? where.item : where.day);
  shown?.classList.add("is-target");
};

document.addEventListener("dragstart", (e) => {
  held = e.target.closest?.("li[data-place]") || null;
  if (held) e.dataTransfer.setData("text/plain", held.dataset.place);
});
document.addEventListener("dragover", (e) => {
  const where = target(e);
  if (!where) return;
  e.preventDefault();
  mark(where);
});
document.addEventListener("dragend", () => {
  held = null;
  mark(null);
});
document.addEventListener("drop", (e) => {
  const where = target(e);
  if (!where) return;
  e.preventDefault();
  if (where.item === held) return;
  // Onto an item: right after it, in its track. Onto a day: at the same time of that day.
  form.action = held.dataset.place;
  form.elements.day.value = where.day.dataset.day;
  form.elements.starts_at.value = where.item ? where.item.dataset.ends : held.dataset.starts;
  form.elements.track.value = (where.item || held).dataset.track;
  form.submit();
});
