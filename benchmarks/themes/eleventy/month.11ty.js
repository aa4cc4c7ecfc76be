import { frame, teaser } from "./pages/frame.js";

export default class Month {
  data() {
    return {
      pagination: { data: "collections.months", size: 1, alias: "month" },
      permalink: ({ month }) => `${month.url}index.html`,
    };
  }
  render({ collections: { paper }, month }) {
    const main = `<main id="main">
<ul class="list">
${month.stories.map((story) => `<li>${teaser(story)}</li>`).join("\n")}
</ul>
</main>`;
    return frame({ title: month.title, url: month.url, paper, main });
  }
}
