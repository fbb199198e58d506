import { type ReactElement, useState } from 'react';
import type { StepEnding } from '../page/contract.ts';
import { runStep } from './send.ts';
import { useActing } from './use-acting.ts';

/** Runs the app's workflow step, and says beside the button how it ended. */
export function WorkflowStep(): ReactElement {
  const { me } = useActing();
  const [end, setEnd] = useState<StepEnding | 'running'>();

  async function run(): Promise<void> {
    setEnd('running');
    setEnd(await runStep(me));
  }

  return (
    <>
      <button type="button" className="button" disabled={end === 'running'} onClick={() => void run()}>
        Run the workflow step
      </button>
      <div className="step-end" role="status">
        {end !== undefined && <Ending end={end} />}
      </div>
      <p className="note">“Best trial of a search” for the first job, in your name.</p>
    </>
  );
}

function Ending({ end }: { readonly end: StepEnding | 'running' }): ReactElement {
  if (end === 'running') return <p>The step runs…</p>;
  if ('error' in end) return <p className="step-failed">Failed: {end.error}</p>;
  return (
    <>
      <p>Completed, with these outputs:</p>
      <dl>
        {Object.entries(end.outputs).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
