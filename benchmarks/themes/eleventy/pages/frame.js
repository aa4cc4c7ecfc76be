/** What pages share. */
export const BASE = "https://benchmark.example";
export const NAME = "The Benchmark";
const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => String(text).replace(/[&<>"]/g, (mark) => MARKS[mark]);
export const slug = (text) => text.toLowerCase().replaceAll(" ", "-");
const day = (date) => date.toISOString().slice(0, 10);

export function frame({ title, description, url, paper, section, head = "", main }) {
  return `<!doctype html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<title>${escape(title)} – ${NAME}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escape(description ?? "News that nobody made.")}">
<link rel="canonical" href="${BASE}${url}">
<meta name="robots" content="max-image-preview:large">
<link rel="alternate" type="application/atom+xml" href="${BASE}/feed.xml" title="${NAME}">
<link rel="alternate" type="application/rss+xml" href="${BASE}/rss.xml" title="${NAME}">
<link rel="alternate" type="application/feed+json" href="${BASE}/feed.json" title="${NAME}">
<link rel="icon" href="/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/site.css">
<script src="/static/site.js" defer></script>
${head}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<p class="nameplate"><a href="/">${NAME}</a></p>
<nav class="sections" aria-label="Sections">
<ul>
${paper.sections.map((one) => `<li><a href="${one.url}"${one.url === section ? ' aria-current="true"' : ""}>${one.title}</a></li>`).join("\n")}
</ul>
</nav>
</header>
${main}
<footer class="foot">
<nav aria-label="About this paper"><ul><li><a href="/archive/">Archive</a></li><li><a href="/feed.xml">Feeds</a></li></ul></nav>
<p class="rights">${NAME}</p>
</footer>
</body>
</html>
`;
}

export function teaser({ url, date, data }) {
  const picture = data.image
    ? `<a class="pic" href="${url}" tabindex="-1" aria-hidden="true"><img src="${data.image}" alt="${escape(data.image_alt)}" width="640" height="400" loading="lazy" decoding="async"></a>`
    : "";
  return `<div class="teaser${data.image ? "" : " bare"}">${picture}
<div class="words"><p class="kicker">${data.section}</p>
<h2><a href="${url}">${escape(data.title)}</a></h2>
<p class="standfirst">${escape(data.standfirst.slice(0, 220))}</p>
<p class="meta"><span class="by">${escape(data.authors.join(", "))}</span> <time datetime="${date.toISOString()}">${day(date)}</time></p></div>
</div>`;
}

export const more = ({ url, data }) =>
  `<li><a href="${url}">${data.image ? `<img src="${data.image}" alt="${escape(data.image_alt)}" width="640" height="400" loading="lazy">` : ""}<span>${escape(data.title)}</span></a></li>`;
