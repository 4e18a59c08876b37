// Large type, when a reader asks for it: kept in this browser alone. A classic script that is not
// deferred, before the styles: the page is drawn in the size that was chosen, and nothing moves.
(() => {
  "use strict";
  const KEY = "register-large";
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  };

  const keep = (on) => {
    try {
      if (on) localStorage.setItem(KEY, "on");
      else localStorage.removeItem(KEY);
    } catch {
      // Where nothing is kept, this page alone is large.
    }
  };

  const isLarge = () => root.dataset.large === "on";

  const show = (on) => {
    root.dataset.large = on ? "on" : "off";
    document.querySelector(".large")?.setAttribute("aria-pressed", on);
  };

  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(isLarge()));
  document.addEventListener("click", ({ target }) => {
    if (!target.closest(".large")) return;
    show(!isLarge());
    keep(isLarge());
  });
  addEventListener("storage", ({ key }) => key === KEY && show(kept()));
  addEventListener("pageshow", ({ persisted }) => persisted && show(kept()));
})();
