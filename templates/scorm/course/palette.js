/* Light or dark, as the reader's system has it; it runs before anything is shown. */
"use strict";

(() => {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    document.documentElement.dataset.mdColorScheme = night.matches ? "slate" : "default";
  };
  night.addEventListener("change", follow);
  follow();
})();
