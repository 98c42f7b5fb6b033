// Panels and questionnaires of an office: forms by the API, links for workers shown once.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";
import { card } from "./link-card.js";

function said(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.name.includes(".")) continue;
    if (field.dataset.truth !== undefined) body[field.name] = field.checked;
    else if (field.value === "" || (field.type === "checkbox" && !field.checked)) continue;
    else if (field.dataset.list !== undefined) body[field.name] = [...(body[field.name] ?? []), field.value];
    else body[field.name] = field.type === "number" || field.dataset.number !== undefined ? Number(field.value) : field.value;
  }
  // Rows of which nothing was filled in are none; those before one that was keep their place, so that errors find them.
  const rows = [...form.querySelectorAll("[data-stratum]")].map((row) => {
    const part = (name) => row.querySelector(`[data-part="${name}"]`).value.trim();
    return { sector: part("sector"), size: part("size"), target: part("target") === "" ? 0 : Number(part("target")) };
  });
  if (rows.length) {
    const last = rows.findLastIndex((row) => row.sector || row.size || row.target);
    body.strata = rows.slice(0, last + 1);
  }
  return body;
}

for (const form of document.querySelectorAll("form[data-post]")) {
  // What ends once for all by itself needs no key against a lost answer.
  const key = form.dataset.unkeyed === undefined ? { id: actId() } : {};
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, form, async () => {
      const answer = await api.post(form.dataset.post, form.dataset.plain === undefined ? { ...key, ...said(form) } : {});
      const made = answer.panel ?? answer.questionnaire;
      return leave(() => (form.dataset.then ? window.location.assign(form.dataset.then + made.id) : window.location.reload()));
    });
  });
}

const links = document.querySelector("[data-links]");
// After a lost answer the same links come; after one that arrived, others.
let batch = actId();
links?.addEventListener("submit", (event) => {
  event.preventDefault();
  run(links.querySelector("[type=submit]"), links, async () => {
    const answer = await api.post(links.dataset.links, { id: batch, ...said(links) });
    batch = actId();
    const made = document.getElementById("made");
    made.hidden = false;
    document.getElementById("made-list").append(...answer.links.map(card));
    made.scrollIntoView();
  });
});
