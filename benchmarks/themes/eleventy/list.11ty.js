import { escape, frame, teaser } from "./pages/frame.js";

export default class List {
  data() {
    return {
      pagination: { data: "collections.listPages", size: 1, alias: "one" },
      permalink: ({ one }) => `${one.url}index.html`,
    };
  }
  render({ collections: { paper }, one: { list, number, count, stories, url } }) {
    const at = (page) => (page === 1 ? list.url : `${list.url}page/${page}/`);
    const main = `<main id="main">
<div class="title"><h1>${escape(list.title)}</h1></div>
<ul class="list">
${stories.map((story) => `<li>${teaser(story)}</li>`).join("\n")}
</ul>
<nav class="pager" aria-label="Pages">
${number > 1 ? `<a rel="prev" href="${at(number - 1)}">Newer</a>` : ""}
<span>${number} / ${count}</span>
${number < count ? `<a rel="next" href="${at(number + 1)}">Older</a>` : ""}
</nav>
</main>`;
    return frame({ title: list.title, url, paper, main });
  }
}
