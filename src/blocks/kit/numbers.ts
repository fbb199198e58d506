import { intervalToDuration } from 'date-fns/intervalToDuration';

const DIGITS = 4;
const MOST_DIGITS = 17;
const MOST_DECIMALS = 16;
/** What is left of 0.1 where it was kept as a 32-bit number. */
const NOISE = 1e-7;

/**
 * A number for prose: `digits` significant ones, without trailing zeros; an exponent only where zeros would pile up. As
 * many digits more as keep it from looking like a rounder number: 0.99996 is not 1.
 */
export function short(value: number, digits = DIGITS): string {
  for (let more = digits; more < MOST_DIGITS; more += 1) {
    const text = written(value, more);
    if (!misleads(text, value)) return tidy(text);
  }
  return tidyExponent(String(value));
}

/** What was counted or divided out here, and is no more exact than its digits. */
export function rounded(value: number, digits: number): string {
  return tidy(written(value, digits));
}

/** How far one measured value is from another, without the digits that the subtraction has made up. */
export function gap(value: number): string {
  return short(Number(value.toPrecision(12)));
}

function written(value: number, digits: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isSafeInteger(value)) return String(value);
  if (size < 1e-4 || size >= 1e15) return value.toExponential(digits - 1);
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(places, 100));
}

/** Whether `text` reads as a rounder number than `value` is: a whole one, or one with a single digit. */
function misleads(text: string, value: number): boolean {
  const shown = Number(text);
  if (shown === value) return false;
  if (Number.isInteger(shown) && text.includes('.') && !text.includes('e')) return true;
  const [mantissa = ''] = text.split('e');
  const isOneDigit = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length < 2;
  return isOneDigit && (Number.isInteger(shown) || Math.abs(shown - value) > NOISE * Math.abs(value));
}

function tidy(text: string): string {
  if (text.includes('e')) return tidyExponent(text);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Both numbers with as few digits as tell them apart, four at the least. */
export function apart(a: number, b: number): [string, string] {
  for (let digits = DIGITS; digits < MOST_DIGITS; digits += 1) {
    const texts: [string, string] = [short(a, digits), short(b, digits)];
    if (texts[0] !== texts[1]) return texts;
  }
  return [String(a), String(b)];
}

/**
 * A column of numbers with one count of decimals, so that the points align: four digits of the largest, and more where
 * one of them would look like a rounder number.
 */
export function column(values: readonly number[]): (value: number) => string {
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  if (values.every(Number.isInteger)) return String;
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (least < 1e-4 || largest >= 1e7) return exponential;
  const places = Math.max(0, DIGITS - 1 - Math.floor(Math.log10(largest)));
  let needed = Math.max(places, DIGITS - 2 - Math.floor(Math.log10(least)));
  while (needed < MOST_DECIMALS && values.some((value) => misleads(value.toFixed(needed), value)))
    needed += 1;
  return (value) => value.toFixed(needed);
}

function exponential(value: number): string {
  for (let digits = DIGITS; digits < MOST_DIGITS; digits += 1) {
    const text = value.toExponential(digits - 1);
    if (!misleads(text, value)) return tidyExponent(text);
  }
  return tidyExponent(value.toExponential());
}

interface Formats {
  readonly seconds: Intl.NumberFormat;
  readonly spans: Intl.DurationFormat;
}

const FORMATS = new Map<string, Formats>();

/** To make one takes a hundred times as long as to use it, and a digest has dozens of durations. */
function formatsOf(locale: string): Formats {
  const known = FORMATS.get(locale) ?? {
    seconds: new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'narrow' }),
    spans: new Intl.DurationFormat(locale, { style: 'narrow' }),
  };
  FORMATS.set(locale, known);
  return known;
}

/** A duration as one says it: `19s`, `2h 5m`. @param seconds may be fractional; below one it says so. */
export function duration(seconds: number, locale: string): string {
  const whole = seconds >= 10 ? Math.round(seconds) : Math.round(seconds * 10) / 10;
  if (whole < 60) return formatsOf(locale).seconds.format(whole);
  const parts = intervalToDuration({ start: 0, end: Math.round(seconds) * 1000 });
  const { days = 0, hours = 0, minutes = 0, seconds: rest = 0, months = 0, years = 0 } = parts;
  const allDays = months + years > 0 ? Math.floor(seconds / 86_400) : days;
  const shown =
    allDays > 0 ? { days: allDays, hours } : hours > 0 ? { hours, minutes } : { minutes, seconds: rest };
  return formatsOf(locale).spans.format(shown);
}

function tidyExponent(text: string): string {
  return text.replace(/\.?0+e/, 'e').replace('e+', 'e');
}
