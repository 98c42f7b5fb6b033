// Raises a warning, or does something about one.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

/** What the fields say; an empty one is unknown and left out. Times are typed in the time of China. */
function said(form) {
  const body = { facts: {} };
  for (const [name, value] of new FormData(form)) {
    if (value === "") continue;
    if (name === "bodies") (body.bodies ??= []).push(value);
    else if (name.startsWith("facts.")) body.facts[name.slice("facts.".length)] = value;
    else if (name === "discoveredAt" || name === "servedAt") body[name] = new Date(`${value}:00+08:00`).toISOString();
    else body[name] = value;
  }
  return body;
}

const raise = document.querySelector("#raise");

if (raise) {
  const id = actId();
  // A name from the list brings its code and region along.
  raise.employer.addEventListener("change", () => {
    const known = [...document.querySelectorAll("#employers option")].find((one) => one.value === raise.employer.value);
    if (!known) return;
    raise.employerCode.value = known.dataset.code;
    raise.region.value = known.dataset.region;
  });
  raise.addEventListener("submit", (event) => {
    event.preventDefault();
    run(raise.querySelector("[type=submit]"), raise, async () => {
      const { warning } = await api.post("/api/v1/warnings", { id, ...said(raise) });
      return leave(() => window.location.assign(`/warnings/${warning.id}`));
    });
  });
}

for (const form of document.querySelectorAll(".act form")) {
  const id = actId();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    const warning = form.closest("[data-id]").dataset.id;
    const { act } = form.closest("[data-act]").dataset;
    await run(button, form, async () => {
      const { body, note } = Object.fromEntries(new FormData(form));
      await (act === "withdraw-body" ? api.post(`/api/v1/warnings/${warning}/body-withdrawals`, { id, body, note }) : api.post(`/api/v1/warnings/${warning}/acts`, { id, act, ...said(form) }));
      return leave(() => window.location.reload());
    });
  });
}
