// Reads a feed with feedsmith and prints what a JavaScript reader gets of each entry.
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const { format, feed } = parseFeed(readFileSync(process.argv[2], "utf8"));
const names = (people) => (people ?? []).map((person) => person.name ?? person);
const items = {
  atom: (entry) => ({
    id: entry.id,
    title: entry.title?.value ?? entry.title,
    url: entry.links.find((link) => link.rel === "alternate").href,
    published: entry.published,
    updated: entry.updated,
    authors: names(entry.authors),
    content: entry.content?.value ?? entry.content,
    picture: entry.media?.contents?.find((one) => one.medium === "image")?.url ?? "",
  }),
  rss: (item) => ({
    id: item.guid.value,
    title: item.title,
    url: item.link,
    published: item.pubDate,
    updated: item.atom?.updated,
    authors: item.dc.creators ?? [item.dc.creator],
    content: item.content.encoded,
    picture: item.media?.contents?.find((one) => one.medium === "image")?.url ?? "",
  }),
  json: (item) => ({
    id: item.id,
    title: item.title,
    url: item.url,
    published: item.date_published,
    updated: item.date_modified,
    authors: names(item.authors),
    content: item.content_html,
    picture: item.image ?? "",
  }),
};
console.log(JSON.stringify((feed.entries ?? feed.items).map(items[format])));
