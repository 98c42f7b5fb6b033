// A page on a wall: its numbers anew every minute. While they cannot be had, the old ones stay and say so.
const EVERY_MILLIS = 60_000;
const PARTS = [".wall-head p > span:first-child", ".wall-figures", ".wall-areas", ".wall-rules"];

async function renew() {
  const stale = document.querySelector("#stale");
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector(".wall")) throw new Error("no wall");
    for (const part of PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

setInterval(renew, EVERY_MILLIS);
