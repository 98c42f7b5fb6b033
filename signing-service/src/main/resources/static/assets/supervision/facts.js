// Delivers a batch of facts the inspector chose or dropped; the server keeps what became of it, so leaving the page loses nothing.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";

const form = document.querySelector("#upload");
const kind = form.elements.namedItem("kind");
const file = form.elements.namedItem("file");
const withdraw = form.elements.namedItem("withdraw");
const drop = form.querySelector(".drop");
const chosen = document.querySelector("#chosen");
const columns = document.querySelector("#columns");
const progress = document.querySelector("#progress");

const showChosen = () => {
  if (file.files[0]) chosen.textContent = file.files[0].name;
};
const showColumns = () => {
  columns.textContent = kind.selectedOptions[0].dataset.columns;
};

kind.addEventListener("change", showColumns);
showColumns();
file.addEventListener("change", showChosen);
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  file.files = event.dataTransfer.files;
  showChosen();
});

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
