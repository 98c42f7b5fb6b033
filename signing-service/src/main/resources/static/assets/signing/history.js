// What happened with the contract and who looked at it, when asked for.
import { api } from "/ds/api.js";

const details = document.getElementById("history");
const list = document.getElementById("events");

details?.addEventListener(
  "toggle",
  async () => {
    if (!details.open || list.children.length) return;
    for (const event of await api.get("/api/v1/signing/session/history")) {
      const item = document.createElement("li");
      const time = document.createElement("time");
      time.dateTime = event.time;
      time.textContent = new Date(event.time).toLocaleString(document.documentElement.lang, {
        timeZone: "Asia/Shanghai",
        timeZoneName: "short",
      });
      item.append(event.text || event.kind, time);
      list.append(item);
    }
  },
);
