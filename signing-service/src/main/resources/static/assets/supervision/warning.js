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

/** How long somebody has stopped typing before the register is asked. */
const PAUSE_MILLIS = 250;

/** Whoever sources speak of is found by a part of the name or of the code. */
function offers(input, list) {
  let latest = 0;
  const found = async (text) => {
    try {
      return (await api.get(`/api/v1/risk/scores?sort=name&size=20&text=${encodeURIComponent(text)}`)).scores;
    } catch {
      // Nothing is offered; name and code can be typed.
      return [];
    }
  };
  input.addEventListener("input", () => {
    latest += 1;
    const mine = latest;
    const text = input.value.trim();
    if (text.length < 2) return;
    setTimeout(async () => {
      if (mine !== latest) return;
      const scores = await found(text);
      if (mine !== latest) return;
      list.replaceChildren(
        ...scores.map(({ employer, region, seatKnown }) => {
          const option = document.createElement("option");
          option.value = employer.name;
          option.label = `${employer.name} · ${employer.code}`;
          option.dataset.code = employer.code;
          option.dataset.region = seatKnown ? region : "";
          return option;
        }),
      );
    }, PAUSE_MILLIS);
  });
}

if (raise) {
  const id = actId();
  offers(raise.employer, document.querySelector("#employers"));
  // A name from the list brings its code and region along.
  raise.employer.addEventListener("change", () => {
    const known = [...document.querySelectorAll("#employers option")].find((one) => one.value === raise.employer.value);
    if (!known) return;
    raise.employerCode.value = known.dataset.code;
    if (known.dataset.region) raise.region.value = known.dataset.region;
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
