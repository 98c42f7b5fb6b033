// The form of a mediation agreement: shows as many items as are filled in and one more on demand, saves by the API.
import { api, actId } from "/ds/api.js";
import { run } from "/ds/forms.js";

const AGREEMENTS = "/api/v1/mediation/agreements";

const form = document.getElementById("agreement");
const more = document.getElementById("more");
const key = actId();
const items = [...form.elements].filter(({ name }) => /^item\d+\.what$/.test(name));
let shown = Math.max(1, items.findLastIndex(({ value }) => value !== "") + 1);

function showItems() {
  items.forEach((first, index) => {
    const prefix = first.name.split(".")[0];
    for (const input of form.elements) {
      if (input.name.startsWith(`${prefix}.`)) input.closest(".field").hidden = index >= shown;
    }
  });
  more.hidden = shown >= items.length;
}

const data = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));

async function save() {
  const { id, version } = form.dataset;
  return id
    ? api.put(`${AGREEMENTS}/${id}`, { version: Number(version), data: data() })
    : api.post(AGREEMENTS, { data: data() }, { "Idempotency-Key": key });
}

more.addEventListener("click", () => {
  shown += 1;
  showItems();
  items[shown - 1].focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const agreement = await run(form.querySelector("button[type=submit]"), form, save);
  if (agreement) window.location.assign(`/mediation/agreements/${agreement.id}`);
});

showItems();
