// Acts of dispatch supervision: each form posts what it says to its address and shows what came of it.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

/** What the fields say; an empty one is left out, `figures.x` goes into its group, numbers are numbers. */
function said(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.value === "") continue;
    const value = field.type === "number" || field.dataset.number !== undefined ? Number(field.value) : field.value;
    const [group, member] = field.name.split(".");
    if (member) body[group] = { ...body[group], [member]: value };
    else body[group] = value;
  }
  return body;
}

for (const form of document.querySelectorAll("form[data-post]")) {
  const id = actId();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, form, async () => {
      const answer = await api.post(form.dataset.post, { id, ...said(form) });
      return leave(() => (form.dataset.then ? window.location.assign(form.dataset.then + answer.id) : window.location.reload()));
    });
  });
}
