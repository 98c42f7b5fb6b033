// Uploads the roster the HR person chose or dropped; the server keeps the result, so leaving the page loses nothing.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";
import { acceptDrops } from "./drop.js";

const form = document.querySelector("#upload");
const file = form.elements.namedItem("file");
const progress = document.querySelector("#progress");

acceptDrops(form, file, document.querySelector("#chosen"));

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
