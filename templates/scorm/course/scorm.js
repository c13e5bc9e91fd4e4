/* The course and the LMS in which it runs (SCORM 1.2): progress, score, status, place and time go to the LMS, and come back from it
   at the next launch. The training script keeps its progress in `playbookStore`, which is set before it starts, and tells of each
   change with `playbook:progress`. Opened outside of an LMS the course keeps its progress as the site does, in the browser.
   Source: ADL, SCORM Version 1.2, The SCORM Run-Time Environment, 3.3 and 3.4. */
"use strict";

(() => {
  const ROOM = 4096; // characters of cmi.suspend_data that an LMS must take
  const PAUSE = 2000; // milliseconds: a commit may be a request to a server, and a newcomer ticks faster
  const FRAMES = 12; // deep enough for any LMS; a ring of frames must not hold us
  const told = document.querySelector(".course-told");
  const tell = (what) => {
    const words = what ? told.dataset[what] : "";
    if (told.textContent !== words) told.textContent = words;
  };

  const apiAbove = (start) => {
    try {
      for (let frame = start, step = 0; frame && step < FRAMES; frame = frame.parent, step += 1) {
        if (frame.API) return frame.API;
        if (frame.parent === frame) break;
      }
    } catch {
      // A frame of another origin is nobody's LMS for us.
    }
    return null;
  };
  const openerOf = (frame) => {
    try {
      return frame.opener;
    } catch {
      return null;
    }
  };

  const api = apiAbove(window) ?? apiAbove(openerOf(window)) ?? apiAbove(openerOf(top));
  if (api === null || String(api.LMSInitialize("")) !== "true") {
    tell("alone");
    return;
  }

  const note = document.querySelector(".pb-sign-off-note");
  if (note) note.textContent = told.dataset.kept; // outside of an LMS it says that the browser keeps it

  const get = (name) => String(api.LMSGetValue(`cmi.${name}`) ?? "");
  const set = (name, value) => String(api.LMSSetValue(`cmi.${name}`, String(value))) === "true";

  // --- Now and then all of it is kept -------------------------------------------------------------------------------

  const begun = Date.now();
  let waiting = 0;
  let isOver = false;

  const commit = () => {
    clearTimeout(waiting);
    waiting = 0;
    if (String(api.LMSCommit("")) !== "true") tell("refused");
  };
  const commitSoon = () => {
    if (!waiting && !isOver) waiting = setTimeout(commit, PAUSE);
  };

  const sessionTime = () => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return parts.map((part, at) => String(part).padStart(at ? 2 : 4, "0")).join(":");
  };
  const finish = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(waiting);
    set("core.session_time", sessionTime());
    set("core.exit", "suspend"); // else the LMS gives nothing back at the next launch
    api.LMSFinish("");
  };
  addEventListener("pagehide", finish);
  addEventListener("pageshow", (event) => event.persisted && location.reload()); // what is finished cannot go on
  addEventListener("visibilitychange", () => document.hidden && waiting && commit()); // phones close pages without a word

  // --- Progress: the LMS keeps it, and what it has no room for stays in the browser ---------------------------------

  const newcomer = get("core.student_id"); // one machine may serve several
  const beyond = (key) => `${key}.beyond.${newcomer}`;
  let kept = get("suspend_data");

  const newest = (key) => {
    try {
      const local = JSON.parse(localStorage.getItem(beyond(key)) ?? "null");
      return local?.after === kept ? local.text : kept; // the LMS may have got newer progress from another machine
    } catch {
      return kept;
    }
  };
  const keepBeyond = (key, text) => {
    try {
      if (text === null) localStorage.removeItem(beyond(key));
      else localStorage.setItem(beyond(key), JSON.stringify({after: kept, text}));
    } catch {
      // A browser that keeps nothing has told so itself.
    }
  };

  window.playbookStore = {
    load: (key) => newest(key) || null,
    save: (key, text) => {
      if (isOver || text === kept) return;
      if (text.length > ROOM) {
        keepBeyond(key, text);
        tell("full");
        return;
      }
      if (!set("suspend_data", text)) {
        tell("refused");
        return;
      }
      kept = text;
      keepBeyond(key, null);
      tell("");
      commitSoon();
    },
  };

  // --- Score and status: the quiz decides, once all of it is answered; what is passed stays passed -------------------

  let status = get("core.lesson_status");
  const become = (next) => {
    if (status !== next && set("core.lesson_status", next)) status = next;
  };
  if (!["incomplete", "failed", "passed", "completed"].includes(status)) become("incomplete");

  document.addEventListener("playbook:progress", ({detail}) => {
    if (isOver || status === "passed" || status === "completed") return;
    const isAnswered = detail.questions > 0 && detail.answered >= detail.questions;
    if (isAnswered) {
      set("core.score.min", 0);
      set("core.score.max", 100);
      // Never rounded up: the LMS holds it against the mark by itself.
      set("core.score.raw", Math.floor((10000 * detail.right) / detail.questions) / 100);
    }
    if (detail.questions > 0 && detail.pass !== null) {
      if (isAnswered) become(detail.isPassed ? "passed" : "failed");
    } else if (detail.isComplete) become("completed");
    commitSoon();
  });

  // --- The page where the reader is -----------------------------------------------------------------------------------

  const left = get("core.lesson_location");
  if (left && !location.hash) history.replaceState(null, "", `#${encodeURIComponent(left)}`);
  document.addEventListener("playbook:page", ({detail}) => {
    if (!isOver && set("core.lesson_location", detail.page)) commitSoon();
  });
})();
