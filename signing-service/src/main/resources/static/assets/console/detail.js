// Acts on one document. What can be done is what the page shows; whether it may be done the API decides. The parts marked
// data-live follow what happens meanwhile; the page itself stays, and with it a link that is shown only once.
import { api, ConnectionLost } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { copyButton } from "/ds/copy.js";
import { leave, run } from "/ds/forms.js";

const POLL_MILLIS = 1500;
const SLOWEST_POLL_MILLIS = 15000;

const main = document.getElementById("main");
const box = document.getElementById("act");
const base = `${main.dataset.api ?? "/api/v1/contracts"}/${main.dataset.id}`;
const reload = () => leave(() => window.location.reload());

/** Whether others are at work on the document, so that its state may change under the reader's eyes. */
let moving = main.dataset.watch !== undefined;
/** Whether a signature or seal is being made: it may be interrupted, and is then asked for anew. */
let working = main.dataset.watch === "working";
let watching = false;

/** Whether an invitation of this page is under way, and how often one began or ended: what was asked before is then out of date. */
let inviting = false;
let turns = 0;

/** Settles once no finger or button is down: a part exchanged under it would swallow the click. */
let released = Promise.resolve();
document.addEventListener("pointerdown", () => {
  released = new Promise((resolve) => {
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => setTimeout(resolve), { once: true });
  });
});

/** Puts what is new in place of what was; who stood on a link of it by keyboard stands on it still. */
function exchange(part, next) {
  if (part.innerHTML === next.innerHTML) return;
  const stood = part.contains(document.activeElement) && document.activeElement.getAttribute("href");
  part.replaceChildren(...document.importNode(next, true).childNodes);
  if (stood) part.querySelector(`[href="${CSS.escape(stood)}"]`)?.focus({ preventScroll: true });
}

/** Brings parts of the page up to date, without touching what stands beside them. */
async function refresh(parts) {
  const asked = turns;
  const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  await released;
  if (asked !== turns) return;
  for (const part of document.querySelectorAll(parts)) {
    const next = fresh.getElementById(part.id);
    if (next) exchange(part, next);
  }
  Object.assign(main.dataset, fresh.getElementById("main")?.dataset);
}

const reached = ({ events, integrated, anchored, isReceipted }) => [events, integrated, anchored, isReceipted].join();

/** Where the document stands; null while the service is away, so that a page left open goes on by itself. */
async function status() {
  try {
    return await api.get(`${base}/status`);
  } catch (problem) {
    if (problem instanceof ConnectionLost) return null;
    throw problem;
  }
}

/** Looks again and again until the state changes, ever more slowly while nothing happens. */
async function look() {
  let wait = POLL_MILLIS;
  let seen = "";
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const asked = turns;
    const now = await status();
    // The state an invitation of this page brought about is no reason to load it anew: the link it shows would be gone.
    if (!now || inviting || asked !== turns) continue;
    const { state, evidence, onItsWay } = now;
    // Unknown when the connection was lost right after an invitation.
    main.dataset.state ??= state;
    if (state !== main.dataset.state || (working && onItsWay === false)) return window.location.reload();
    wait = Math.min(wait * 1.2, SLOWEST_POLL_MILLIS);
    if (seen !== reached(evidence)) {
      if (seen) wait = POLL_MILLIS;
      seen = reached(evidence);
      await refresh("[data-live]");
    }
    if (!moving && evidence.isReceipted) return undefined;
  }
}

function watch() {
  if (watching) return;
  watching = true;
  look()
    .catch(() => {})
    .finally(() => {
      watching = false;
    });
}

/** After an act of this page: from now on others are at work. */
function watchOthers() {
  moving = true;
  watch();
}

async function act(button) {
  const { post, confirm } = button.dataset;
  if (!(await confirmed(confirm))) return;
  const sealing = post.endsWith("seal");
  const stays = sealing || button.dataset.stay !== undefined;
  const done = await run(button, box, async () => {
    const answer = await api.post(`${base}/${post}`);
    return stays ? answer : reload();
  });
  if (!done) return;
  if (sealing) {
    button.closest(".actions").hidden = true;
    document.getElementById("sealing").hidden = false;
    working = true;
    watchOthers();
  } else {
    document.getElementById("act-said").textContent = button.dataset.said;
  }
}

async function invite(button) {
  if (inviting) return;
  inviting = true;
  turns += 1;
  try {
    await run(button, box, async () => show(await api.post(`${base}/invitation`)));
  } finally {
    inviting = false;
    turns += 1;
  }
}

/** Shows a link and who may have moved on; whoever is invited is at work from now on. */
async function show(invitation) {
  document.getElementById("link").textContent = invitation.link;
  document.getElementById("copy-said").textContent = "";
  const picture = new DOMParser().parseFromString(invitation.qr, "image/svg+xml").documentElement;
  document.getElementById("qr").replaceChildren(document.importNode(picture, true));
  const shown = document.getElementById("invitation");
  shown.hidden = false;
  delete main.dataset.state;
  await refresh("[data-live], [data-own]").catch(() => {});
  shown.scrollIntoView({ block: "nearest" });
  shown.focus({ preventScroll: true });
  watchOthers();
}

// Listens above the parts that are replaced.
main.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.post) act(button);
  else if (button?.id === "invite") invite(button);
});

main.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "freeze") return;
  event.preventDefault();
  const confirmedCodes = new FormData(form).getAll("confirmed");
  run(form.querySelector("button[type=submit]"), box, async () => {
    await api.post(`${base}/freeze`, { confirmed: confirmedCodes });
    return reload();
  });
});

const copy = document.getElementById("copy");
if (copy) copyButton(copy, document.getElementById("link"), document.getElementById("copy-said"));

if (moving || main.dataset.pending !== undefined) watch();
