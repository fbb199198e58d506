import type { Condition } from './following.ts';
import { nearest } from './nearest.ts';

/** What people may type, for the sentence that corrects them. */
export const CONDITION_EXAMPLES = [
  'acc > 0.9',
  'no new best for 20 trials',
  'a trial fails',
  'it ends',
] as const;

/** No search makes more trials than this; a longer drought would never be told of. */
const LONGEST_DROUGHT = 10_000;

export type ReadCondition =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'fault'; readonly fault: ConditionFault };

/**
 * `unknown`: none of the four forms. `number`: what a metric is compared with is no number. `comparison`: `=` and `!=`,
 * which measured values hardly ever meet. `count`: of trials. `metric`: the search has none of that name.
 */
export type ConditionFault =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'number' | 'comparison'; readonly word: string }
  | { readonly kind: 'count'; readonly word: string; readonly min: number; readonly max: number }
  | { readonly kind: 'metric'; readonly word: string; readonly nearest: readonly string[] };

type Comparison = Extract<Condition, { kind: 'metric' }>['is'];

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '>': '>',
  above: '>',
  over: '>',
  大于: '>',
  高于: '>',
  超过: '>',
  '<': '<',
  below: '<',
  under: '<',
  小于: '<',
  低于: '<',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  'at least': '>=',
  大于等于: '>=',
  不低于: '>=',
  不小于: '>=',
  至少: '>=',
  达到: '>=',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  'at most': '<=',
  小于等于: '<=',
  不高于: '<=',
  不超过: '<=',
  不大于: '<=',
  至多: '<=',
};

// The longest first, so that `>=` is not read as `>` and a rest.
const SIGN = Object.keys(COMPARISONS)
  .toSorted((a, b) => b.length - a.length)
  .map((word) => (/^[a-z]/.test(word) ? `(?<=\\s)${word}(?=\\s)` : word))
  .join('|');
const METRIC = new RegExp(`^([^<>=≤≥!]+?)\\s*(${SIGN}|[!=]=?=?)\\s*(.*)$`, 'iu');
const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:(e[+-]?\d+)|\s*(%))?$/i;

const DROUGHTS = [
  /^no (?:new best|improvement|better trial)(?: for| in| within)?\s*(\S+?)\s*(?:trials?)?$/i,
  /^(\S+) trials? without (?:a )?(?:new best|improvement|better trial)$/i,
  /^(?:连续\s*)?(\S+?)\s*(?:个|次)?\s*(?:trials?|试验)?\s*(?:都)?(?:没有|无|未有|未出现|没出现)\s*(?:新的?)?\s*(?:最佳|最优|更好)\S*$/i,
];
const FAILED =
  /^(?:(?:a|any|one) )?(?:trials? )?(?:fails?|failed|failure)$|^(?:有|任一|任意)?\s*(?:trials?|试验)?\s*(?:失败|出错)了?$/i;
const ENDED =
  /^(?:(?:it|search|the search|the job) )?(?:(?:is |has )?(?:ends?|ended|finishes|finished|done|over|completes|completed))$|^(?:它|搜索|超参搜索|作业)?(?:已)?(?:结束|完成)了?时?$/i;

/**
 * The condition that words stand for. A share such as `90%` is a hundredth of its number: 0.9.
 * @param metrics those of the search, where they are known: another name is refused, and the case put right
 */
export function readCondition(text: string, metrics: readonly string[] = []): ReadCondition {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:when |当|如果)/i, '')
    .trim();
  if (FAILED.test(words)) return read({ kind: 'failed' });
  if (ENDED.test(words)) return read({ kind: 'ended' });
  for (const form of DROUGHTS) {
    const [, count] = form.exec(words) ?? [];
    if (count !== undefined) return readDrought(count);
  }
  const [, name, sign, value] = METRIC.exec(words) ?? [];
  if (name === undefined || sign === undefined || value === undefined) return fault({ kind: 'unknown' });
  return readMetric({ name: name.trim(), sign: sign.toLowerCase(), value: value.trim() }, metrics);
}

/** Words that `readCondition` reads back as this condition. */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'metric':
      return `${condition.metric} ${condition.is} ${condition.value}`;
    case 'drought':
      return `no new best for ${condition.trials} ${condition.trials === 1 ? 'trial' : 'trials'}`;
    case 'failed':
      return 'a trial fails';
    case 'ended':
      return 'it ends';
  }
}

function readDrought(word: string): ReadCondition {
  const trials = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
  if (trials >= 1 && trials <= LONGEST_DROUGHT) return read({ kind: 'drought', trials });
  return fault({ kind: 'count', word, min: 1, max: LONGEST_DROUGHT });
}

function readMetric(
  { name, sign, value }: { readonly name: string; readonly sign: string; readonly value: string },
  metrics: readonly string[],
): ReadCondition {
  const is = COMPARISONS[sign];
  if (is === undefined) return fault({ kind: 'comparison', word: sign });
  const bound = numberOf(value);
  if (bound === undefined) return fault({ kind: 'number', word: value });
  const metric = known(name, metrics);
  if (metric !== undefined) return read({ kind: 'metric', metric, is, value: bound });
  return fault({ kind: 'metric', word: name, nearest: nearest(name, metrics, { text: String }) });
}

function known(name: string, metrics: readonly string[]): string | undefined {
  if (metrics.length === 0 || metrics.includes(name)) return name;
  return metrics.find((metric) => metric.toLowerCase() === name.toLowerCase());
}

function numberOf(text: string): number | undefined {
  const [, digits, exponent = '', percent] = NUMBER.exec(text) ?? [];
  // Divided, 0.7% would be 0.006999999999999999.
  const value = Number(`${digits}${percent ? 'e-2' : exponent}`);
  // What is kept as JSON comes back without the sign of a zero.
  return Number.isFinite(value) ? value + 0 : undefined;
}

function read(condition: Condition): ReadCondition {
  return { kind: 'condition', condition };
}

function fault(what: ConditionFault): ReadCondition {
  return { kind: 'fault', fault: what };
}
