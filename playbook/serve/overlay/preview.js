// Follows the server: new pages are loaded, a new banner is put up in place. Only a visible tab listens, since
// browsers allow six open streams to one address, and a seventh tab would wait for ever.
(() => {
  "use strict"
  const holder = document.getElementById("pbp-holder")
  const shown = { pages: holder.dataset.pages, banner: holder.dataset.banner }
  let stream = null

  // What the reader folds stays folded from page to page, until it is mended; the next mistake shows itself again.
  const remember = () => {
    for (const name of ["pbp-wrong", "pbp-advice"]) {
      const details = holder.querySelector(`:scope > .${name}`)
      const stored = sessionStorage.getItem(name)
      if (!details) sessionStorage.removeItem(name)
      else if (stored) details.open = stored === "open"
      details?.addEventListener("toggle", () => sessionStorage.setItem(name, details.open ? "open" : "folded"))
    }
  }

  const putUp = async number => {
    const answer = await fetch("/.playbook/banner", { cache: "no-store" })
    holder.innerHTML = await answer.text()
    shown.banner = number
    remember()
  }

  const listen = () => {
    if (stream || document.visibilityState === "hidden") return
    stream = new EventSource("/.playbook/events")
    stream.addEventListener("state", event => {
      const state = JSON.parse(event.data)
      if (state.pages !== shown.pages) location.reload()
      else if (state.banner !== shown.banner) putUp(state.banner)
    })
  }

  const rest = () => {
    stream?.close()
    stream = null
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? rest() : listen())
  window.addEventListener("pagehide", rest)
  window.addEventListener("pageshow", listen)
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") holder.querySelectorAll("details.pbp[open]").forEach(details => { details.open = false })
  })
  remember()
  listen()
})()
