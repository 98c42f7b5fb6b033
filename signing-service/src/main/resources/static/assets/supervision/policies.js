// Describes a policy, has it computed again, keeps what an official writes of it, asks employers and workers about it.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";
import { card } from "./link-card.js";

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

function asks(selector, post) {
  const form = document.querySelector(selector);
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, form, () => post(form));
  });
}

const number = (form, name) => Math.trunc(Number(form.elements[name].value));

asks("#ask", async (form) => {
  await api.post(`/api/v1/risk/policies/${policy}/feedback`, { days: number(form, "days") });
  return again();
});
asks("#close", async () => {
  await api.post(`/api/v1/risk/policies/${policy}/feedback/close`, {});
  return again();
});

// After a lost answer the same links come; after one that arrived, others.
let links = actId();
sends("#links", async (body) => {
  const answer = await api.post(`/api/v1/risk/policies/${policy}/feedback/links`, { id: links, count: Math.trunc(Number(body.count)) });
  links = actId();
  document.getElementById("made").hidden = false;
  document.getElementById("made-list").append(...answer.links.map(card));
});
