// An office sees a number or a copy only after it has said why; what it saw is gone again after a minute.
import { api, ApiProblem } from "/ds/api.js";
import { clearErrors, run } from "/ds/forms.js";

const SHOWN_MILLIS = 60000;

const dialog = document.getElementById("reason");
const form = dialog.querySelector("form");
const words = document.getElementById("look-words").dataset;
let look;

/** Asks for a reason; `act` gets it and may refuse, then the dialog stays with what was typed. */
function ask(act) {
  look = act;
  clearErrors(form);
  form.reset();
  dialog.showModal();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  await run(button, form, async () => {
    await look(form.elements.namedItem("reason").value);
    dialog.close();
  });
});
form.querySelector("button[value=no]").addEventListener("click", () => dialog.close());

function show(place, { name, idNumber }) {
  const said = place.querySelector(".said-number");
  const button = place.querySelector("button");
  said.textContent = `${name} ${idNumber} · ${words.shown}`;
  button.hidden = true;
  setTimeout(() => {
    said.textContent = "";
    button.hidden = false;
  }, SHOWN_MILLIS);
}

document.addEventListener("click", (event) => {
  const unmask = event.target.closest("[data-unmask]");
  const link = event.target.closest("a[data-reason]");
  if (unmask) {
    const place = unmask.closest(".unmask");
    const { employer, worker } = place.dataset;
    ask(async (reason) => show(place, await api.post("/api/v1/people/looks", { employer, worker, reason })));
  } else if (link) {
    event.preventDefault();
    ask(async (reason) => {
      const target = new URL(link.href);
      target.searchParams.set("reason", reason);
      const answer = await fetch(target);
      if (!answer.ok) throw new ApiProblem(answer.status, await answer.json());
      const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"))?.[1] ?? "copy";
      const file = document.createElement("a");
      file.href = URL.createObjectURL(await answer.blob());
      file.download = name;
      file.click();
      URL.revokeObjectURL(file.href);
    });
  }
});
