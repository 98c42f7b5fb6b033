// Sends a form to where it says: as JSON with its numbers, or with its file; then shows the page as it is now, or the one that came of it.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

function said(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.value === "") continue;
    body[field.name] = field.type === "number" ? Number(field.value) : field.value;
  }
  return body;
}

for (const form of document.querySelectorAll("form[data-post]")) {
  const id = actId();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    const file = form.querySelector("input[type=file]");
    await run(button, form, async () => {
      if (file) {
        const body = new FormData(form);
        body.append("id", id);
        if (!file.files.length) body.delete(file.name);
        await api.upload(form.dataset.post, body);
        return leave(() => window.location.reload());
      }
      const answer = await api.post(form.dataset.post, form.dataset.plain === undefined ? { id, ...said(form) } : said(form));
      return leave(() => (form.dataset.then ? window.location.assign(form.dataset.then + answer.listing.id) : window.location.reload()));
    });
  });
}
