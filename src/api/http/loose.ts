import { z } from 'zod';
import { masked } from '../../domain/text/secrets.ts';

/*
 * Optional fields as ModelArts really sends them: left out, null, empty, or of another type than documented. None of
 * these fails; what cannot be read is absent.
 */

/** Text that says something. Numbers are taken for text, since versions arrive as both. */
export const looseText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined)
  .transform((text) => (text?.trim() ? text.trim() : undefined));

/** The same for text that people wrote or that leads somewhere, which may have a credential in it. */
export const maskedText = looseText.transform((text) => (text === undefined ? undefined : masked(text)));

/** A boolean, or its name in any case. */
export const looseFlag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .nullish()
  .catch(undefined)
  .transform((flag) => flag ?? undefined);

/** A number, or its decimal text, which can be longer than any number. */
export const looseNumber = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+(?:\.\d+)?$/)
      .transform(Number)
      .pipe(z.number()),
  ])
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** No later date is meant by anybody; beyond are damaged numbers. */
const LATEST = Date.UTC(2100, 0);

/** A moment as epoch milliseconds or RFC 3339. 0 stands for none. */
export const looseTime = z
  .union([
    z.number(),
    z.string().regex(/^\d+$/).transform(Number),
    z.string().transform((text) => Date.parse(text)),
  ])
  .nullish()
  .catch(undefined)
  .transform((ms) => (ms && ms > 0 && ms < LATEST ? new Date(ms) : undefined));

/** A list that has to be there, of what can be read of it, and how many of its entries cannot. */
export function countedList<Item extends z.ZodType>(item: Item) {
  return z.array(z.unknown()).transform((entries) => {
    const items = entries
      .map((entry) => item.safeParse(entry))
      .flatMap(({ success, data }): z.output<Item>[] => (success ? [data] : []));
    return { items, damaged: entries.length - items.length };
  });
}

/** A list without those of its entries that cannot be read. */
export function looseList<Item extends z.ZodType>(item: Item) {
  return countedList(item)
    .nullish()
    .catch(undefined)
    .transform((read): z.output<Item>[] => read?.items ?? []);
}

/** Texts, without those that say nothing. */
export const looseTexts = looseList(looseText).transform((texts) =>
  texts.filter((text) => text !== undefined),
);
