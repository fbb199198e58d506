import { nearest } from '../text/nearest.ts';
import type { Condition } from './following.ts';

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
  | {
      readonly kind: 'condition';
      readonly condition: Condition;
      /** The same with the number as typed, where a percentage was typed and it is not known on which scale values are. */
      readonly orElse?: Condition;
    }
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
  'greater than': '>',
  'more than': '>',
  'higher than': '>',
  'larger than': '>',
  exceeds: '>',
  '<': '<',
  below: '<',
  under: '<',
  小于: '<',
  低于: '<',
  'less than': '<',
  'lower than': '<',
  'smaller than': '<',
  'fewer than': '<',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  'at least': '>=',
  'no less than': '>=',
  'not less than': '>=',
  大于等于: '>=',
  不低于: '>=',
  不小于: '>=',
  至少: '>=',
  达到: '>=',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  'at most': '<=',
  'no more than': '<=',
  'not more than': '<=',
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
/** What people write between a metric and a comparison. */
const VERB =
  /\s+(?:is|are|was|gets|goes|rises|climbs|falls|drops|becomes|stays|has a value)$|(?:的值|的?数值)?(?:已经|已)?$/i;
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

/** On which scale a metric's values are: shares up to 1, or percentages up to 100. */
export type Scale = 'unit' | 'percent';

interface Known {
  /** Those of the search: another name is refused, and the case put right. None where they are not known. */
  readonly metrics?: readonly string[];
  readonly scaleOf?: (metric: string) => Scale | undefined;
}

/** The condition that words stand for. `90%` is 90 where the metric's values are percentages, else 0.9. */
export function readCondition(text: string, known: Known = {}): ReadCondition {
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
  const metric = name.trim().replace(VERB, '').trim();
  return readMetric({ name: metric, sign: sign.toLowerCase(), value: value.trim() }, known);
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
  { metrics = [], scaleOf }: Known,
): ReadCondition {
  const is = COMPARISONS[sign];
  if (is === undefined) return fault({ kind: 'comparison', word: sign });
  const bound = numberOf(value);
  if (bound === undefined) return fault({ kind: 'number', word: value });
  const metric = nameIn(metrics, name);
  if (metric === undefined)
    return fault({ kind: 'metric', word: name, nearest: nearest(name, metrics, { text: String }) });
  const { typed, share } = bound;
  const of = (value: number): Condition => ({ kind: 'metric', metric, is, value });
  if (share === undefined) return read(of(typed));
  const scale = scaleOf?.(metric);
  if (scale !== undefined) return read(of(scale === 'percent' ? typed : share));
  return { ...read(of(share)), orElse: of(typed) };
}

function nameIn(metrics: readonly string[], name: string): string | undefined {
  if (metrics.length === 0 || metrics.includes(name)) return name;
  return metrics.find((metric) => metric.toLowerCase() === name.toLowerCase());
}

/** A number, and the share that it is of a hundred where it was typed as a percentage. */
function numberOf(text: string): { readonly typed: number; readonly share?: number } | undefined {
  const [, digits, exponent = '', percent] = NUMBER.exec(text) ?? [];
  const typed = Number(`${digits}${exponent}`);
  // Divided, 0.7% would be 0.006999999999999999.
  const share = Number(`${digits}e-2`);
  if (!Number.isFinite(typed)) return undefined;
  // What is kept as JSON comes back without the sign of a zero.
  return percent ? { typed: typed + 0, share: share + 0 } : { typed: typed + 0 };
}

function read(condition: Condition) {
  return { kind: 'condition', condition } as const;
}

function fault(what: ConditionFault): ReadCondition {
  return { kind: 'fault', fault: what };
}
