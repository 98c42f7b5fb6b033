// Sends a form to where it says: as JSON, or with its file; then shows the page as it is now.
import { actId, api } from "/ds/api.js";
import { formJson, leave, run } from "/ds/forms.js";

for (const form of document.querySelectorAll("form[data-post]")) {
  const id = actId();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = form.querySelector("input[type=file]");
    run(form.querySelector("[type=submit]"), form, async () => {
      if (file) {
        const body = new FormData(form);
        body.append("id", id);
        if (!file.files.length) body.delete(file.name);
        await api.upload(form.dataset.post, body);
      } else {
        await api.post(form.dataset.post, formJson(form));
      }
      return leave(() => window.location.reload());
    });
  });
}
