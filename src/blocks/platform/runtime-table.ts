import type { Accelerator, Runtime } from '../../domain/platform/runtimes.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, filled, VALUE } from '../kit/limits.ts';
import type { TwoForms } from '../kit/message.ts';
import { table } from '../kit/table.ts';

/** Runtimes one a row, in the order given: that is by engine. */
export function runtimeTable(runtimes: readonly Runtime[], caption: string, t: Words): TwoForms {
  const { column, state } = t.platform.runtimes;
  return table({
    caption,
    columns: [
      { title: column.runtime },
      { title: column.engine },
      { title: column.accelerator },
      { title: column.arch },
      { title: column.mode },
      { title: t.column.state },
    ],
    rows: runtimes.map((runtime) => [
      clip(filled(runtime.name), VALUE),
      clip(filled(runtime.engine), VALUE),
      acceleratorText(runtime.accelerator, t),
      clip(runtime.arch ?? t.none, VALUE),
      modeText(runtime.mode, t),
      state[runtime.state],
    ]),
    named: 0,
    more: t.more,
  });
}

function acceleratorText(accelerator: Accelerator | undefined, t: Words): string {
  if (!accelerator) return t.none;
  const { kind, name, cuda, driver } = accelerator;
  const { unspecified, cuda: cudaWord, driver: driverWord } = t.platform.runtimes;
  const chip = kind === 'none' ? unspecified : kind.toUpperCase();
  const facts = [name, cuda && cudaWord(cuda), driver && driverWord(driver)].filter(Boolean);
  return clip(filled([chip, ...facts].join(' · ')), VALUE);
}

/** A mode that is not known yet is shown by ModelArts' own word. */
function modeText(mode: string | undefined, t: Words): string {
  if (mode === undefined) return t.none;
  return mode === 'sync' || mode === 'async' ? t.platform.runtimes.mode[mode] : clip(mode, VALUE);
}
