// Asks for a full scan, and follows the one that is under way.
import { actId, api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";

const LOOK_AGAIN = 1500;

const ask = document.querySelector("#ask");
if (ask) {
  const id = actId();
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    run(ask.querySelector("[type=submit]"), ask, async () => {
      const scan = await api.post("/api/v1/risk/scans", { id });
      return leave(() => window.location.assign(`/scans/${scan.id}`));
    });
  });
}

const underWay = document.querySelector("main").dataset.scan;
if (underWay) {
  const look = async () => {
    try {
      const scan = await api.get(`/api/v1/risk/scans/${underWay}`);
      if (scan.state === "done" || scan.state === "failed") {
        window.location.reload();
        return;
      }
    } catch {
      // Away for a moment: the next look tells.
    }
    window.setTimeout(look, LOOK_AGAIN);
  };
  window.setTimeout(look, LOOK_AGAIN);
}
