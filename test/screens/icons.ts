/** Draws extension/public/icon/*.png from tierwise.svg: `node test/screens/icons.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../companion/start/find-browser.ts';

const folder = new URL('../../extension/public/icon/', import.meta.url);
const svg = await readFile(new URL('tierwise.svg', folder), 'utf8');
const browser = await puppeteer.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    await page.setViewport({ width: size, height: size });
    const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${sized}`);
    const png = await page.screenshot({ omitBackground: true, type: 'png' });
    await writeFile(new URL(`${size}.png`, folder), png);
  }
} finally {
  await browser.close();
}
