import { BASE, NAME, escape, slug } from "./pages/frame.js";

const FORMATS = { "feed.xml": atom, "rss.xml": rss, "feed.json": json };
const made = new WeakMap();

export default class Feeds {
  data() {
    return {
      pagination: {
        data: "collections.lists", size: 1, alias: "one",
        before: (lists) => [{ url: "/", title: NAME }, ...lists].flatMap((list) => Object.keys(FORMATS).map((file) => ({ list, file }))),
      },
      permalink: ({ one }) => one.list.url + one.file,
      eleventyExcludeFromCollections: true,
    };
  }
  render({ collections: { paper }, one: { list, file } }) {
    const stories = (list.stories ?? paper.stories).slice(0, 30);
    return FORMATS[file]({ ...list, stories });
  }
}

/** A story as a feed shows it, made once for all feeds. */
function entry(story) {
  if (!made.has(story)) {
    const body = story.content.replace(/(src|href)="\//g, `$1="${BASE}/`);
    const { id, title, standfirst, authors, topics, image, image_alt: alt } = story.data;
    const url = BASE + story.url;
    const media = image ? `<media:content url="${BASE}${image}" type="image/jpeg" medium="image"><media:description>${escape(alt)}</media:description></media:content>` : "";
    const time = story.date.toISOString().slice(0, 19) + "Z";
    made.set(story, {
      atom: `<entry><id>${escape(id)}</id><title>${escape(title)}</title><link rel="alternate" type="text/html" href="${url}"/><published>${time}</published><updated>${time}</updated>${authors.map((name) => `<author><name>${escape(name)}</name></author>`).join("")}${topics.map((topic) => `<category term="${slug(topic)}" label="${escape(topic)}"/>`).join("")}<summary>${escape(standfirst)}</summary><content type="html">${escape(body)}</content>${media}</entry>\n`,
      rss: `<item><title>${escape(title)}</title><link>${url}</link><guid isPermaLink="false">${escape(id)}</guid><pubDate>${story.date.toUTCString()}</pubDate>${authors.map((name) => `<dc:creator>${escape(name)}</dc:creator>`).join("")}${topics.map((topic) => `<category>${escape(topic)}</category>`).join("")}<description>${escape(standfirst)}</description><content:encoded>${escape(body)}</content:encoded>${media}</item>\n`,
      json: { id, url, title, content_html: body, summary: standfirst, date_published: time, date_modified: time, authors: authors.map((name) => ({ name })), tags: topics },
      time,
    });
  }
  return made.get(story);
}

function atom({ url, title, stories }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en-GB">
<id>${BASE}${url}</id><title>${escape(title)}</title><updated>${entry(stories[0]).time}</updated>
<link rel="self" type="application/atom+xml" href="${BASE}${url}feed.xml"/><link rel="alternate" type="text/html" href="${BASE}${url}"/>
${stories.map((story) => entry(story).atom).join("")}</feed>
`;
}

function rss({ url, title, stories }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${escape(title)}</title><link>${BASE}${url}</link><description>News that nobody made.</description><language>en-GB</language><atom:link rel="self" type="application/rss+xml" href="${BASE}${url}rss.xml"/>
${stories.map((story) => entry(story).rss).join("")}</channel></rss>
`;
}

function json({ url, title, stories }) {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1", title, home_page_url: BASE + url, feed_url: `${BASE}${url}feed.json`,
    language: "en-GB", items: stories.map((story) => entry(story).json),
  });
}
