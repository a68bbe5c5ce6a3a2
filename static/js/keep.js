// What is typed into a form stays on this device until it has arrived: a lost network or a closed tab loses nothing.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const place = `keep:${form.dataset.keep}`;
  const skip = new Set(["csrfmiddlewaretoken", "same_as"]);
  const fields = () => [...form.elements].filter((f) => f.name && f.type !== "file" && !skip.has(f.name));
  try {
    if (document.querySelector("[data-sent]")) localStorage.removeItem(place);
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    const answered = form.querySelector(".answer.is-bad");
    if (kept && !answered) {
      for (const field of fields()) {
        const value = kept[field.name];
        if (value === undefined) continue;
        if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
        else field.value = value;
      }
    }
    form.addEventListener("input", () => {
      const now = {};
      for (const field of fields()) {
        if (field.type === "checkbox" || field.type === "radio") {
          now[field.name] ||= [];
          if (field.checked) now[field.name].push(field.value);
        } else now[field.name] = field.value;
      }
      localStorage.setItem(place, JSON.stringify(now));
    });
  } catch {
    // Without storage the page works as any form does.
  }
}
