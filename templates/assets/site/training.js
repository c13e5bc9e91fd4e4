/* A path of training in its reader's hands: what is ticked and answered is counted, kept in this browser, and saved as a file for the mentor.

   All of it stands under one key as a short text: {n: name, i: {item: day}, q: {question: [choices, day]}, a: attempt}, choices by the
   keys that are their values, days counted from the start of 2026. What another edition of the book asks stays there uncounted. Who plays the page elsewhere (an LMS) keeps it in a store of its own, `window.playbookStore` with
   load(key) and save(key, text), and hears of each change by the event `playbook:progress`. */
"use strict";

(() => {
  const panel = document.querySelector(".pb-training");
  if (!panel) return;

  const KEY = `playbook.path.${panel.dataset.path}`;
  const FIRST_DAY = Date.UTC(2026, 0, 1);
  const A_DAY = 86400000;
  const ROOM = 4000; // characters: an LMS need take no more than 4096
  const say = (name) => panel.dataset[`say${name}`];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const signOff = document.querySelector(".pb-sign-off");
  const name = panel.querySelector("#pb-training-name");
  const days = all(".pb-day");
  const items = all("input[data-item]");
  const forms = all("form[data-question]");
  const choicesOf = (form) => all("input", form);

  /* --- What is kept ------------------------------------------------------------------------------------------------ */

  const browserStore = {
    load: (key) => localStorage.getItem(key),
    save: (key, text) => localStorage.setItem(key, text),
  };
  const store = window.playbookStore ?? browserStore;
  let isKept = true;
  let done = nothingDone();

  function nothingDone() {
    return { n: "", i: {}, q: {}, a: 1 };
  }

  const today = () => {
    const now = new Date();
    return Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - FIRST_DAY) / A_DAY);
  };
  const dateOf = (day) => new Date(FIRST_DAY + day * A_DAY);
  const isoDate = (day) => dateOf(day).toISOString().slice(0, 10);
  const shownDate = (day) => dateOf(day).toLocaleDateString(document.documentElement.lang, { timeZone: "UTC" });

  const only = (kept, isWanted) => Object.fromEntries(Object.entries(kept ?? {}).filter(([key, one]) => isWanted(one, key)));
  const isAnswer = (one) => Array.isArray(one?.[0]) && one[0].every((choice) => typeof choice === "string") && Number.isInteger(one[1]);

  /* Whatever is not of the form above is dropped. */
  const read = (text) => {
    const found = nothingDone();
    try {
      const kept = JSON.parse(text) ?? {};
      if (typeof kept.n === "string") found.n = kept.n;
      if (Number.isInteger(kept.a)) found.a = kept.a;
      found.i = only(kept.i, Number.isInteger);
      found.q = only(kept.q, isAnswer);
    } catch {} // somebody else's text under our key: as good as none
    return found;
  };

  /* What was kept before the book was renamed: its title is a part of the key. Of two books' progress none is taken for this one's. */
  const ofOldTitle = () => {
    const path = KEY.slice(0, KEY.lastIndexOf(".") + 1);
    const found = Object.entries(localStorage).filter(([key, text]) => key.startsWith(path) && !key.slice(path.length).includes(".") && text);
    return found.length === 1 ? found[0][1] : "";
  };

  const load = () => {
    try {
      const text = store.load(KEY) || (store === browserStore ? ofOldTitle() : "");
      done = read(text || "{}");
      if (store === browserStore) localStorage.setItem(KEY, text); // may it be written at all?
    } catch {
      isKept = false;
    }
  };

  /* In the store of an LMS what this page does not have stays only while there is room. */
  const written = () => {
    const text = JSON.stringify(done);
    if (store === browserStore || text.length <= ROOM) return text;
    done.i = only(done.i, (_, key) => items.some((one) => one.dataset.item === key));
    done.q = only(done.q, (_, key) => forms.some((form) => form.dataset.question === key));
    return JSON.stringify(done);
  };

  const change = () => {
    try {
      store.save(KEY, written());
    } catch {
      isKept = false;
    }
    show();
  };

  /* --- What it comes to -------------------------------------------------------------------------------------------- */

  /* An answer that can no longer be chosen is none. */
  const given = (form) => {
    const kept = done.q[form.dataset.question];
    return kept?.[0].every((choice) => choicesOf(form).some((one) => one.value === choice)) ? kept : undefined;
  };
  const isRight = (form) => given(form) && choicesOf(form).every((one) => "right" in one.dataset === given(form)[0].includes(one.value));

  const count = (within) => {
    const itsItems = items.filter((one) => within.contains(one));
    const itsForms = forms.filter((one) => within.contains(one));
    const dates = [...itsItems.map((one) => done.i[one.dataset.item]), ...itsForms.map((one) => given(one)?.[1])].filter(Number.isInteger);
    const steps = itsItems.length + itsForms.length;
    return {
      items: itsItems.length,
      ticked: itsItems.filter((one) => one.dataset.item in done.i).length,
      questions: itsForms.length,
      answered: itsForms.filter(given).length,
      right: itsForms.filter(isRight).length,
      done: dates.length,
      isDone: steps > 0 && dates.length === steps,
      last: Math.max(...dates),
    };
  };

  /* A path without questions or without a mark is passed when all is done; the score of one without questions is how much is ticked. */
  const outcome = () => {
    const told = count(document);
    const pass = "pass" in panel.dataset ? Number(panel.dataset.pass) : null;
    const [part, whole] = told.questions ? [told.right, told.questions] : [told.ticked, told.items];
    return {
      ...told,
      pass,
      score: Math.round((100 * part) / whole),
      isPassed: told.questions && pass !== null ? told.right * 100 >= pass * told.questions : told.isDone,
      isComplete: told.isDone,
      days: days.filter((day) => count(day).isDone).length,
    };
  };

  /* --- What is shown ----------------------------------------------------------------------------------------------- */

  const fill = (within, told) => {
    for (const place of all("[data-count]", within)) {
      const shown = String(told[place.dataset.count] ?? place.textContent);
      if (place.textContent !== shown) place.textContent = shown; // a live region is read out at each writing
    }
  };

  const showQuestion = (form) => {
    const choices = given(form)?.[0];
    const verdict = choices ? (isRight(form) ? "right" : "wrong") : "";
    if (form.dataset.verdict && !choices) form.reset(); // asked anew
    form.dataset.verdict = verdict;
    for (const one of choicesOf(form)) {
      const isChosen = choices?.includes(one.value) ?? false;
      if (choices) one.checked = isChosen;
      one.ariaDisabled = choices ? "true" : null; // not `disabled`, which would take the focus away
      const answer = one.closest(".pb-quiz-answer");
      answer.querySelector(".pb-quiz-answer-mark")?.remove();
      answer.classList.toggle("pb-quiz-answer--right", Boolean(choices) && "right" in one.dataset);
      answer.classList.toggle("pb-quiz-answer--wrong", isChosen && !("right" in one.dataset));
      if (!choices || !(isChosen || "right" in one.dataset)) continue;
      const mark = document.createElement("small");
      mark.className = "pb-quiz-answer-mark";
      mark.textContent = "right" in one.dataset ? say("RightAnswer") : say("OwnAnswer");
      answer.append(mark);
    }
    const told = form.querySelector(".pb-quiz-verdict");
    const words = verdict === "right" ? say("Right") : verdict === "wrong" ? say("Wrong") : "";
    if (told.textContent !== words) told.textContent = words;
    const fold = form.querySelector("details");
    if (fold) {
      fold.hidden = !choices;
      fold.open = Boolean(choices);
    }
    const button = form.querySelector("button");
    if (button) button.hidden = Boolean(choices);
  };

  const showDay = (day) => {
    const told = count(day);
    fill(day, { done: told.done, right: told.right });
    const link = panel.querySelector(`a[data-day="${day.dataset.day}"]`);
    for (const place of [...all("[data-done]", day), ...all("[data-done]", link)]) place.hidden = !told.isDone;
    for (const place of all("[data-date]", day)) place.textContent = told.isDone ? `, ${shownDate(told.last)}` : "";
    for (const button of all("[data-again]", day)) button.hidden = !told.answered;
    link.classList.toggle("pb-day-done", told.isDone);
    return told.isDone || told.items + told.questions === 0;
  };

  const show = () => {
    for (const one of items) one.checked = one.dataset.item in done.i;
    for (const form of forms) showQuestion(form);
    const isOver = days.map(showDay);
    for (const link of all("a[data-day]", panel)) link.removeAttribute("aria-current");
    const current = days[isOver.indexOf(false)];
    if (current) panel.querySelector(`a[data-day="${current.dataset.day}"]`).setAttribute("aria-current", "step");

    const told = outcome();
    fill(document, { allDone: told.done, allRight: told.right, days: told.days, attempt: done.a });
    for (const chip of all("[data-outcome]")) {
      chip.textContent = told.isPassed ? say("Passed") : say("NotPassed");
      chip.classList.toggle("pb-chip--good", told.isPassed);
    }
    panel.querySelector("progress").value = told.done;
    panel.querySelector("[data-lost]").hidden = isKept;
    if (name.value !== done.n) name.value = done.n;
    for (const place of all("[data-name]", signOff)) place.textContent = done.n;
    for (const place of all("[data-attempt]", signOff)) place.hidden = done.a < 2;
    for (const button of all("[data-again]", signOff)) button.hidden = !told.answered;
    signOff.toggleAttribute("data-blank", !told.done); // a sheet printed before the first step is filled in by hand
    tell(told);
  };

  const tell = ({ ticked, items, answered, right, questions, score, pass, isPassed, isComplete }) => {
    const detail = { path: panel.dataset.path, ticked, items, answered, right, questions, score, pass, isPassed, isComplete };
    document.dispatchEvent(new CustomEvent("playbook:progress", { detail: { ...detail, text: JSON.stringify(done) } }));
  };

  /* --- What the reader does ---------------------------------------------------------------------------------------- */

  for (const one of items) {
    one.addEventListener("change", () => {
      if (one.checked) done.i[one.dataset.item] = today();
      else delete done.i[one.dataset.item];
      change();
    });
  }

  name.addEventListener("input", () => {
    done.n = name.value;
    change();
  });

  const answer = (form) => {
    const choices = choicesOf(form).filter((one) => one.checked).map((one) => one.value);
    if (!choices.length || given(form)) return;
    done.q[form.dataset.question] = [choices, today()];
    change();
  };

  /* The arrows of the keyboard move between answers without giving one, as a browser's own would: Space and Enter answer. */
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const press = (event) => {
    if (event.target.type !== "radio") return;
    const others = choicesOf(event.currentTarget);
    if (event.key in STEPS) others.at((others.indexOf(event.target) + STEPS[event.key]) % others.length).focus();
    else if (event.key === "Enter") event.target.click();
    else return;
    event.preventDefault();
  };

  for (const form of forms) {
    form.addEventListener("keydown", press);
    form.addEventListener("click", (event) => {
      if (event.target.matches("input") && given(form)) event.preventDefault(); // an answer stands until all are asked anew
    });
    form.addEventListener("change", (event) => event.target.type === "radio" && answer(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form);
    });
  }

  const askAnew = (within) => {
    const its = forms.filter((form) => within.contains(form));
    for (const form of its) delete done.q[form.dataset.question];
    if (within === document) done.a += 1;
    change();
    choicesOf(its[0])[0].focus();
  };

  for (const day of days) for (const button of all("[data-again]", day)) button.addEventListener("click", () => askAnew(day));
  for (const button of all("[data-again]", signOff)) button.addEventListener("click", () => askAnew(document));

  signOff.querySelector("[data-print]").addEventListener("click", () => print());

  const dialog = signOff.querySelector("dialog");
  signOff.querySelector("[data-start-over]").addEventListener("click", () => dialog.showModal());
  for (const button of all("button", dialog)) button.addEventListener("click", () => dialog.close(button.value));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "clear") return;
    dialog.returnValue = "";
    done = nothingDone();
    change();
    name.focus();
  });

  /* --- The file for the mentor: a table that Excel opens at a double click ------------------------------------------- */

  const textOf = (place) => place.innerText.trim().replace(/\s+/g, " ");

  const rowsOf = (day) => {
    const row = (kind, item, when, ...rest) => [day.dataset.title, say(kind), item, Number.isInteger(when) ? isoDate(when) : "", ...rest];
    const ticks = items.filter((one) => day.contains(one)).map((one) => {
      const kind = one.dataset.kind === "read" ? "Read" : "Do";
      return row(kind, textOf(one.closest("li")), done.i[one.dataset.item], "", "");
    });
    const questions = forms.filter((form) => day.contains(form)).map((form) => {
      const [choices, when] = given(form) ?? [[]];
      const answers = choicesOf(form).filter((one) => choices.includes(one.value)).map((one) => textOf(one.nextElementSibling));
      const verdict = given(form) ? say(isRight(form) ? "Right" : "Wrong") : "";
      return row("Question", textOf(form.querySelector("legend")), when, answers.join("; "), verdict);
    });
    return [...ticks, ...questions];
  };

  /* What begins like a formula is text to Excel behind an apostrophe; a score is told in words, since 7/9 is a date to it. */
  const cell = (value) => `"${(/^[=+\-@\t\r]/.test(value) ? "'" : "") + value.replaceAll('"', '""')}"`;

  const table = () => {
    const { book, title, columns, separator } = panel.dataset;
    const counts = all(".pb-training-bar > span, .pb-score", panel).map(textOf);
    const score = [...counts, ...(done.a > 1 ? [say("Attempt").replace("{}", done.a)] : [])].join("; ");
    const total = ["", say("Total"), score, isoDate(today()), "", signOff.querySelector("[data-outcome]")?.textContent ?? ""];
    const rows = [...days.flatMap(rowsOf), total].map((row) => [book, title, done.n, ...row]);
    return [columns.split("|"), ...rows].map((row) => row.map(cell).join(separator)).join("\r\n") + "\r\n";
  };

  signOff.querySelector("[data-export]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", table()], { type: "text/csv;charset=utf-8" }));
    link.download = `${[panel.dataset.title, done.n].filter(Boolean).join(" — ").replace(/[\\/:*?"<>|]/g, " ")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // not before the browser has taken it
  });

  /* --- The beginning ----------------------------------------------------------------------------------------------- */

  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    done = read(event.newValue ?? "{}"); // the same path in another tab
    show();
  });

  panel.hidden = false;
  signOff.dataset.scripted = "";
  for (const place of all("[data-script]")) place.hidden = false;
  load();
  show();
})();
