// Files an entry, or another version of it, with its file; then shows the entry as it is now.
import { actId, api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";

for (const form of document.querySelectorAll("form[data-upload]")) {
  const id = actId();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("[type=submit]"), form, async () => {
      const body = new FormData();
      for (const [name, value] of new FormData(form)) {
        if (value instanceof File ? value.size : value !== "") body.append(name, value);
      }
      body.append("id", id);
      const answer = await api.upload(form.dataset.upload, body);
      return leave(() => window.location.assign(form.dataset.then + answer.id));
    });
  });
}
