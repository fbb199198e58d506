import { parseArgs } from 'node:util';
import { ack } from './ack.ts';
import { answer } from './answer.ts';
import { crowd } from './crowd.ts';
import { following } from './following.ts';
import { masking } from './masking.ts';
import { type Figure, meetsAim } from './measure.ts';
import { paging } from './paging.ts';
import { ranking } from './ranking.ts';
import { start } from './start.ts';

const parts = { ack, answer, crowd, following, masking, paging, ranking, start };

const USAGE = `npm run bench -- [--json] [PART …]

  --json  one JSON array instead of a table
  PART    only these: ${Object.keys(parts).join(', ')}

A line that misses its aim ends in *.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const chosen = Object.entries(parts).filter(
    ([name]) => positionals.length === 0 || positionals.includes(name),
  );
  if (values.help || chosen.length === 0) return console.log(USAGE);

  const figures: Figure[] = [];
  for (const [, measure] of chosen) {
    const measured = await measure();
    figures.push(...measured);
    if (!values.json) for (const figure of measured) console.log(line(figure));
  }
  if (values.json) console.log(JSON.stringify(figures.map(forMachines), null, 2));
}

function line(figure: Figure): string {
  const mark = meetsAim(figure) ? '' : ' *';
  return `${figure.name.padEnd(48)} ${valueText(figure).padStart(9)}  ${aimText(figure)}${mark}`.trimEnd();
}

function valueText({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  return `${value.toFixed(unit === 'x' ? 2 : 1)}${unit}`;
}

function aimText({ aim, unit }: Figure): string {
  if (!aim) return '';
  return 'atLeast' in aim ? `>= ${aim.atLeast}${unit}` : `<= ${aim.atMost}${unit}`;
}

function forMachines(figure: Figure) {
  return { ...figure, unit: figure.unit.trim(), met: meetsAim(figure) };
}

await main();
