import { type ReactElement, useId, useState } from 'react';
import type { Choice, Snapshot } from '../page/contract.ts';
import { useActing } from './use-acting.ts';
import { WorkflowStep } from './workflow-step.tsx';

const SPEEDS = [
  { speed: 0, label: 'Pause' },
  { speed: 1, label: '×1' },
  { speed: 60, label: '×60' },
] as const;

const STEPS = [1, 10, 60] as const;

/** What the bot stands in: which searches there are, how fast time passes, what goes wrong. */
export function WorldPanel({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { world, now } = snapshot;
  const { names, act } = useActing();
  const [isBusy, setBusy] = useState(false);

  async function change(setting: object): Promise<void> {
    setBusy(true);
    await act('world', setting);
    setBusy(false);
  }

  const trouble = (side: 'modelarts' | 'slack') => (name: string) => void change({ trouble: { side, name } });
  return (
    <div className="world" aria-busy={isBusy}>
      <section>
        <h3>Time</h3>
        <p className="clock">
          <time>{clock(now, names)}</time>
        </p>
        <Segments
          legend="Speed"
          options={SPEEDS.map(({ speed, label }) => ({ name: String(speed), summary: label }))}
          value={String(world.speed)}
          onChange={(speed) => void change({ speed: Number(speed) })}
        />
        <div className="row">
          {STEPS.map((minutes) => (
            <button
              key={minutes}
              type="button"
              className="button"
              onClick={() => void change({ stepMinutes: minutes })}
            >
              +{minutes === 60 ? '1 h' : `${minutes} min`}
            </button>
          ))}
        </div>
      </section>
      <section>
        <h3>ModelArts</h3>
        <Picker
          label="Scenario"
          note={`${summaryOf(world)}. Choosing another begins a new world, without these messages.`}
          options={world.scenarios.map(({ name }) => ({ name, summary: name }))}
          value={world.scenario}
          onChange={(scenario) => void change({ scenario })}
        />
        <Picker
          label="ModelArts is"
          options={world.troubles.modelarts}
          value={world.faults.modelarts}
          onChange={trouble('modelarts')}
        />
      </section>
      <section>
        <h3>Slack</h3>
        <Picker
          label="Slack is"
          options={world.troubles.slack}
          value={world.faults.slack}
          onChange={trouble('slack')}
        />
        <Segments
          legend="How Slack reaches the bot"
          options={[
            { name: 'socket', summary: 'Socket Mode' },
            { name: 'http', summary: 'Signed HTTP' },
          ]}
          value={world.transport}
          onChange={(transport) => void change({ transport })}
        />
        <p className="note">A change of transport restarts the bot.</p>
        <WorkflowStep />
      </section>
    </div>
  );
}

interface PickProps {
  readonly options: readonly Choice[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function Picker({
  label,
  note,
  options,
  value,
  onChange,
}: PickProps & { readonly label: string; readonly note?: string }): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={note && `${id}-note`}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map(({ name, summary }) => (
          <option key={name} value={name}>
            {summary}
          </option>
        ))}
      </select>
      {note && (
        <p className="note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

function Segments({
  legend,
  options,
  value,
  onChange,
}: PickProps & { readonly legend: string }): ReactElement {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.name}>
          <input
            type="radio"
            name={name}
            checked={option.name === value}
            onChange={() => onChange(option.name)}
          />
          <span>{option.summary}</span>
        </label>
      ))}
    </fieldset>
  );
}

function summaryOf({ scenarios, scenario }: Snapshot['world']): string {
  return scenarios.find(({ name }) => name === scenario)?.summary ?? '';
}

function clock(now: number, { locale, tz }: { readonly locale: string; readonly tz: string }): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: tz }).format(
    now,
  );
}
