// The language switch keeps the page and its filters: it only adds or replaces ?lang. The address is looked at when somebody
// presses, since a form that was saved has got a new one meanwhile.
for (const link of document.querySelectorAll("a[data-language]")) {
  const follow = () => {
    const target = new URL(window.location.href);
    target.searchParams.set("lang", link.dataset.language);
    link.href = target.pathname + target.search + target.hash;
  };
  follow();
  link.addEventListener("click", follow);
}
