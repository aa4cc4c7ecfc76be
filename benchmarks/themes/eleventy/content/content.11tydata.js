export default {
  layout: "story.11ty.js",
  tags: ["story"],
  permalink: ({ section, page }) => `/${section}/${page.fileSlug}/index.html`,
};
