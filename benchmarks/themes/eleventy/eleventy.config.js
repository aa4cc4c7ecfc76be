import markdownIt from "markdown-it";
import attributes from "markdown-it-attrs";
import footnotes from "markdown-it-footnote";

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true, typographer: true }).use(attributes).use(footnotes));
  config.setQuietMode(true);
  config.addPassthroughCopy("pictures");
  config.addPassthroughCopy("static");

  let kept;
  config.on("eleventy.before", () => { kept = undefined; });
  const paper = (api) => (kept ??= arrange(api.getFilteredByTag("story")));
  config.addCollection("paper", (api) => paper(api));
  config.addCollection("lists", (api) => paper(api).lists);
  config.addCollection("listPages", (api) => paper(api).pages);
  config.addCollection("months", (api) => paper(api).months);
  return { dir: { input: ".", output: "_site", includes: "pages", layouts: "pages" }, markdownTemplateEngine: false };
}

/** Everything that lists stories, made once: sections, topics, authors, their pages of twenty, and months. */
function arrange(stories) {
  stories = stories.sort((a, b) => b.date - a.date);
  const groups = new Map();
  const add = (url, title, kind, story) => {
    if (!groups.has(url)) groups.set(url, { url, title, kind, stories: [] });
    groups.get(url).stories.push(story);
  };
  for (const story of stories) {
    add(`/${story.data.section}/`, capital(story.data.section), "section", story);
    for (const topic of story.data.topics) add(`/topics/${slug(topic)}/`, topic, "topic", story);
    for (const author of story.data.authors) add(`/authors/${slug(author)}/`, author, "author", story);
    add(`/archive/${story.date.toISOString().slice(0, 7)}/`, story.date.toISOString().slice(0, 7), "month", story);
  }
  const all = [...groups.values()];
  const lists = all.filter((list) => list.kind !== "month");
  const sections = all.filter((list) => list.kind === "section").sort((a, b) => (a.url < b.url ? -1 : 1));
  const pages = lists.flatMap((list) => {
    const count = Math.ceil(list.stories.length / 20);
    return Array.from({ length: count }, (_, at) => ({
      list, number: at + 1, count, stories: list.stories.slice(20 * at, 20 * at + 20),
      url: at ? `${list.url}page/${at + 1}/` : list.url,
    }));
  });
  return { stories, lists, sections, pages, months: all.filter((list) => list.kind === "month"), of: groups };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const slug = (text) => text.toLowerCase().replaceAll(" ", "-");
