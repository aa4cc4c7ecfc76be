// Reads one path of a page on each line of standard input; prints what Mozilla's Readability takes for the article.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/");
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

for (const path of readFileSync(0, "utf-8").split("\n").filter(Boolean)) {
  const dom = new JSDOM(readFileSync(path, "utf-8"), { url: "https://paper.example/" });
  const found = new Readability(dom.window.document).parse();
  dom.window.close();
  console.log(JSON.stringify({ path, title: found?.title ?? "", text: found?.textContent ?? "", byline: found?.byline ?? "" }));
}
