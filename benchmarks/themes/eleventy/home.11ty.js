import { NAME, frame, teaser } from "./pages/frame.js";

export default class Home {
  data() { return { permalink: "/index.html" }; }
  render({ collections: { paper } }) {
    const sections = paper.sections.map((one) => `<section><h2><a href="${one.url}">${one.title}</a></h2>
${one.stories.slice(0, 4).map(teaser).join("\n")}
</section>`);
    const main = `<main id="main">
<h1 class="hidden">${NAME}</h1>
<div class="splash">${teaser(paper.stories[0])}</div>
<div class="slots">
${paper.stories.slice(1, 13).map(teaser).join("\n")}
${sections.join("\n")}
</div>
</main>`;
    return frame({ title: NAME, url: "/", paper, main });
  }
}
