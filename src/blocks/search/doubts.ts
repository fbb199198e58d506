import type { Ranking } from '../../domain/search/ranking.ts';
import type { TrialTable } from '../../domain/search/trial.ts';
import type { Words } from '../../i18n/en.ts';

/** What to know before one trusts a ranking: what could not be used, what was assumed, what looks wrong. */
export function doubts(
  { criterion, unusable, suspect, disputed }: Ranking,
  { settled }: Pick<TrialTable, 'settled'>,
  t: Words,
): (string | undefined)[] {
  const kinds = (['nan', 'infinite', 'text', 'missing'] as const).filter((kind) => unusable[kind] > 0);
  const total = kinds.reduce((sum, kind) => sum + unusable[kind], 0);
  return [
    total > 0
      ? t.best.unusable(
          total,
          kinds.map((kind) => t.best.unusableKind[kind](unusable[kind])),
        )
      : undefined,
    criterion.assumedMode ? t.best.assumedMode : undefined,
    suspect > 0 ? t.best.suspect(suspect, criterion.mode) : undefined,
    disputed > 0 ? t.best.disputed(disputed) : undefined,
    settled ? undefined : t.best.unsettled,
  ];
}
