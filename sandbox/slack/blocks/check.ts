import { isFields } from '../json.ts';

/** One thing Slack refuses: where, as a JSON pointer, and in Slack's words. */
export interface Fault {
  readonly at: string;
  readonly message: string;
}

/** Looks at one value; an empty answer means that it passes. */
export type Check = (value: unknown, at: string) => readonly Fault[];

export function fault(at: string, message: string): readonly Fault[] {
  return [{ at, message }];
}

/** Text of `min` to `max` characters. */
export function text(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return fault(at, 'must be a string');
    if (value.length < min) return fault(at, `must be more than ${min - 1} characters`);
    if (isMalformed(value)) return fault(at, 'must be well-formed text');
    return value.length > max ? fault(at, `must be less than ${max + 1} characters`) : [];
  };
}

/**
 * NUL, or half a character. Slack's documents do not say what becomes of it, and RFC 8259 (8.2) calls it unpredictable, so
 * that it must never be sent.
 */
export function isMalformed(value: string): boolean {
  return value.includes('\0') || !value.isWellFormed();
}

export function number(min = -Infinity, max = Infinity): Check {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return fault(at, 'must be a number');
    return value < min || value > max ? fault(at, `must be between ${min} and ${max}`) : [];
  };
}

/** More than nothing. */
export const positive: Check = all(number(), (value, at) =>
  typeof value === 'number' && value <= 0 ? fault(at, 'must be more than 0') : [],
);

export function whole(min: number, max: number): Check {
  return all(number(min, max), (value, at) =>
    typeof value !== 'number' || Number.isInteger(value) ? [] : fault(at, 'must be an integer'),
  );
}

export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : fault(at, 'must be a boolean'));

export function word(...allowed: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : fault(at, `must be a valid enum value: ${allowed.join(', ')}`);
}

export function list(item: Check, max = Infinity, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return fault(at, 'must be an array');
    if (value.length < min) return fault(at, `no fewer than ${min} items allowed`);
    if (value.length > max) return fault(at, `no more than ${max} items allowed`);
    return value.flatMap((each, i) => item(each, `${at}/${i}`));
  };
}

type Checks = Readonly<Record<string, Check>>;

/** An object with these fields and no others: one unknown key makes Slack refuse the whole message. */
export function shape(required: Checks, optional: Checks = {}): Check {
  const known = new Map(Object.entries({ ...required, ...optional }));
  return (value, at) => {
    if (!isFields(value)) return fault(at, 'must provide an object');
    const missing = Object.keys(required).filter((key) => value[key] === undefined);
    return [
      ...missing.flatMap((key) => fault(at, `missing required field: ${key}`)),
      ...Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .flatMap(
          ([key, field]) =>
            known.get(key)?.(field, `${at}/${key}`) ?? fault(at, `invalid additional property: ${key}`),
        ),
    ];
  };
}

/** An object that says its own `type`, and has these fields besides. */
export function typed(type: string, required: Checks, optional: Checks = {}): Check {
  return shape({ type: word(type), ...required }, optional);
}

/** Picks the check by the value's `type`. */
export function byType(checks: Checks): Check {
  const kinds = new Map(Object.entries(checks));
  return (value, at) => {
    if (!isFields(value)) return fault(at, 'must provide an object');
    if (typeof value.type !== 'string') return fault(at, 'missing required field: type');
    return kinds.get(value.type)?.(value, at) ?? fault(`${at}/type`, `unsupported type: ${value.type}`);
  };
}

export function all(...checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at));
}

export function either(first: Check, second: Check): Check {
  return (value, at) => {
    const faults = first(value, at);
    return faults.length === 0 || second(value, at).length === 0 ? [] : faults;
  };
}

/** An object with exactly one of these fields, which its own shape then checks. */
export function oneOf(...keys: readonly string[]): Check {
  return (value, at) => {
    const present = isFields(value) ? keys.filter((key) => value[key] !== undefined) : [];
    return present.length === 1 ? [] : fault(at, `must have exactly one of: ${keys.join(', ')}`);
  };
}
