/* Four manners of a page: the meaning of a term shows where the term stands, folds are open on paper, a drawing that is wider
   than its frame begins at its left, or as little right of it as shows its first box, and the search gives the keyboard back. */
"use strict";

(() => {
  const GAP = 6;
  let tip = null;
  let shownFor = null;

  const hide = () => {
    tip?.remove();
    shownFor?.removeAttribute("aria-describedby");
    tip = shownFor = null;
  };

  const place = (term) => {
    const at = term.getClientRects()[0];
    const isAbove = at.top > tip.offsetHeight + GAP + 60;
    const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 2 * GAP);
    tip.style.left = `${Math.max(2 * GAP, left) + scrollX}px`;
    tip.style.top = `${(isAbove ? at.top - tip.offsetHeight - GAP : at.bottom + GAP) + scrollY}px`;
  };

  const show = (term) => {
    if (shownFor === term) return;
    hide();
    tip = document.createElement("div");
    tip.className = "pb-tip";
    tip.id = "pb-tip";
    tip.role = "tooltip";
    tip.textContent = term.dataset.meaning;
    document.body.append(tip);
    term.setAttribute("aria-describedby", tip.id);
    shownFor = term;
    place(term);
  };

  const termAt = (event) => event.target.closest?.("a.pb-term[data-meaning]");

  let isTouch = false;
  let wasShown = false;
  addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    wasShown = shownFor !== null && shownFor === termAt(event);
    if (isTouch && !termAt(event)) hide();
  });
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termAt(event);
    if (term) show(term);
    else if (shownFor !== document.activeElement && !event.target.closest?.(".pb-tip")) hide();
  });
  addEventListener("click", (event) => {
    const term = termAt(event);
    if (!term || !isTouch || wasShown) return;
    event.preventDefault(); // the first tap shows, the second follows
    show(term);
  });
  addEventListener("focusin", (event) => (termAt(event) ? show(termAt(event)) : hide()));
  addEventListener("keydown", (event) => event.key === "Escape" && hide());

  const opened = new Set();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      opened.add(fold);
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened.clear();
  });

  const search = document.getElementById("__search");
  let beforeSearch = null;
  addEventListener("focusin", ({ target, relatedTarget }) => {
    if (target.closest?.("[data-md-component=search]") && !relatedTarget?.closest("[data-md-component=search]")) beforeSearch = relatedTarget;
  });
  addEventListener(
    "keydown",
    ({ key }) => {
      if (key === "Escape" && search?.checked) setTimeout(() => beforeSearch?.focus()); // the theme lets go of it first
    },
    true,
  );

  for (const frame of document.querySelectorAll(".pb-diagram-scroll")) {
    const first = frame.querySelector(".pb-node");
    if (!first || frame.scrollWidth <= frame.clientWidth) continue;
    const hidden = first.getBoundingClientRect().right + 3 * GAP - frame.getBoundingClientRect().left - frame.clientWidth;
    frame.scrollLeft = Math.max(0, frame.scrollLeft + hidden);
  }
})();
