// Keeps the clocks of a page running: the words and the bar that the server drew, every half minute anew.
import "/ds/forms.js";

const EVERY_MILLIS = 30_000;
const MINUTE = 60_000;
const DAY = 1440;

const words = document.querySelector("#clock-words").dataset;

function show(clock) {
  const [start, due, now] = [Date.parse(clock.dataset.start), Date.parse(clock.dataset.due), Date.now()];
  const minutes = Math.floor(Math.abs(due - now) / MINUTE);
  const days = minutes >= DAY;
  const text = words[(now > due ? "over" : "left") + (days ? "Days" : "Hours")];
  const large = Math.floor(minutes / (days ? DAY : 60));
  const small = days ? Math.floor((minutes % DAY) / 60) : minutes % 60;
  clock.querySelector(".clock-left .status > span").textContent = text.replace("@a", large).replace("@b", small);
  const gone = Math.min(100, Math.max(0, ((now - start) * 100) / Math.max(1, due - start)));
  clock.querySelector("rect").setAttribute("width", String(Math.floor(gone)));
}

setInterval(() => document.querySelectorAll(".clock").forEach(show), EVERY_MILLIS);
