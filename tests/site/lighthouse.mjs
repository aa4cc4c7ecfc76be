// Addresses on standard input, one a line; Lighthouse's verdict on each on standard output, as JSON by address: the
// score of each category from 0 to 100, and each audit that took something off. CHROME_PATH names the browser.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const addresses = readFileSync(0, "utf-8").split("\n").filter(Boolean);
const browser = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "silent" });
const found = {};
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "silent", output: "json" });
    const scores = {}, lost = [];
    for (const [name, category] of Object.entries(lhr.categories)) {
      scores[name] = Math.round(category.score * 100);
      for (const { id, weight } of category.auditRefs) {
        const audit = lhr.audits[id];
        if (weight && audit.score !== null && audit.score < 1) {
          const items = (audit.details?.items ?? []).slice(0, 3);
          lost.push(`${name}: ${id} ${audit.displayValue ?? ""} ${JSON.stringify(items).slice(0, 600)}`);
        }
      }
    }
    found[address] = { scores, lost };
  }
} finally {
  await browser.kill();
}
process.stdout.write(JSON.stringify(found));
