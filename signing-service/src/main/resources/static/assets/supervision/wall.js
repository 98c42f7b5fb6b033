// A page on a wall: its numbers anew every minute; months and published figures, which cost the database most, every quarter of an hour.
// While they cannot be had, the old ones stay and say so.
const EVERY_MILLIS = 60_000;
const SLOWLY = 15;
const PARTS = [".wall-head p > span:first-child", ".wall-figures", ".wall-areas", ".wall-rules", ".wall-clocks", ".wall-funnel"];
const SLOW = [".wall-trend", ".wall-macro"];
let turn = 0;

async function renew() {
  const stale = document.querySelector("#stale");
  const whole = (turn + 1) % SLOWLY === 0;
  try {
    const address = new URL(window.location.href);
    if (!whole) address.searchParams.set("now", "");
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector(".wall")) throw new Error("no wall");
    for (const part of whole ? PARTS.concat(SLOW) : PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
    stale.hidden = true;
    turn += 1;
  } catch {
    // The turn is not over: what was to come whole is asked for whole again.
    stale.hidden = false;
  }
}

setInterval(renew, EVERY_MILLIS);
