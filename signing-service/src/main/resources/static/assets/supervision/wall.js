// A page on a wall: its numbers anew every minute; months and published figures, which cost the database most, every quarter of an hour.
// While they cannot be had, the old ones stay and say so.
const EVERY_MILLIS = 60_000;
const SLOWLY_MILLIS = 15 * EVERY_MILLIS;
const PARTS = [".wall-head p > span:first-child", ".wall-figures", ".wall-areas", ".wall-rules", ".wall-clocks", ".wall-funnel"];
const SLOW = [".wall-trend", ".wall-macro"];
let whole = Date.now();

async function renew() {
  const stale = document.querySelector("#stale");
  const now = Date.now();
  const slowly = now - whole >= SLOWLY_MILLIS;
  try {
    const address = new URL(window.location.href);
    if (!slowly) address.searchParams.set("now", "");
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector(".wall")) throw new Error("no wall");
    for (const part of slowly ? PARTS.concat(SLOW) : PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
    if (slowly) whole = now;
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

setInterval(renew, EVERY_MILLIS);
