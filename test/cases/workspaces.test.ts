import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { readConfig } from '../../src/config.ts';
import { begin } from '../journeys/begin.ts';

/** The sandbox's second workspace; `0` is the default one. */
const VISION = 'b0091887f839492b99cbc884f1e20e00';

/** Two searches of one name, and one that is in the second workspace alone. */
function twoWorkspaces(project: Project): void {
  project.addTable({ name: 'resnet-lr', rows: [{ id: 'de000001', reward: 0.5 }] });
  project.addTable({ name: 'resnet-lr', workspace: VISION, rows: [{ id: 'a1000001', reward: 0.9 }] });
  project.addTable({ name: 'only-vision', workspace: VISION, rows: [{ id: 'a2000001', reward: 0.7 }] });
}

describe('searches in several workspaces', () => {
  it('are found by name', async () => {
    const { viewer } = await begin(twoWorkspaces);
    expect((await viewer.types('/modelarts best only-vision')).text).toContain('a2000001');
  });

  it('are told apart by their workspace where names are equal, in lists and in questions', async () => {
    const { viewer } = await begin(twoWorkspaces);
    const { shown } = await viewer.types('/modelarts jobs');
    expect(shown).toContain('Workspace');
    expect(shown).toMatch(/resnet-lr[^\n]*default/);
    expect(shown).toMatch(/resnet-lr[^\n]*vision/);
    const asked = await viewer.types('/modelarts best resnet-lr');
    expect(asked.shown).toMatch(/resnet-lr \(vision, [0-9a-f]{8}\)/);
  });

  it('are offered in pickers and on App Home', async () => {
    const { viewer } = await begin(twoWorkspaces);
    await viewer.types('/modelarts best');
    expect((await viewer.searches('Pick a search, or type to find one', 'only')).join()).toContain(
      'only-vision',
    );
    await viewer.opensHome();
    await viewer.seesView('only-vision');
  });

  it('are one where a workspace refuses: the others are still found', async () => {
    const { viewer, modelarts } = await begin(twoWorkspaces);
    await viewer.types('/modelarts jobs');
    modelarts.faults.inject({ kind: 'fail', status: 403, api: 'ListTrainingJobs', times: 1 });
    const { shown } = await viewer.types('/modelarts jobs');
    expect(shown).toContain('resnet-lr');
    expect(shown).toMatch(
      /does not let me list the jobs of these workspaces, so they are left out: (?:default|vision)\./,
    );
  });

  it('are those of the default one where workspaces cannot be listed', async () => {
    const { viewer, modelarts } = await begin(twoWorkspaces);
    modelarts.faults.inject({ kind: 'fail', status: 403, api: 'ListWorkspace' });
    expect((await viewer.types('/modelarts best resnet-lr')).text).toContain('de000001');
  });

  it('have no column for the only one', async () => {
    const { viewer } = await begin((project) => {
      twoWorkspaces(project);
      project.resources.workspaces.splice(1);
    });
    const { shown } = await viewer.types('/modelarts jobs');
    expect(shown).not.toContain('Workspace');
    expect(shown).not.toContain('only-vision');
  });

  it('can be narrowed by MODELARTS_WORKSPACES', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      HUAWEICLOUD_SDK_AK: 'ak',
      HUAWEICLOUD_SDK_SK: 'sk',
      MODELARTS_REGION: 'cn-north-4',
      MODELARTS_PROJECT_ID: 'p1',
      MODELARTS_WORKSPACES: 'vision, 0',
    });
    expect(config.modelarts.workspaces).toEqual(['vision', '0']);
  });
});

describe('what is told of other workspaces', () => {
  it('is no claim that tags are of all of them', async () => {
    const { viewer } = await begin(twoWorkspaces);
    expect((await viewer.types('/modelarts tags')).shown).not.toMatch(/all workspaces/i);
  });
});

describe('/modelarts logs --download', () => {
  it('says how many of the pieces of a long log it links to', async () => {
    const { viewer, modelarts } = await begin(
      (project) => void project.addTable({ name: 'JOB', rows: [{}] }),
    );
    const urls = ['https://obs.example/1', 'https://obs.example/2'];
    modelarts.faults.inject({
      kind: 'body',
      api: 'ShowObsUrlOfTrainingJobLogs',
      body: { shards: { object_urls: urls, count: 2, total: 7 } },
    });
    expect((await viewer.types('/modelarts logs JOB --download')).shown).toContain('first 2 of 7');
  });
});
