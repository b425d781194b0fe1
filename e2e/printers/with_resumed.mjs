// Prints JSON Resume files with a theme, through `resumed`: CHROMIUM=… node with_resumed.mjs <folder of .json> <folder for .pdf>
// Says for each, as a line of JSON, how long it took in milliseconds: `command`, what its command line does, with a browser
// for each file, and `warm`, the same in a browser that stays.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as theme from 'jsonresume-theme-even';
import { pdf as print, render } from 'resumed';
import { launch } from './browser.mjs';

const [from, to] = process.argv.slice(2);
const moduleName = import.meta.resolve('./browser.mjs');

async function timed(work) {
    const begin = performance.now();
    const result = await work();
    return [performance.now() - begin, result];
}

const browser = await launch();

async function warm(resume) {
    const page = await browser.newPage();
    await page.setContent(await render(resume, theme), { waitUntil: 'networkidle0' });
    await page.pdf(theme.pdfRenderOptions);
    await page.close();
}

for (const [number, name] of readdirSync(from).filter((name) => name.endsWith('.json')).sort().entries()) {
    const resume = JSON.parse(readFileSync(join(from, name), 'utf8'));
    const [command, pdf] = await timed(async () => print(await render(resume, theme), resume, theme, { moduleName }));
    writeFileSync(join(to, name.replace('.json', '.pdf')), pdf);
    const [stays] = await timed(() => warm(resume));
    // The first finds nothing ready.
    console.log(JSON.stringify({ name, command, ...(number > 0 && { warm: stays }) }));
}
await browser.close();
