// Describes a policy, has it computed again, keeps what an official writes of it.
import { actId, api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";

const { policy } = document.querySelector("main").dataset;

function sends(selector, post) {
  const form = document.querySelector(selector);
  if (!form) return;
  const id = actId();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("[type=submit]"), form, () => post({ id, ...Object.fromEntries(new FormData(form)) }));
  });
}

const again = () => leave(() => window.location.reload());

sends("#describe", async (body) => {
  const described = await api.post("/api/v1/risk/policies", body);
  return leave(() => window.location.assign(`/policies/${described.policy.id}`));
});
sends("#again", async () => {
  await api.post(`/api/v1/risk/policies/${policy}/evaluations`, {});
  return again();
});
sends("#write", async (body) => {
  await api.post(`/api/v1/risk/policies/${policy}/notes`, body);
  return again();
});
