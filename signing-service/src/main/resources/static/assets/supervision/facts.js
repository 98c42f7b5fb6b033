// Delivers a batch of facts the inspector chose or dropped; the server keeps what became of it, so leaving the page loses nothing.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";
import { acceptDrops } from "./drop.js";

const form = document.querySelector("#upload");
const kind = form.elements.namedItem("kind");
const file = form.elements.namedItem("file");
const withdraw = form.elements.namedItem("withdraw");
const columns = document.querySelector("#columns");
const progress = document.querySelector("#progress");

const showColumns = () => {
  columns.textContent = kind.selectedOptions[0].dataset.columns;
};

kind.addEventListener("change", showColumns);
showColumns();
acceptDrops(form, file, document.querySelector("#chosen"));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!file.files[0]) return;
  run(form.querySelector("[type=submit]"), form, async () => {
    progress.textContent = form.dataset.busy;
    try {
      const body = new FormData();
      body.append("file", file.files[0]);
      body.append("withdraw", String(withdraw.checked));
      const detail = await api.upload(`/api/v1/risk/facts/${kind.value}`, body);
      location.assign(`/facts/${detail.summary.batch}`);
    } finally {
      progress.textContent = "";
    }
  });
});
