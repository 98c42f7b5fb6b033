// Who looked, and what happened with the contract, when asked for.
import { api } from "/ds/api.js";

const details = document.getElementById("history");
const events = document.getElementById("events");
const looks = document.getElementById("looks");

function line(text, who, time, shown) {
  const item = document.createElement("li");
  const by = document.createElement("span");
  by.className = "muted small";
  by.textContent = who;
  const at = document.createElement("time");
  at.dateTime = time;
  at.textContent = shown;
  item.append(text, " ", by, at);
  return item;
}

function lookLine({ text, who, time, shown, reason }) {
  const item = line(text, who, time, shown);
  if (reason) {
    const why = document.createElement("p");
    why.className = "small";
    why.textContent = `${looks.dataset.reason}${reason}`;
    item.append(why);
  }
  return item;
}

async function fill() {
  const [seen, happened] = await Promise.all(
    ["looks", "history"].map((what) => api.get(`/api/v1/signing/session/${what}`)),
  );
  looks.replaceChildren(...seen.map(lookLine));
  document.getElementById("no-looks").hidden = seen.length > 0;
  events.replaceChildren(...happened.map(({ text, who, time, shown }) => line(text, who, time, shown)));
}

details?.addEventListener("toggle", () => {
  if (details.open) fill().catch(() => {});
});
