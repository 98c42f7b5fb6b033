// The language switch keeps the page and its filters: it only adds or replaces ?lang.
for (const link of document.querySelectorAll("a[data-language]")) {
  const target = new URL(window.location.href);
  target.searchParams.set("lang", link.dataset.language);
  link.href = target.pathname + target.search + target.hash;
}
