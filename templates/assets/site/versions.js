/* The switch between versions of the book, in the markup of the theme's own, whose script looks for the list in another place. Each line
   leads to the page that is read, in that version, or to its start where it lacks the page; so does the banner over an old version. */
"use strict";

(async () => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const site = new URL(config.base, location);
  const folder = new URL(config.version.folder, site);
  const page = decodeURI(location.pathname.slice(site.pathname.length)) || "index.html";

  /* From the disk a page may read no JSON; the theme reads its search index in the same two ways. */
  const read = async () => {
    if (location.protocol !== "file:") return (await fetch(new URL("versions.json", folder))).json();
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: new URL("versions.js", folder), onload: resolve, onerror: reject });
      document.head.append(script);
    });
    return playbookVersions;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  let versions;
  try {
    versions = (await read()).map(({ version, title, properties }) => {
      const root = new URL(`${encodeURI(version)}/`, folder);
      const lacks = properties?.lacks.includes(page);
      return { title, isHere: root.href === site.href, address: new URL(lacks ? "index.html" : `${page}${location.hash}`, root).href };
    });
  } catch {
    return; // a version that was taken away from the others
  }

  document.querySelector("[data-pb-today]")?.setAttribute("href", versions[0].address);
  const here = versions.find(({ isHere }) => isHere);
  if (!here || versions.length < 2) return;

  const lines = versions.map(({ title, isHere, address }) => {
    const link = element("a", { className: "md-version__link", href: address }, title);
    if (isHere) link.setAttribute("aria-current", "true");
    return element("li", { className: "md-version__item" }, link);
  });
  const button = element("button", { className: "md-version__current", type: "button" }, element("span", { className: "md-ellipsis" }, here.title));
  button.setAttribute("aria-label", `${config.translations["select.version"]}: ${here.title}`);
  const list = element("ul", { className: "md-version__list" }, ...lines);
  document.querySelector(".md-header__topic").append(element("div", { className: "md-version" }, button, list));
})();
