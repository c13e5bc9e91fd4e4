/* The qualifier: asks what still matters, one question at a time, and shows what is decided. The answers stand in the address after `#`,
   so that the browser's own Back goes one question back. What follows from them was reckoned when the book was built
   (criteria/decisions.py): here diagrams are walked. Numbers are exact decimals, as they are for `playbook classify`. */
"use strict";

(() => {
  const root = document.querySelector("[data-qualifier]");
  if (!root) return;

  const UNKNOWN = "unknown"; // as book-format has it: no answer of an attribute is called so
  const LINE = "_line"; // no id begins with a line
  const AGAIN = "_again"; // the question that is being answered once more
  const data = JSON.parse(root.querySelector("script").textContent);
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const forms = new Map(all("form").map((form) => [form.dataset.question, form]));

  /* --- Numbers ----------------------------------------------------------------------------------------------------- */

  const SIZES = [
    [3, /^(?:тыс(?:яч[аи]?)?|к|k|thousand)\.?/],
    [6, /^(?:млн|миллион(?:а|ов)?|m|mln|million)\.?/],
    [9, /^(?:млрд|миллиард(?:а|ов)?|bn|billion)\.?/],
  ];

  const decimal = (text) => {
    const [whole, part = ""] = text.split(".");
    return {digits: BigInt(whole + part), places: part.length};
  };

  const compare = (one, other) => {
    const places = Math.max(one.places, other.places);
    const [a, b] = [one, other].map((number) => number.digits * 10n ** BigInt(places - number.places));
    return a < b ? -1 : Number(a > b);
  };

  const isAbove = (number, [border, isAfter]) => compare(number, decimal(border)) >= (isAfter ? 1 : 0);

  /* Zeros of the thousands that a word behind a number stands for; nothing where the word is neither that nor a unit. */
  const placesOf = (words, units) => {
    const isUnit = (word) => !word || units.includes(word) || units.includes(word.replace(/\.$/, ""));
    if (isUnit(words)) return 0;
    return SIZES.find(([, size]) => size.test(words) && isUnit(words.replace(size, "").trim()))?.[0];
  };

  /* Figures as people group them, `1 250 000,5` or `1,250,000.5`, as whole and part. */
  const partsOf = (figures) => {
    const last = Math.max(figures.lastIndexOf("."), figures.lastIndexOf(","));
    const mark = figures[last];
    const isGroup = mark === data.group && /^\d{1,3}.\d{3}$/.test(figures);
    const point = last < 0 || isGroup || figures.indexOf(mark) < last ? figures.length : last;
    const [whole, part] = [figures.slice(0, point), figures.slice(point + 1)];
    const isWhole = /^\d+$/.test(whole) || /^\d{1,3}([ .,])\d{3}(\1\d{3})*$/.test(whole);
    return isWhole && /^\d*$/.test(part) ? [whole.replace(/\D/g, ""), part] : null;
  };

  const read = (typed, units) => {
    const text = typed.trim().toLowerCase().replace(/[\s_'’]+/g, " ").replace(/^[−–]/, "-");
    const [, sign, figures, words] = /^([+-]?) ?(\d(?:[\d., ]*\d)?) ?(.*)$/.exec(text) ?? [];
    const parts = figures && partsOf(figures);
    const places = parts ? placesOf(words, units) : undefined;
    if (places === undefined) return null;
    const [whole, part] = [parts[0] + parts[1].slice(0, places).padEnd(places, "0"), parts[1].slice(places)];
    const shown = whole.replace(/^0+(?=\d)/, "") + (part.replace(/0+$/, "") && `.${part.replace(/0+$/, "")}`);
    return sign === "-" && shown !== "0" ? `-${shown}` : shown;
  };

  const written = (number, shown) => {
    const [whole, part] = number.replace("-", "").split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, data.group) + (part ? data.decimal + part : "");
    return shown.replace("{}", (number.startsWith("-") ? "−" : "") + grouped);
  };

  const isInRange = (number, axis) =>
    (!axis.least || isAbove(decimal(number), axis.least)) && !(axis.most && isAbove(decimal(number), axis.most));

  /* --- Decisions --------------------------------------------------------------------------------------------------- */

  const isNumber = (axis) => axis.cuts !== undefined;

  const isAnswer = (axis, value) => {
    if (value === UNKNOWN) return true;
    if (!isNumber(axis)) return axis.values.includes(value);
    return /^-?\d{1,60}(\.\d{1,60})?$/.test(value) && isInRange(value, axis);
  };

  /* The number of the atom in which an answer lies; the unknown is the last. */
  const atomOf = (axis, value) => {
    if (!isNumber(axis)) return value === UNKNOWN ? axis.values.length : axis.values.indexOf(value);
    if (value === UNKNOWN) return axis.cuts.length + 1;
    return axis.cuts.filter((cut) => isAbove(decimal(value), cut)).length;
  };

  /* A node is [axis, next, atom, next, …]: from each atom on, what comes next. */
  const follow = (line, start, atoms) => {
    let at = start;
    while (at >= 0 && atoms.has(line.nodes[at][0])) {
      const node = line.nodes[at];
      at = node[1];
      for (let place = 2; place < node.length && node[place] <= atoms.get(node[0]); place += 2) at = node[place + 1];
    }
    return at;
  };

  const decide = (line, {parts, policy}, atoms) => {
    const found = [];
    const open = [];
    for (const part of parts) {
      const at = follow(line, part, atoms);
      if (at >= 0) open.push(at);
      else found.push(...line.results[-1 - at]);
      if (policy === "first" && found.length) break;
    }
    return {found, open};
  };

  /* What is decided by answers, and the nodes at which diagrams wait for more. */
  const verdictOf = (line, atoms) => {
    const {found, open} = decide(line, line.notOurs, atoms);
    if (found.length) return {notOurs: found[0], found: [], open};
    const ours = [];
    for (const one of [...line.exceptions, ...line.segmentations]) {
      const decided = decide(line, one, atoms);
      open.push(...decided.open);
      ours.push(...(decided.found.length || !one.otherwise ? decided.found : [one.otherwise]));
    }
    return {notOurs: null, found: ours, open, ofNotOurs: decide(line, line.notOurs, atoms).open};
  };

  /* The axes that may still be asked after some nodes, and whether all that can come of them says something. */
  const reach = (line, starts) => {
    const axes = new Set();
    const seen = new Set();
    const waiting = [...starts];
    let isSure = true;
    while (waiting.length) {
      const at = waiting.pop();
      if (seen.has(at)) continue;
      seen.add(at);
      if (at < 0) {
        isSure &&= line.results[-1 - at].length > 0;
        continue;
      }
      axes.add(line.nodes[at][0]);
      for (let place = 1; place < line.nodes[at].length; place += 2) waiting.push(line.nodes[at][place]);
    }
    return {axes, isSure};
  };

  /* Whether a diagram may still find something, once what is not known is. */
  const mayFind = (line, starts, known) => {
    const seen = new Set();
    const waiting = [...starts];
    while (waiting.length) {
      const at = follow(line, waiting.pop(), known);
      if (seen.has(at)) continue;
      seen.add(at);
      if (at < 0 && line.results[-1 - at].length) return true;
      for (let place = 1; at >= 0 && place < line.nodes[at].length; place += 2) waiting.push(line.nodes[at][place]);
    }
    return false;
  };

  /* All that was answered and still matters, in the order of asking; what is asked next, or the verdict. */
  const interview = (answers) => {
    const line = data.lines.length > 1 ? data.lines.find((one) => one.line === answers.get(LINE)) : data.lines[0];
    if (!line) return {path: [], next: LINE};
    const path = data.lines.length > 1 ? [LINE] : [];
    const atoms = new Map();
    for (;;) {
      const verdict = verdictOf(line, atoms);
      if (!verdict.open.length) return {line, path, atoms, verdict, next: null};
      const number = Math.min(...verdict.open.map((at) => line.nodes[at][0]));
      const axis = line.axes[number];
      const value = answers.get(axis.attribute);
      if (value === undefined || !isAnswer(axis, value)) {
        return {line, path, atoms, verdict, next: axis.attribute, ahead: reach(line, verdict.open).axes.size - 1};
      }
      atoms.set(number, atomOf(axis, value));
      path.push(axis.attribute);
    }
  };

  /* --- The page ---------------------------------------------------------------------------------------------------- */

  /* A link within the page, such as the one past the frame, changes the address too: it answers nothing and takes nothing back. */
  const isOfAnswers = () => !location.hash || location.hash.includes("=");
  let answered = "";

  const addressed = () => {
    if (isOfAnswers()) answered = location.hash.slice(1);
    return new Map(new URLSearchParams(answered));
  };

  const go = (answers) => {
    location.hash = new URLSearchParams([...answers]).toString();
  };

  const axisOf = (name) => {
    const {line} = interview(addressed());
    return (line ?? data.lines[0]).axes.find((axis) => axis.attribute === name);
  };

  const told = (name, value) => {
    const form = forms.get(name);
    const axis = axisOf(name);
    if (value !== UNKNOWN && axis && isNumber(axis)) return written(value, axis.shown);
    const button = [...form.querySelectorAll("button[value]")].find((one) => one.value === value);
    return button.querySelector(".pb-answer-words").textContent;
  };

  const showAnswers = (path, answers, current) => {
    const box = find("[data-answers]");
    box.hidden = !path.length;
    box.querySelector("ol").replaceChildren(
      ...path.map((name) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        const key = document.createElement("span");
        key.className = "pb-key";
        key.textContent = forms.get(name).dataset.title;
        button.type = "button";
        button.dataset.change = name;
        button.title = box.dataset.change;
        button.append(key, " ", told(name, answers.get(name)));
        if (name === current) button.setAttribute("aria-current", "step");
        item.append(button);
        return item;
      }),
    );
    box.querySelector("ol").scrollLeft = box.scrollWidth * path.length;
  };

  const showForm = (name, answers) => {
    for (const form of forms.values()) form.hidden = form.dataset.question !== name;
    const form = forms.get(name);
    if (!form) return;
    const value = answers.get(name);
    const field = form.querySelector("input");
    if (field) {
      const axis = axisOf(name);
      field.value = value && value !== UNKNOWN && isAnswer(axis, value) ? written(value, "{}") : "";
      complain(form, null);
      echo(form);
    }
    for (const button of form.querySelectorAll("button[value]")) {
      button.setAttribute("aria-pressed", String(button.value === value));
    }
  };

  const complain = (form, mistake) => {
    for (const one of form.querySelectorAll("[data-mistake]")) one.hidden = one.dataset.mistake !== mistake;
    form.querySelector("input").setAttribute("aria-invalid", String(mistake !== null));
  };

  /* How a number is read, as it is typed: «1,25 млн» is 1 250 000 ₽. */
  const echo = (form) => {
    const axis = axisOf(form.dataset.question);
    const typed = form.querySelector("input").value;
    const number = read(typed, axis.units);
    form.querySelector("output").textContent = number === null || !typed ? "" : written(number, axis.shown);
    form.querySelector("[data-range]").hidden = number !== null;
  };

  const showVerdict = ({line, atoms, verdict}, answers) => {
    const isOurs = verdict.notOurs === null;
    find("[data-verdict='ours']").hidden = !isOurs;
    find("[data-verdict='not-ours']").hidden = isOurs;
    const shown = new Set(isOurs ? verdict.found : [verdict.notOurs]);
    if (isOurs) {
      for (const start of line.signs) {
        for (const name of line.results[-1 - lastOf(line, follow(line, start, atoms))]) shown.add(name);
      }
      for (const beginning of line.beginnings) {
        const first = beginning.states
          .map((points) => points.filter(({segments}) => !segments.length || segments.some((name) => shown.has(name))))
          .find((points) => points.length);
        if (first) for (const name of [beginning.name, ...first.map((point) => point.name)]) shown.add(name);
      }
    }
    for (const one of all("[data-show]")) one.hidden = !shown.has(one.dataset.show);
    for (const one of all("[data-division]")) one.hidden = !one.querySelector("[data-show]:not([hidden])");
    find("[data-onward]").hidden = !find("[data-onward] [data-show]:not([hidden])");
    const known = new Map([...atoms].filter(([axis]) => answers.get(line.axes[axis].attribute) !== UNKNOWN));
    find("[data-unsure]").hidden = known.size === atoms.size;
    const isOpen = isOurs && known.size < atoms.size && mayFind(line, line.notOurs.parts, known);
    find("[data-verdict='ours']").classList.toggle("pb-verdict--open", isOpen);
    for (const one of all("[data-sure]")) one.hidden = (one.dataset.sure === "true") === isOpen;
  };

  /* What comes of a node if the rest is not asked: what it may come to, if anything. */
  const lastOf = (line, start) => {
    const waiting = [start];
    while (waiting.length) {
      const at = waiting.pop();
      if (at < 0 && (line.results[-1 - at].length || !waiting.length)) return at;
      for (let place = 1; at >= 0 && place < line.nodes[at].length; place += 2) waiting.push(line.nodes[at][place]);
    }
    return start;
  };

  const showProgress = (path, asked, ahead) => {
    const words = find("[data-progress]");
    const known = path.indexOf(asked);
    words.textContent = asked === null || known >= 0 || ahead === undefined
      ? ""
      : (ahead ? words.dataset.words : words.dataset.last).replace("{number}", path.length + 1).replace("{more}", ahead);
  };

  const render = () => {
    const answers = addressed();
    const found = interview(answers);
    const again = found.path.includes(answers.get(AGAIN)) ? answers.get(AGAIN) : null;
    const asked = again ?? found.next;
    showAnswers(found.path, answers, again);
    showForm(asked, answers);
    find("[data-asking]").hidden = asked === null;
    for (const one of all("[data-verdict]")) one.hidden = true;
    find("[data-unsure]").hidden = true;
    if (asked === null) showVerdict(found, answers);
    const waiting = found.verdict?.ofNotOurs ?? [];
    find("[data-already]").hidden = asked === null || !waiting.length || !reach(found.line, waiting).isSure;
    find("[data-steering]").hidden = !found.path.length;
    find("[data-back]").hidden = found.path.indexOf(again) === 0;
    showProgress(found.path, asked, found.ahead);
  };

  const focus = () => {
    const target = find("form:not([hidden]) input") ?? find("form:not([hidden]) legend") ?? find("[data-verdict]:not([hidden]) h2:not([hidden])");
    target?.focus({preventScroll: true});
    root.scrollIntoView({block: "nearest"});
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
  };

  const answer = (name, value) => {
    const answers = addressed();
    answers.set(name, value);
    answers.delete(AGAIN);
    go(answers);
  };

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const name = form.dataset.question;
    const chosen = event.submitter?.value;
    if (chosen || !("number" in form.dataset)) {
      if (chosen) answer(name, chosen);
      return;
    }
    const axis = axisOf(name);
    const number = read(form.querySelector("input").value, axis.units);
    const mistake = number === null ? "number" : isInRange(number, axis) ? null : "range";
    complain(form, mistake);
    if (mistake) form.querySelector("input").focus();
    else answer(name, number);
  });

  root.addEventListener("input", (event) => {
    complain(event.target.form, null);
    echo(event.target.form);
  });

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const answers = addressed();
    if (button?.dataset.change) go(answers.set(AGAIN, button.dataset.change));
    if (button?.matches("[data-again]")) go(new Map());
    if (button?.matches("[data-back]")) {
      const {path} = interview(answers);
      const at = path.indexOf(answers.get(AGAIN));
      go(answers.set(AGAIN, path.at(at < 0 ? -1 : at - 1)));
    }
  });

  /* A figure chooses the answer that bears it, while nothing is typed; a key held down does not answer the next question too. */
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    if (event.target !== document.body && !root.contains(event.target)) return;
    const buttons = all("form:not([hidden]) .pb-answer");
    const button = buttons.find((one) => one.querySelector(".pb-answer-key")?.textContent === event.key);
    button?.click();
  });

  addEventListener("hashchange", () => {
    if (!isOfAnswers()) return;
    render();
    focus();
  });
  render();
})();
