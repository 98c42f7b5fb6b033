// A link that is shown once, with its code.
export function card({ link, qr }) {
  const item = document.createElement("li");
  const code = new DOMParser().parseFromString(qr, "image/svg+xml").documentElement;
  code.setAttribute("width", "160");
  code.setAttribute("height", "160");
  const text = document.createElement("a");
  text.href = link;
  text.textContent = link;
  text.className = "small hash";
  item.append(document.importNode(code, true), document.createElement("br"), text);
  return item;
}
