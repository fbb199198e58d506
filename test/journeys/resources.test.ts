import { describe, expect, it } from 'vitest';
import { SAMPLE_MODEL, SAMPLE_NETWORK } from '../../sandbox/project/resources.ts';
import { begin } from './begin.ts';

const nothing = () => undefined;

describe('commands about quotas, networks and models', () => {
  it('are answered in English and in Chinese', async () => {
    const { viewer, chinese, slack } = await begin(nothing);
    expect((await viewer.types('/modelarts quotas')).text).toBe('Nearly full: Training jobs.');
    expect((await chinese.types('/modelarts quotas')).text).toBe('即将用满：训练作业。');
    expect((await viewer.types('/modelarts networks')).text).toBe('This project has 2 networks.');
    expect((await chinese.types('/modelarts network training-net')).text).toBe(
      '网络 training-net：正常，172.16.0.0/16。',
    );
    expect((await viewer.types('/modelarts models')).text).toContain('This project has 3 models');
    expect((await chinese.types('/modelarts model mnist')).text).toBe('模型 mnist 版本 1.0.0：正常。');
    expect(slack.failures).toEqual([]);
  });

  it('are answered in the thread when the bot is mentioned', async () => {
    const { viewer } = await begin(nothing);
    const answer = await viewer.mentions('@ModelArts network network-7a03');
    expect(answer.threadTs).toBeDefined();
    expect(answer.text).toBe('Network network-7a03 is active, 192.168.128.0/17.');
  });
});

describe('/modelarts quotas', () => {
  it('shows the numbers of every source with a word on each', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts quotas');
    expect(shown).toMatch(/Training jobs.*19.*20.*nearly full.*95%.*project/);
    expect(shown).toMatch(/Resource pools.*10.*15.*room left.*66%.*project/);
    expect(shown).toMatch(/Real-time services.*unknown.*unlimited.*workspace/);
    expect(shown).toContain('High availability of pools: on.');
    expect(shown).not.toContain('could not be read');
  });

  it('reads numbers that ModelArts gives as text', async () => {
    const { viewer, project } = await begin(nothing);
    project.resources.osQuotas = [{ name: 'pool', limit: '15', used: '15' }];
    expect((await viewer.types('/modelarts quotas')).text).toBe(
      'Full: Resource pools. Nearly full: Training jobs.',
    );
  });

  it('shows the rest when a source fails, and says which and why', async () => {
    const { viewer, modelarts } = await begin(nothing);
    modelarts.faults.inject({
      kind: 'fail',
      status: 403,
      code: 'ModelArts.0108',
      api: 'ShowTrainingQuotas',
    });
    modelarts.faults.inject({ kind: 'garbage', as: 'html', api: 'ShowWorkspaceQuotas' });
    modelarts.faults.inject({ kind: 'fail', status: 404, code: 'ModelArts.50004004', api: 'ShowOsQuota' });
    const { shown } = await viewer.types('/modelarts quotas');
    expect(shown).toContain('Quota of training jobs could not be read.');
    expect(shown).toContain('ModelArts.0108');
    expect(shown).toContain('Quotas of the workspace could not be read. ModelArts gave an answer');
    expect(shown).toContain('Quotas of pools and networks could not be read. ModelArts does not offer this');
    // The settings know the limits, though not what is taken.
    expect(shown).toMatch(/Resource pools.*unknown.*15.*unknown/);
  });

  it('says why when nothing can be read', async () => {
    const { viewer, modelarts } = await begin(nothing);
    modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108' });
    const { shown } = await viewer.types('/modelarts quotas');
    expect(shown).not.toContain('could not be read');
    expect(shown).toContain('ModelArts.0108');
  });

  it('offers the nearest workspace for a mistyped name', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts quotas --workspace vison');
    expect(shown).toContain('There is no workspace “vison”');
    const { reply } = await viewer.presses('vision');
    expect(reply?.text).toContain('Full: Notebook instances.');
  });
});

describe('/modelarts network', () => {
  it('shows the connections of a network with their state', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts network training-net');
    expect(shown).toMatch(/4c8c7a1e.*VPC.*active.*default gateway/);
    expect(shown).toMatch(/sfs-turbo-datasets.*SFS Turbo.*abnormal.*172\.16\.0\.12/);
    expect(shown).toContain('1 connection abnormal');
  });

  it('says that a network has no connections', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types(`/modelarts network ${SAMPLE_NETWORK}`);
    expect(shown).toContain('It is connected to no VPC and no file system.');
    expect(shown).toContain(SAMPLE_NETWORK);
  });

  it('offers the nearest network for a mistyped name as a button that answers', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts network trainig-net');
    expect(shown).toContain('There is no network “trainig-net”');
    expect((await viewer.presses('training-net')).reply?.text).toContain('Network training-net is active');
  });

  it('offers a menu of networks when none is named', async () => {
    const { viewer } = await begin(nothing);
    await viewer.types('/modelarts network');
    expect((await viewer.chooses('training-net')).reply?.text).toContain('Network training-net is active');
  });

  it('says that a network is gone, and lists the others at a press', async () => {
    const { viewer } = await begin(nothing);
    const gone = 'network-0000-86c13962597848eeb29c5861153a391f';
    expect((await viewer.types(`/modelarts network ${gone}`)).shown).toContain(
      `There is no network “${gone}”`,
    );
    expect((await viewer.presses('All networks')).reply?.shown).toContain('training-net');
  });
});

describe('/modelarts model', () => {
  it('shows what can be read of a model, with both metrics under their names', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types(`/modelarts model ${SAMPLE_MODEL}`);
    expect(shown).toContain('python2.7 by the model itself, tf1.13-python3.6-cpu by its config');
    expect(shown).toMatch(/model_metrics.*config\.metrics/);
    expect(shown).toMatch(/accuracy.*0\.625.*0\.2633/);
    expect(shown).toContain('5.63 MB');
    expect(shown).toContain('real-time service, batch service, edge service');
    expect(shown).toContain('Input data: object { req_data: array }');
    expect(shown).toContain('numpy == 1.17.0');
  });

  it('asks which version is meant, and a press answers for that one', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts model resnet50_v2');
    expect(shown).toContain('is the name of several models or versions');
    expect((await viewer.presses('resnet50_v2 0.0.1')).reply?.text).toBe(
      'Model resnet50_v2 0.0.1: published.',
    );
  });

  it('offers the versions that exist for one that does not', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts model mnist --version 2');
    expect(shown).toContain('There is no model “mnist 2”');
    expect((await viewer.presses('mnist 1.0.0')).reply?.text).toBe('Model mnist 1.0.0: published.');
  });

  it('says that there is no model with an id', async () => {
    const { viewer } = await begin(nothing);
    const { shown } = await viewer.types('/modelarts model 00000000-0000-4000-8000-000000000000');
    expect(shown).toContain('There is no model “00000000-0000-4000-8000-000000000000”');
  });

  it('is found by a part of its name with /modelarts models', async () => {
    const { viewer } = await begin(nothing);
    expect((await viewer.types('/modelarts models resnet')).text).toContain('2 models with “resnet”');
    expect((await viewer.types('/modelarts models no_such')).shown).toContain('whole name only');
  });

  it('says so when the answer of ModelArts is damaged', async () => {
    const { viewer, modelarts } = await begin(nothing);
    modelarts.faults.inject({ kind: 'garbage', as: 'types' });
    expect((await viewer.types('/modelarts models')).shown).toMatch(/cannot read|no models/);
  });
});
