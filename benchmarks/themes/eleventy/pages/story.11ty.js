import { BASE, NAME, escape, frame, more, slug } from "./frame.js";

export default class Story {
  render(data) {
    const { collections, page, title, standfirst, section, authors, topics, image, image_alt: alt } = data;
    const paper = collections.paper;
    const time = page.date.toISOString();
    const url = BASE + page.url;
    const facts = {
      "@context": "https://schema.org", "@type": "NewsArticle", "@id": url, headline: title, description: standfirst,
      datePublished: time, dateModified: time,
      author: authors.map((name) => ({ "@type": "Person", name, url: `${BASE}/authors/${slug(name)}/` })),
      publisher: { "@type": "NewsMediaOrganization", name: NAME, url: `${BASE}/` },
      articleSection: section, keywords: topics, isAccessibleForFree: true, mainEntityOfPage: url,
      ...(image && { image: [{ "@type": "ImageObject", url: BASE + image, caption: alt }] }),
    };
    const head = `<meta property="og:type" content="article">
<meta property="og:title" content="${escape(title)}">
<meta property="og:description" content="${escape(standfirst)}">
<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${NAME}">
${image ? `<meta property="og:image" content="${BASE}${image}">\n<meta property="og:image:alt" content="${escape(alt)}">\n` : ""}<meta property="article:published_time" content="${time}">
<meta property="article:section" content="${section}">
${topics.map((topic) => `<meta property="article:tag" content="${escape(topic)}">\n`).join("")}<script type="application/ld+json">${JSON.stringify(facts).replaceAll("<", "\\u003c")}</script>
`;
    const own = paper.of.get(`/${section}/`);
    const main = `<main id="main">
<article class="story">
<h1>${escape(title)}</h1>
<p class="standfirst">${escape(standfirst)}</p>
${image ? `<figure class="lead"><img src="${image}" alt="${escape(alt)}" width="640" height="400" fetchpriority="high"></figure>` : ""}
<div class="signed">
<p class="byline">By ${authors.map((name) => `<a rel="author" href="/authors/${slug(name)}/">${escape(name)}</a>`).join(" and ")}</p>
<p class="times"><time datetime="${time}">${time.slice(0, 16)}</time></p>
</div>
${data.content}
<ul class="topics" aria-label="Topics">
${topics.map((topic) => `<li><a rel="tag" href="/topics/${slug(topic)}/">${escape(topic)}</a></li>`).join("\n")}
</ul>
</article>
</main>
<aside class="related more" aria-labelledby="more">
<h2 id="more">More ${own.title} News</h2>
<p class="see"><a href="${own.url}">See more</a></p>
<ul class="latest">
${(own.latest ??= own.stories.slice(0, 15).map(more).join("\n"))}
</ul>
</aside>`;
    return frame({ title, description: standfirst, url: page.url, paper, section: own.url, head, main });
  }
}
