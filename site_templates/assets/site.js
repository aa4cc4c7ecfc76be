// Two small things, neither of which the page needs: the reader's choice of light or dark, and a fresh list of the
// section's latest on a story page.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try { chosen = localStorage.getItem("scheme"); } catch { /* storage may be closed to us */ }
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  const isDark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";

  const offerScheme = () => {
    const button = document.getElementById("scheme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    button.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      const follows = wanted === (system.matches ? "dark" : "light");
      if (follows) delete root.dataset.scheme; else root.dataset.scheme = wanted;
      try {
        if (follows) localStorage.removeItem("scheme"); else localStorage.setItem("scheme", wanted);
      } catch { /* the choice then lasts as long as the page */ }
      show();
    });
    system.addEventListener("change", show);
    show();
  };

  // Nothing that a reader may be reading moves: below the window the list takes the room that it needs, elsewhere it
  // keeps the room that it has, and the oldest headlines stay out if the fresh ones are longer.
  const replace = (list, items) => {
    const { top, height } = list.getBoundingClientRect();
    const printed = [...list.children];
    list.replaceChildren(...items);
    if (top >= innerHeight) return;
    const isTooHigh = () => list.getBoundingClientRect().height > height;
    while (list.children.length > 1 && isTooHigh()) list.lastElementChild.remove();
    if (isTooHigh()) list.replaceChildren(...printed);
    list.style.minBlockSize = `${height}px`;
    addEventListener("resize", () => { list.style.minBlockSize = ""; }, { once: true });
  };

  const refreshMore = async () => {
    const aside = document.querySelector("aside[data-fragment]");
    const list = aside && aside.querySelector("ul.latest");
    if (!list) return;
    try {
      const answer = await fetch(aside.dataset.fragment);
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("ul.latest");
      if (!fresh) return;
      const items = [...fresh.children].filter((item) => {
        const link = item.querySelector("a");
        return link && new URL(link.getAttribute("href"), location).pathname !== location.pathname;
      });
      if (items.length && !list.contains(document.activeElement) && !list.matches(":hover")) {
        replace(list, items.slice(0, Math.max(list.children.length, 1)));
      }
    } catch { /* the list as printed stays */ }
  };

  document.addEventListener("DOMContentLoaded", () => {
    offerScheme();
    refreshMore();
  });
})();
