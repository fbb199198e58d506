import { sql } from 'kysely';
import { json } from './text.ts';

/** Values as a table within a statement. @param columns the types that they have in the database, by their names */
export function recordset<Row extends object, Name extends string>(
  name: Name,
  rows: readonly Row[],
  columns: Readonly<Record<keyof Row & string, string>>,
) {
  const typed = Object.entries<string>(columns).map(
    ([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`,
  );
  return sql<Row>`jsonb_to_recordset(${json(rows)}::jsonb)`.as<Name>(
    sql`${sql.ref(name)}(${sql.join(typed)})`,
  );
}
