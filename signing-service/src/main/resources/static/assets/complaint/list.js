// The labour office takes a complaint up or answers it.
import { api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const reload = () => leave(() => window.location.reload());
const path = (element, act) => `/api/v1/complaints/${element.closest("[data-id]").dataset.id}/${act}`;

for (const button of document.querySelectorAll("[data-accept]")) {
  button.addEventListener("click", () => {
    run(button, button.form, async () => {
      await api.post(path(button, "accept"));
      return reload();
    });
  });
}

for (const form of document.querySelectorAll(".complaint-answer")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, form, async () => {
      await api.post(path(form, "answer"), { answer: form.elements.namedItem("answer").value });
      return reload();
    });
  });
}
