import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium, openBrowser } from './browser.ts';
import { faultsOn, type Looking, lookAt, type Sight } from './look.ts';
import { serveGallery } from './serve.ts';
import { SETS } from './shots.ts';
import { shrink } from './shrink.ts';

const ROOT = join(import.meta.dirname, '../..');
const PNGS = join(ROOT, 'gallery');
const PICTURES = join(ROOT, 'docs/pictures');
const LANGUAGES = ['en', 'zh'] as const;

const { values } = parseArgs({
  options: {
    /** Serves the page for looking at, and draws nothing. */
    serve: { type: 'boolean', default: false },
    /** Draws the README's pictures only. */
    pictures: { type: 'boolean', default: false },
  },
});
await (values.serve ? serve() : draw());

async function serve(): Promise<void> {
  const { url } = await serveGallery({ port: 5174, live: true });
  say(`Every screen: ${url}`);
}

async function draw(): Promise<void> {
  const chromium = findChromium();
  if (!chromium) {
    say('The gallery needs Chromium or Chrome, e.g. apt install chromium. To look yourself: --serve.');
    process.exitCode = 1;
    return;
  }
  const server = await serveGallery();
  const browser = await openBrowser(chromium);
  try {
    await drawAll({ browser, url: server.url });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function drawAll(looking: Looking): Promise<void> {
  if (!values.pictures) await rm(PNGS, { recursive: true, force: true });
  let faults = 0;
  for (const sight of values.pictures ? [] : everySight()) faults += await drawSight(sight, looking);
  for (const language of LANGUAGES)
    await drawInto(PICTURES, { set: 'pictures', language, theme: 'light' }, looking);
  say(`The README's pictures are in ${PICTURES}${values.pictures ? '' : `, all others in ${PNGS}`}.`);
  if (faults > 0) process.exitCode = 1;
}

function everySight(): Sight[] {
  return SETS.flatMap((set) =>
    LANGUAGES.flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ set, language, theme }))),
  ).filter(({ set, language }) => set !== 'specimens' || language === 'en');
}

/** @returns how many faults were found */
async function drawSight(sight: Sight, looking: Looking): Promise<number> {
  const name = `${sight.set}-${sight.language}-${sight.theme}`;
  const faults = await drawInto(join(PNGS, name), sight, looking);
  say(`${name}: ${faults.length === 0 ? 'nothing wrong' : `${faults.length} faults`}`);
  for (const { shot, what, where } of faults) say(`  ${shot}: ${what}: ${where}`);
  return faults.length;
}

/** Writes a PNG of each message there. */
function drawInto(folder: string, sight: Sight, looking: Looking) {
  return lookAt(sight, looking, async (page) => {
    await mkdir(folder, { recursive: true });
    for (const article of await page.locator('article').all()) {
      const name = await article.getAttribute('id');
      const png = await article.screenshot();
      const path = join(folder, `${name}.png`);
      await writeFile(path, sight.set === 'pictures' ? shrink(png) : png);
    }
    return faultsOn(page, sight);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
