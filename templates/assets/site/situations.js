/* Two helps for situations: the start page shows those of one role, and remembers which; a page of cards is printed by its button. */
"use strict";

(() => {
  const KEPT = "pb-whose";

  const kept = () => {
    try {
      return localStorage.getItem(KEPT) ?? "";
    } catch {
      return ""; // a browser may keep nothing for pages from the disk
    }
  };

  const keep = (whose) => {
    try {
      localStorage.setItem(KEPT, whose);
    } catch {
      // as above
    }
  };

  const moments = document.querySelector("[data-moments]");
  if (moments) {
    const buttons = [...moments.querySelectorAll("[data-whose]")];

    const choose = (button) => {
      moments.dataset.chosen = button.dataset.whose;
      for (const each of buttons) each.ariaPressed = String(each === button);
      for (const group of moments.querySelectorAll(".pb-whose")) {
        group.hidden = button.dataset.whose !== "" && group.id !== `pb-whose-${button.dataset.whose}`;
      }
    };

    for (const button of buttons) {
      button.addEventListener("click", () => {
        choose(button);
        keep(button.dataset.whose);
        moments.querySelector("[role=status]").textContent = `${button.textContent}: ${button.dataset.count}`;
      });
    }
    choose(buttons.find((button) => button.dataset.whose === kept()) ?? buttons[0]);
    moments.querySelector("[role=group]").hidden = false;
  }

  const print = document.querySelector(".pb-card-tools [data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
})();
