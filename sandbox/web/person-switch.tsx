import { type ReactElement, useId } from 'react';
import type { PersonView } from '../page/contract.ts';

interface PersonSwitchProps {
  readonly people: readonly PersonView[];
  readonly me: string;
  readonly onMe: (id: string) => void;
}

const ROLES = {
  admin: 'Workspace admin',
  operator: 'Operator',
  second: 'Second operator',
  viewer: 'Viewer',
  guest: 'Guest',
  partner: 'From another company',
} as const;

const LANGUAGES = [
  { locale: 'en-US', label: 'English' },
  { locale: 'zh-CN', label: '中文' },
] as const;

/** Who I am: a role and a language, each combination somebody of their own. */
export function PersonSwitch({ people, me, onMe }: PersonSwitchProps): ReactElement {
  const id = useId();
  const person = people.find((each) => each.id === me);
  const roles = Object.entries(ROLES).filter(([role]) => people.some((each) => each.role === role));

  function become(role: string | undefined, locale: string | undefined): void {
    const alike = people.filter((each) => each.role === role);
    const found = alike.find((each) => each.locale === locale) ?? alike[0];
    if (found) onMe(found.id);
  }

  return (
    <div className="person-switch">
      <label htmlFor={id}>You are</label>
      <select id={id} value={person?.role} onChange={({ target }) => become(target.value, person?.locale)}>
        {roles.map(([role, label]) => (
          <option key={role} value={role}>
            {label}
          </option>
        ))}
      </select>
      <fieldset className="segments">
        <legend className="unseen">Language</legend>
        {LANGUAGES.map(({ locale, label }) => (
          <label key={locale} lang={locale}>
            <input
              type="radio"
              name={`${id}-language`}
              checked={person?.locale === locale}
              disabled={!people.some((each) => each.role === person?.role && each.locale === locale)}
              onChange={() => become(person?.role, locale)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
