import { describe, expect, it } from 'vitest';
import { scenarios } from '../../sandbox/scenarios.ts';
import { rowsOfCsv } from '../csv.ts';
import { begin } from './begin.ts';

describe('/modelarts audit', () => {
  it('shows, verifies and exports its entries, and notes the export', async () => {
    const { workspace, admin } = await begin(scenarios.halfway.fill);
    await admin.types('/modelarts settings undo 20');
    expect((await admin.types('/modelarts audit')).shown).toMatch(/@admin \(admin\) +changed a setting/);
    expect((await admin.types('/modelarts audit verify')).text).toBe('The audit is whole: 1 entry.');

    const reply = await admin.types('/modelarts audit --csv');
    expect(reply.text).toBe('The audit as a CSV file, 1 entry: see your direct messages with me.');
    await admin.sees('The audit as a CSV file: 1 entry.');
    const { files = [] } = await admin.sees('modelarts-audit-');
    const bytes = workspace.files.get(files[0]?.id ?? '') ?? [];
    expect(rowsOfCsv(Buffer.from(bytes).toString()).map((row) => row[2])).toEqual([
      'action',
      'settings.changed',
    ]);
    expect((await admin.types('/modelarts audit')).shown).toMatch(/exported the audit: 1 entry/);
  });

  it('says what to do when Slack refuses the file, and when a time cannot be read', async () => {
    const { slack, admin } = await begin(scenarios.halfway.fill);
    await admin.types('/modelarts settings undo 20');
    slack.scopes.delete('files:write');
    const reply = await admin.types('/modelarts audit --csv');
    expect(reply.text).toMatch(/^Slack does not let me send files \(missing_scope\)\./);
    expect((await admin.types('/modelarts audit --since yesterday')).shown).toContain(
      'since must be 24h, 7d, 2w, or 2026-11-01, not “yesterday”.',
    );
  });

  it('is refused to everybody but admins', async () => {
    const { viewer } = await begin(scenarios.halfway.fill);
    expect((await viewer.types('/modelarts audit')).text).toMatch(/^Only admins may do that/);
  });
});
