// Reading to the end: the button wakes when the end of the text has been on the screen.
import { api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";
import { followIfMoved, nextPage } from "./act.js";

const opened = Date.now();
const button = document.getElementById("read");
const end = document.getElementById("end");

new IntersectionObserver((entries, observer) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  button.disabled = false;
  button.classList.add("btn-primary");
  button.textContent = button.dataset.go;
  observer.disconnect();
}).observe(end);

button.addEventListener("click", async () => {
  const seconds = Math.round((Date.now() - opened) / 1000);
  await run(button, document.getElementById("act"), async () => {
    await followIfMoved(() => api.post("/api/v1/signing/session/reading", { reachedEnd: true, seconds }));
    return leave(nextPage);
  });
});
