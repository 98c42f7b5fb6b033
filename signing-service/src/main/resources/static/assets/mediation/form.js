// The form of a mediation agreement: shows as many items as are filled in and one more on demand, saves by the API and stays
// as long as something is missing or cannot be read.
import { api, actId } from "/ds/api.js";
import { leave, run, showProblem } from "/ds/forms.js";
import { arrivedAt, keepUnsaved, unready } from "../console/draft.js";

const AGREEMENTS = "/api/v1/mediation/agreements";

const form = document.getElementById("agreement");
const more = document.getElementById("more");
const saved = keepUnsaved(form);
const key = actId();
const items = [...form.elements].filter(({ name }) => /^item\d+\.what$/.test(name));
let { id, version } = form.dataset;
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
  const agreement = id
    ? await api.put(`${AGREEMENTS}/${id}`, { version: Number(version), data: data() })
    : await api.post(AGREEMENTS, { data: data() }, { "Idempotency-Key": key });
  ({ id, version } = agreement);
  saved();
  history.replaceState(null, "", `/mediation/agreements/${id}/edit`);
}

const defects = () => api.get(`${AGREEMENTS}/${id}/defects`);

more.addEventListener("click", () => {
  shown += 1;
  showItems();
  items[shown - 1].focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run(form.querySelector("button[type=submit]"), form, async () => {
    await save();
    const open = await defects();
    if (open.length) throw unready(open);
    return leave(() => window.location.assign(`/mediation/agreements/${id}`));
  });
});

showItems();
if (arrivedAt() && id) {
  const open = await defects();
  if (open.length) showProblem(form, unready(open));
  arrivedAt();
}
