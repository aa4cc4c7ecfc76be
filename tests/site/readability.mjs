// Reads the names of HTML files, one a line, and prints what Mozilla's Readability takes for each one's article.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { Readability } from "@mozilla/readability";

const found = {};
for (const name of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { document } = new JSDOM(readFileSync(name, "utf8"), { url: "https://reader.example/" }).window;
  const article = new Readability(document).parse();
  found[name] = { title: article?.title ?? "", text: article?.textContent ?? "" };
}
console.log(JSON.stringify(found));
