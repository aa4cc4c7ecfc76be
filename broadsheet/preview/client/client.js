// The preview in the browser: reload what changed, show mistakes over the page, and the bar. Nothing of it is printed.
// Text from stories and mistakes only ever becomes text nodes.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const OWN = "/__broadsheet/";
  const files = own.files.split("\n");
  const session = own.session;
  const framed = window.top !== window;
  const alone = "alone" in own; // there was no edition to serve
  const early = "early" in own; // this page was ready before its edition is
  let since = Number(own.number);
  let last = null;
  let source = null;

  // ---- reload ---------------------------------------------------------------------------------------------------

  const SCROLL = "broadsheet-scroll";
  const path = (url) => {
    try {
      const found = new URL(url, location.href);
      return found.origin === location.origin ? decodeURIComponent(found.pathname).slice(1) : "";
    } catch {
      return "";
    }
  };

  // A site that is published below a path stands below it here too; outputs are named without it.
  const base = (() => {
    const here = decodeURIComponent(location.pathname).slice(1);
    const page = files[files.length - 1].replace(/(^|\/)index\.html$/, "$1");
    return here.endsWith(page) ? here.slice(0, here.length - page.length) : "";
  })();
  const output = (url) => path(url).replace(base, "");

  const loaded = () => {
    const seen = performance
      .getEntriesByType("resource")
      .filter((entry) => !["fetch", "xmlhttprequest", "beacon", "iframe"].includes(entry.initiatorType))
      .map((entry) => entry.name);
    const named = [...document.querySelectorAll("img, script[src], source[src], video, audio")];
    return new Set([...seen, ...named.map((item) => item.currentSrc || item.src || "")].filter(Boolean).map(output));
  };

  const reload = () => {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };

  const restore = () => {
    const [page, x, y] = JSON.parse(sessionStorage.getItem(SCROLL) || "[]");
    if (page === location.pathname) scrollTo(x, y);
  };

  const swap = (number) => {
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      if (!path(link.href)) continue;
      const fresh = link.cloneNode();
      const url = new URL(link.href);
      url.searchParams.set("broadsheet", number);
      fresh.href = url.href;
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    }
  };

  const isChanged = (changed) => {
    const mine = loaded();
    return changed.some((name) => files.includes(name) || (mine.has(name) && !name.endsWith(".css")));
  };

  const take = (state) => {
    last = state;
    show(state);
    if (state.session !== session) return reload();
    const changed = state.number > since ? state.changed : []; // an early page is of an edition that is still to come
    if (changed === null) return reload();
    if (state.printed && alone && state.number > since) return reload();
    if (early && !state.printed && !state.making) return reload();
    since = Math.max(since, state.number);
    if (isChanged(changed)) return reload();
    const mine = loaded();
    if (changed.some((name) => name.endsWith(".css") && mine.has(name))) swap(state.number);
  };

  const listen = () => {
    if (source) return;
    source = new EventSource(`${OWN}events?since=${since}`);
    source.onmessage = (message) => take(JSON.parse(message.data));
    source.onerror = () => {
      // The address holds what this page knows, so a new stream is opened in the place of the old one.
      source.close();
      source = null;
      mark("away");
      setTimeout(() => document.hidden || listen(), 700);
    };
  };

  // Before the first edition the server keeps such a question until the page is there, or for a while.
  const wait = async () => {
    while (!last || last.making) {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
      if (answer && answer.status !== 503) return reload();
      await new Promise((go) => setTimeout(go, 100));
    }
  };
  if (own.alone === "waits") wait();

  // A browser opens six connections to one address: a tab that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return listen();
    if (source) source.close();
    source = null;
  });

  // ---- what is shown ----------------------------------------------------------------------------------------------

  let root = null;
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== "") made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  };

  // A policy of the page forbids the attribute `style`, and not this.
  const styled = (item, styles) => {
    for (const [name, value] of Object.entries(styles)) item.style.setProperty(name, value);
    return item;
  };

  const stage = () => {
    if (root && root.host.isConnected) return root;
    const host = element("broadsheet-preview");
    styled(host, { all: "initial", display: "block" });
    root = host.attachShadow({ mode: "open" });
    root.append(element("link", { rel: "stylesheet", href: `${OWN}client.css` }));
    document.documentElement.append(host);
    document.addEventListener("keydown", escape);
    return root;
  };

  // The bar may take several lines. What opens stands above it, and the foot of the page can be scrolled out from under it.
  const heights = new ResizeObserver(([entry]) => {
    const height = `${Math.ceil(entry.borderBoxSize[0].blockSize)}px`;
    styled(root.host, { "--bar": height, height });
  });

  const mark = (state) => root && (root.host.dataset.state = state);

  // What is drawn anew keeps the keyboard's place, or a key would lead out of the bar each time.
  const FOCUS = "a[href], button, input";
  const called = (item) => item.getAttribute("aria-label") || item.textContent || item.type;
  const focus = (item) => item && item.focus({ preventScroll: true });

  const place = (selector, made) => {
    const old = stage().querySelector(selector);
    const held = old && old.contains(root.activeElement) ? root.activeElement : null;
    if (old) old.remove();
    if (made) stage().append(made);
    if (made && held) focus([...made.querySelectorAll(FOCUS)].find((item) => called(item) === called(held)));
  };

  // Escape closes what was opened last: mistakes wherever the keyboard is, the bar's own only from there.
  const escape = (event) => {
    if (event.key !== "Escape") return;
    if (root.querySelector(".overlay")) return place(".overlay", null);
    if (!event.composedPath().includes(root.host)) return;
    if (view) look(view);
    else if (isOpened()) {
      toggle();
      focus(root.querySelector(".open"));
    }
  };

  const mistake = (found) => {
    const where = [found.path || "broadsheet", found.line, found.column].filter(Boolean).join(":");
    const lines = found.lines.map(([number, text]) =>
      element("div", { class: number === found.line ? "line here" : "line" }, element("b", {}, `${number}`), text || " "),
    );
    return element(
      "li",
      { class: found.severity },
      found.editor ? element("a", { class: "where", href: found.editor }, where) : element("span", { class: "where" }, where),
      " ",
      element("code", {}, found.code),
      element("p", {}, found.text),
      lines.length ? element("pre", {}, ...lines) : null,
    );
  };

  const overlay = (state) => {
    const errors = state.problems.filter((found) => found.severity === "error");
    if (state.printed || !errors.length) return place(".overlay", null);
    const title = errors.length === 1 ? "One mistake" : `${errors.length} mistakes`;
    const hint = "Below stands the last good edition. This goes away when the mistake is mended.";
    const close = element("button", { type: "button", onclick: () => place(".overlay", null) }, "Hide");
    const list = element("ol", {}, ...errors.map(mistake));
    place(".overlay", element("section", { class: "overlay", role: "alert", "aria-label": title },
      element("header", {}, element("h1", {}, title), close), element("p", {}, alone ? "" : hint), list));
  };

  const show = (state) => {
    if (!document.body) return document.addEventListener("DOMContentLoaded", () => show(state), { once: true });
    overlay(state);
    if (!framed) bar(state);
    mark(state.printed || state.making ? "good" : "wrong");
  };

  // ---- the bar ------------------------------------------------------------------------------------------------------

  let details = null;
  let view = null;
  const MAKING = "The rest of this edition is being printed.";
  const BEFORE = "This is the edition of the last session. What has changed since is being printed.";
  const OPENED = "broadsheet-bar";

  const order = (wanted) =>
    fetch(`${OWN}edition`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wanted) });

  const bar = (state) => {
    const { edition } = state;
    const drafts = element("input", { type: "checkbox", checked: edition.drafts });
    drafts.addEventListener("change", () => order({ drafts: drafts.checked }));
    const instant = edition.now.replace("T", " ");
    const made = element("aside", { class: "bar", "aria-label": "Preview" },
      element("button", { type: "button", class: "open", "aria-expanded": `${isOpened()}`, onclick: toggle }, "Preview"),
      element("span", { class: edition.travels ? "instant travels" : "instant" }, edition.travels ? `as of ${instant}` : "now"),
      state.making ? element("span", { class: "making", role: "status" }, early ? MAKING : BEFORE) : null,
      edition.travels ? element("button", { type: "button", class: "back", onclick: () => order({ at: null }) }, "Back to now") : null,
      element("label", {}, drafts, " drafts"),
      element("span", { class: "state" }, chip()),
      warned(state));
    place(".bar", made);
    heights.disconnect();
    heights.observe(made);
    if (isOpened()) panel();
    else place(".panel", null);
    ask();
  };

  const warned = (state) => {
    const found = state.problems.filter((one) => one.severity === "warning");
    const name = found.length === 1 ? "1 warning" : `${found.length} warnings`;
    return found.length ? button(name, () => element("ol", { class: "list" }, ...found.map(mistake)), "warned") : null;
  };

  const chip = () => {
    if (!details || !details.state) return "";
    return {
      public: details.expires ? `published, expires ${details.expires}` : "published",
      draft: "draft",
      embargoed: `under embargo until ${details.published}`,
      expired: `expired ${details.expires}`,
      killed: "withdrawn",
    }[details.state];
  };

  const isOpened = () => sessionStorage.getItem(OPENED) === "yes";
  const toggle = () => {
    sessionStorage.setItem(OPENED, isOpened() ? "no" : "yes");
    bar(last);
  };

  let asked = -1;
  const ask = async () => {
    if (asked === last.number || !last.printed) return;
    asked = last.number;
    const answer = await fetch(`${OWN}page?url=${encodeURIComponent(location.pathname)}`);
    if (!answer.ok) return;
    details = await answer.json();
    stage().querySelector(".bar .state")?.replaceChildren(chip());
    if (isOpened()) panel();
  };

  const travel = () => {
    const zone = last.edition.timezone;
    const field = element("input", { type: "datetime-local", value: last.edition.now, "aria-label": `Instant (${zone})` });
    const go = element("form", { class: "travel" }, field, element("button", {}, "Show this edition"), ` ${zone}`);
    go.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value) order({ at: field.value });
    });
    const coming = ((details && details.coming) || []).map((moment) =>
      element("li", {},
        element("button", { type: "button", onclick: () => order({ at: moment.at }) }, moment.shown),
        " ", moment.causes.join("; "),
        moment.url ? element("a", { href: `/${base}${moment.url.slice(1)}` }, "its page") : null));
    return element("section", {}, element("h2", {}, "Time"), go,
      coming.length ? element("p", {}, "The site may change at these instants; broadsheet due names those at which it does.") : null,
      coming.length ? element("ul", { class: "coming" }, ...coming) : element("p", {}, "Nothing changes by itself in the time to come."));
  };

  const about = () => {
    if (!details) return null;
    const rows = [];
    const row = (name, value) => value && rows.push(element("dt", {}, name), element("dd", {}, value));
    row("File", details.path && (details.editor ? element("a", { href: details.editor }, details.path) : details.path));
    row("State", chip());
    row("Published", details.published);
    row("Expires", details.expires);
    row("Printed because", details.why);
    for (const where of details.where || []) row(where.place, where.why);
    const told = last.problems.filter((found) => found.severity === "warning" && found.path === details.path);
    const warnings = [...told, ...(details.doubts || []).filter((one) => !told.some((other) => other.code === one.code && other.line === one.line))];
    return element("section", {}, element("h2", {}, "This page"), element("dl", {}, ...rows),
      details.path ? element("h2", {}, "What check says") : null,
      details.path && !warnings.length ? element("p", {}, "Nothing: no rule doubts this story.") : null,
      warnings.length ? element("ol", { class: "warnings" }, ...warnings.map(mistake)) : null);
  };

  const VIEWS = { "Phone": 360, "Tablet": 768, "Desktop": 1280 };
  // The page in a window of some width, made smaller where there is less room.
  const sized = (name, width) => {
    const room = document.documentElement.clientWidth;
    const scale = Math.min(1, (room - (room > 960 ? 68 : 34)) / width);
    const frame = element("iframe", { src: location.href, title: name, width: `${width}` });
    styled(frame, { transform: `scale(${scale})`, height: `${72 / scale}vh` });
    const told = scale < 1 ? `, shown at ${Math.round(scale * 100)} %` : "";
    return element("div", {}, element("p", {}, `${width} pixels wide${told}`), styled(element("div", { class: "sized" }, frame), { width: `${width * scale}px` }));
  };

  // How programs show a text that they got without its design.
  const PLAIN = "<style>body{font:1.15rem/1.6 Georgia,serif;max-width:36rem;margin:1rem auto;padding:0 1rem;color:#222}"
    + "img,video{max-width:100%;height:auto}figure{margin:1rem 0}</style>";

  const button = (name, act, kind = "") =>
    element("button", { type: "button", class: kind, "aria-pressed": `${view === name}`, onclick: () => look(name, act) }, name);

  const views = () => {
    const widths = Object.entries(VIEWS).map(([name, width]) => button(name, () => sized(name, width)));
    return element("section", {}, element("h2", {}, "See it as"), ...widths, button("Feed entry", entry), button("Social card", card), button("Reader mode", reader),
      element("a", { href: `${OWN}pictures` }, "All pictures"));
  };

  const look = async (name, act) => {
    const closes = view === name;
    view = closes ? null : name;
    const close = element("button", { type: "button", class: "close", onclick: () => look(name, act) }, "Close");
    place(".view", closes ? null : element("section", { class: "view", "aria-label": name }, close, await act()));
    bar(last);
    focus(closes ? [...root.querySelectorAll(".panel button, .warned")].find((item) => called(item) === name) : close);
  };

  const entry = async () => {
    const folder = location.pathname.slice(base.length + 1).split("/")[0];
    for (const feed of [`/${base}feed.json`, `/${base}${folder}/feed.json`]) {
      const answer = await fetch(feed);
      const found = answer.ok && (await answer.json()).items.find((item) => item.url && new URL(item.url).pathname === location.pathname);
      if (found) {
        const text = found.content_html || "";
        return element("div", { class: "entry" }, element("h1", {}, found.title || ""), element("p", {}, found.summary || ""),
          element("iframe", { sandbox: "allow-same-origin", title: "Feed entry", srcdoc: `<base target="_blank">${PLAIN}${text}` }));
      }
    }
    return element("p", {}, "No feed has an entry for this page now.");
  };

  // What a reader mode takes: the article, without what is no part of its text. Each reader has rules of its own, so
  // this is what the page offers to all of them, and no promise of one.
  const reader = () => {
    const article = document.querySelector("main article, article");
    if (!article) return element("p", {}, "This page has no article, so a reader mode is not offered for it.");
    const text = article.cloneNode(true);
    const other = "script, style, link, nav, aside, form, button, input, dialog, template, [hidden], [aria-hidden=true]";
    for (const part of text.querySelectorAll(other)) part.remove();
    for (const part of [text, ...text.querySelectorAll("*")]) {
      for (const { name } of [...part.attributes]) {
        if (name === "style" || name === "class" || name.startsWith("on")) part.removeAttribute(name);
      }
    }
    const words = text.textContent.trim().split(/\s+/).length;
    return element("div", { class: "reader" },
      element("p", {}, `The page's article, without its design: ${words} words. Reader modes differ in details.`),
      element("iframe", { sandbox: "allow-same-origin", title: "Reader mode", srcdoc: `<base href="${location.href}" target="_blank">${PLAIN}${text.innerHTML}` }));
  };

  const card = () => {
    const meta = (name) => document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content || "";
    return element("div", { class: "card" },
      meta("og:image") ? element("img", { src: meta("og:image"), alt: meta("og:image:alt") }) : element("p", {}, "No picture."),
      element("small", {}, location.host),
      element("strong", {}, meta("og:title") || document.title),
      element("p", {}, meta("og:description") || meta("description")));
  };

  const panel = () =>
    place(".panel", element("aside", { class: "panel", "aria-label": "Preview details" }, travel(), about(), views()));

  addEventListener("DOMContentLoaded", restore);
  addEventListener("load", () => {
    restore();
    sessionStorage.removeItem(SCROLL);
  });
  if (!document.hidden) listen();
})();
