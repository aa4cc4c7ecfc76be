import { escape, frame } from "./pages/frame.js";

const INDEXES = ["archive", "topics", "authors"];

export default class Indexes {
  data() {
    return {
      pagination: { data: "indexes", size: 1, alias: "name" },
      indexes: INDEXES,
      permalink: ({ name }) => `/${name}/index.html`,
    };
  }
  render({ collections: { paper, months, lists }, name }) {
    const shown = name === "archive" ? months : lists.filter((list) => list.url.startsWith(`/${name}/`));
    const main = `<main id="main">
<ul>
${shown.map((list) => `<li><a href="${list.url}">${escape(list.title)}</a></li>`).join("\n")}
</ul>
</main>`;
    return frame({ title: name, url: `/${name}/`, paper, main });
  }
}
