// Confirms a proposed warning, or discards it.
import { api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";

/** What the fields say; an empty one is left out. Times are typed in the time of China. */
function said(form) {
  const body = {};
  for (const [name, value] of new FormData(form)) {
    if (value === "") continue;
    body[name] = name === "discoveredAt" ? new Date(`${value}:00+08:00`).toISOString() : value;
  }
  return body;
}

for (const form of document.querySelectorAll("[data-decide] form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const proposal = form.closest("[data-id]").dataset.id;
    const { decide } = form.closest("[data-decide]").dataset;
    run(form.querySelector("[type=submit]"), form, async () => {
      const answer = await api.post(`/api/v1/warning-proposals/${proposal}/${decide}`, said(form));
      return leave(() =>
        answer.proposal.warning ? window.location.assign(`/warnings/${answer.proposal.warning}`) : window.location.reload());
    });
  });
}
