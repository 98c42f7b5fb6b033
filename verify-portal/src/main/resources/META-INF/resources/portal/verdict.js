// What a verdict page can do: print whole, say whether the bytes are those hashed here, change language without losing the
// verdict, take the package along. On a page that came without script only printing is left.

/** Folded parts belong on paper too. */
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
});
window.addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});

function printable() {
  const print = document.getElementById("print");
  if (!print) return;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

/** Puts the server's page in the place of this one. It is our own server's, text escaped; scripts in it do not run. */
export function showVerdict(html, { digest, say, again, withPackage }) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  if (!location.hash) {
    history.pushState(null, "", "#verdict");
    // Back to the form; not when a link within the verdict is followed, which is also a popstate.
    window.addEventListener("popstate", () => location.hash || location.reload());
  }
  printable();
  const verdict = document.getElementById("verdict");
  const compared = document.getElementById("compared");
  if (verdict && compared) {
    const same = verdict.dataset.sha256 === digest;
    compared.textContent = same ? say.same : say.differs;
    compared.classList.toggle("differs", !same);
    compared.hidden = false;
  }
  for (const link of document.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      again(link.dataset.language);
    });
  }
  const add = document.getElementById("add");
  if (add) {
    add.hidden = false;
    add.addEventListener("click", () => {
      const chooser = document.createElement("input");
      chooser.type = "file";
      chooser.accept = ".zip,application/zip";
      chooser.addEventListener("change", async () => {
        add.setAttribute("aria-busy", "true");
        await withPackage(chooser.files[0]);
        add.removeAttribute("aria-busy");
      });
      chooser.click();
    });
  }
  document.getElementById("outcome")?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

printable();

// From here on the buttons act (see components.css).
document.documentElement.dataset.ready = "";
