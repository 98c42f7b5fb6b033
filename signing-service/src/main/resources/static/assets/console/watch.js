// Looks again until a document has moved on. A service that is away is asked again, so a page left open goes on by itself.
import { api, ConnectionLost } from "/ds/api.js";

const POLL_MILLIS = 1500;

/** Reloads the page once the state is another one, or what was being made was interrupted and has to be asked for anew. */
export async function untilChanged(base, state, working = false) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    try {
      const status = await api.get(`${base}/status`);
      if (status.state !== state || (working && status.onItsWay === false)) return window.location.reload();
    } catch (problem) {
      if (!(problem instanceof ConnectionLost)) throw problem;
    }
  }
}
