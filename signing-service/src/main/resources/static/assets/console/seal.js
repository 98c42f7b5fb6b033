// The seal: each button is one act of the API, after which the page is shown anew.
import { api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", async () => {
    if (button.dataset.confirm && !(await confirmed(button.dataset.confirm))) return;
    const name = button.dataset.send;
    const body = name ? { [name]: button.form.elements.namedItem(name).value } : undefined;
    await run(button, button.form, async () => {
      await api.post(button.dataset.act ? `/api/v1/seal/${button.dataset.act}` : "/api/v1/seal", body);
      return leave(() => window.location.reload());
    });
  });
}
