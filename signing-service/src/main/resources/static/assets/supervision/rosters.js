// Uploads the roster the HR person chose or dropped; the server keeps the result, so leaving the page loses nothing.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";

const form = document.querySelector("#upload");
const file = form.elements.namedItem("file");
const drop = form.querySelector(".drop");
const chosen = document.querySelector("#chosen");
const progress = document.querySelector("#progress");

const showChosen = () => {
  if (file.files[0]) chosen.textContent = file.files[0].name;
};

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
      await api.upload("/api/v1/rosters", file.files[0], "text/csv");
    } finally {
      progress.textContent = "";
    }
    location.assign("/rosters");
  });
});
