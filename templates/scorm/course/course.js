/* One page of the course at a time: that which the address names, or in which it names a place. Each one shown is told to the
   document as `playbook:page`. Without this script all pages stand one below the other. */
"use strict";

(() => {
  const pages = [...document.querySelectorAll(".course-page")];
  const contents = document.querySelector(".course-contents");
  const button = document.querySelector(".course-button");
  let shown = null;

  const place = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // an address that somebody cut in the middle of a letter
    }
  };

  const open = (isOpen) => {
    document.documentElement.classList.toggle("course-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) reveal();
  };

  const mark = (page) => {
    for (const link of contents.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    contents.querySelector(`li > a[href="#${CSS.escape(page.id)}"]`)?.setAttribute("aria-current", "page");
    reveal();
  };

  /* Not `scrollIntoView`, which would move the page as well. */
  const reveal = () => {
    const box = contents.querySelector("[aria-current]")?.getBoundingClientRect();
    const frame = contents.getBoundingClientRect();
    if (box && (box.top < frame.top || box.bottom > frame.bottom)) contents.scrollTop += box.top - frame.top - frame.height / 3;
  };

  const show = () => {
    const there = place();
    const page = there?.closest(".course-page") ?? pages[0];
    const isFirst = shown === null;
    if (page !== shown) {
      for (const one of pages) one.hidden = one !== page;
      shown = page;
      mark(page);
      if (!isFirst) page.querySelector("h1").focus({preventScroll: true});
      document.dispatchEvent(new CustomEvent("playbook:page", {detail: {page: page.id}}));
    }
    open(false);
    if (there && there !== page && page.contains(there)) there.scrollIntoView();
    else if (!isFirst || there) scrollTo(0, 0);
  };

  document.documentElement.classList.add("course-by-page");
  button.hidden = false;
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    open(false);
    button.focus();
  });
  addEventListener("hashchange", show);
  // A link to the place where one already is changes no address, and is to be followed all the same.
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) show();
  });

  /* Printed is the page that is shown. The others leave the document for as long: the path's own has a print of its own, and while it
     stands there, its styles take every page for the sheet to sign. */
  let away = [];
  addEventListener("beforeprint", () => {
    away = pages.filter((page) => page.hidden).map((page) => [document.createComment(page.id), page]);
    for (const [gap, page] of away) page.replaceWith(gap);
  });
  addEventListener("afterprint", () => {
    for (const [gap, page] of away) gap.replaceWith(page);
    away = [];
  });

  show();
})();
