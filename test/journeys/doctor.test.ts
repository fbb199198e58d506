import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';

describe('/modelarts doctor', () => {
  it('says that everything is well and how the bot is set up', async () => {
    const { admin, chinese, transport } = await begin(() => undefined);
    const { shown } = await admin.types('/modelarts doctor');
    expect(shown).toContain('Everything is well.');
    expect(shown).toContain('Every scope that the bot needs has been granted.');
    expect(shown).toContain('The database answers.');
    expect(shown).toContain(
      transport === 'socket'
        ? 'Connected to Slack by Socket Mode, 2 of 2 connections.'
        : 'Slack calls the bot over HTTP, and it listens.',
    );
    expect(shown).toContain(`Version ${JSON.parse(readFileSync('package.json', 'utf8')).version}.`);
    expect(shown).toContain('Admins: those of the workspace, and by the configuration @operators.');
    await admin.types('/modelarts allow @chinese-reader admin');
    expect((await chinese.types('/modelarts doctor')).shown).toContain('一切正常。');
  });

  it('warns of a Socket Mode connection that is down', async () => {
    const { admin, slack } = await begin(() => undefined, { transport: 'socket' });
    // The other still carries the question; the bot opens this one anew only seconds later.
    slack.faults.noHello = true;
    await slack.disconnect('refresh_requested', 'one');
    const { shown } = await admin.types('/modelarts doctor');
    expect(shown).toContain('Warning: Connected to Slack by Socket Mode, 1 of 2 connections.');
    expect(shown).not.toContain('Everything is well.');
  });

  it('says that the configuration names no admin', async () => {
    const { admin } = await begin(() => undefined, { admins: [] });
    expect((await admin.types('/modelarts doctor')).shown).toContain('The configuration names no other');
  });

  it('is refused to everybody but admins', async () => {
    const { viewer } = await begin(() => undefined);
    expect((await viewer.types('/modelarts doctor')).shown).not.toContain('The database answers.');
  });

  it('warns that the bot token ends, in both languages', async () => {
    const { admin, chinese, workspace } = await begin(() => undefined);
    workspace.team.tokenExpiresIn = 43_200;
    const { shown } = await admin.types('/modelarts doctor');
    expect(shown).toContain('Warning: The bot token ends in 12h, because token rotation is on.');
    await admin.types('/modelarts allow @chinese-reader admin');
    expect((await chinese.types('/modelarts doctor')).shown).toContain('令牌轮换已开启');
  });

  it('names the Slack scopes that are missing', async () => {
    const { admin, slack } = await begin(() => undefined);
    slack.scopes.delete('files:write');
    expect((await admin.types('/modelarts doctor')).shown).toContain('Scopes are missing: files:write.');
  });

  it('tells what ModelArts refuses, and the results of the other checks', async () => {
    const { admin, modelarts } = await begin(() => undefined);
    modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108' });
    const { shown } = await admin.types('/modelarts doctor');
    expect(shown).toContain('Reading jobs from ModelArts: forbidden · HTTP 403 · ModelArts.0108');
    expect(shown).toContain('The database answers.');
  });

  it('says which check was not answered within its time', async () => {
    const { admin, modelarts, passing } = await begin(() => undefined);
    modelarts.faults.inject({ kind: 'hang' });
    await passing(admin.types('/modelarts doctor'));
    const { shown } = await admin.sees('Reading jobs from ModelArts: no answer within 5 seconds.');
    expect(shown).toContain('The database answers.');
    modelarts.faults.clear();
  });
});
