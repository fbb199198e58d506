import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const MINUTE = 60_000;

/** A search on two nodes, of which one has failed and is left alone. */
function troubled(project: Project): void {
  const { id } = project.addTable({
    name: 'resnet-lr',
    rows: [{ id: 'a' }],
    phase: 'Failed',
    createdAt: new Date(project.now().getTime() - 120 * MINUTE),
    user: 'vision-team',
  });
  const at = (minutes: number) => new Date(project.now().getTime() - minutes * MINUTE);
  project.records.write(id, {
    description: 'sweep of the learning rate',
    nodes: 2,
    tasks: [
      { name: 'worker-0', exitCode: 0 },
      { name: 'worker-1', exitCode: 137, message: 'OOMKilled' },
    ],
    events: [
      { at: at(30), level: 'Error', message: 'worker-1 was killed: out of memory' },
      ...Array.from({ length: 40 }, (_, i) => ({
        at: at(29 - i / 2),
        level: 'Info' as const,
        message: `tick ${i}`,
      })),
    ],
  });
}

describe('/modelarts job', () => {
  it('shows state, place, cost, tasks and events, errors first', async () => {
    const { viewer, modelarts } = await begin(troubled);
    const { shown, text } = await viewer.types('/modelarts job resnet-lr');
    expect(text).toBe('resnet-lr is a hyperparameter search, failed.');
    expect(shown).toContain('failed since 2026-11-22 8:00 AM');
    expect(shown).toContain('by vision-team');
    expect(shown).toContain('sweep of the learning rate');
    expect(shown).toContain('modelarts.p3.large.public · 2 nodes · 1 × NVIDIA-V100 each · public pool');
    expect(shown).toContain('Ran for 2h: 4 node-hours, 4 accelerator-hours');
    expect(shown).toContain('scheduling → preparing 5s → running 2h → ending\n');
    expect(shown).toContain('Aims at acc (higher is better)');
    expect(shown).toMatch(/worker-1 · exit code 137 \(killed.*\) · on 192\.168\.0\.12 · OOMKilled\nworker-0/);
    expect(shown.indexOf('worker-1 was killed')).toBeLessThan(shown.indexOf('tick 39'));
    expect(shown).toContain('…and 33 more');
    expect(shown).not.toContain('[ Stop job… ]');
    expect(modelarts.requests.filter(({ api }) => api === 'ListTrainingJobEvents')).toMatchObject([
      { query: { level: 'Error' } },
      { headers: { 'x-language': 'en-us' } },
    ]);
  });

  it('answers in Chinese for Chinese readers', async () => {
    const { chinese, modelarts } = await begin(troubled);
    const { shown, text } = await chinese.types('/modelarts job resnet-lr');
    expect(text).toBe('resnet-lr 是超参搜索：运行失败。');
    expect(shown).toContain('累计 4 节点时');
    expect(shown).toContain('平台提示：训练作业已结束。');
    expect(modelarts.requests.find(({ api }) => api === 'ListTrainingJobEvents')?.headers['x-language']).toBe(
      'zh-cn',
    );
  });

  it('has buttons for the best trial, the logs, the progress and the stop of the job', async () => {
    const { viewer } = await begin((project) => void project.addTable({ name: 'live', rows: [{ id: 'a' }] }));
    const { shown } = await viewer.types('/modelarts job live');
    for (const label of ['Best trial', 'Logs', 'Progress', 'Stop job…', 'Refresh', 'Share to channel'])
      expect(shown).toContain(`[ ${label} ]`);
    expect((await viewer.presses('Logs')).reply?.text).toContain('log of worker-0 of live');
    expect((await viewer.presses('The job')).reply?.text).toBe('live is a hyperparameter search, running.');
  });

  it('does not mention a search for an ordinary training job', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain' }));
    const { shown, text } = await viewer.types('/modelarts job plain');
    expect(text).toBe('plain is a training job, running.');
    expect(shown).not.toContain('Best trial');
    expect(shown).not.toContain('Aims at');
  });

  it('shows no cost and no tasks for a job that is waiting', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain', phase: 'Pending' }));
    const { shown } = await viewer.types('/modelarts job plain');
    expect(shown).toContain('waiting since');
    expect(shown).toContain('No task has been started yet.');
    expect(shown).toContain('scheduling');
  });

  it('shows the rest when parts cannot be read, and says which', async () => {
    const { viewer, modelarts } = await begin(troubled);
    modelarts.faults.inject({
      kind: 'fail',
      status: 403,
      code: 'ModelArts.0108',
      api: 'ListTrainingJobEvents',
    });
    modelarts.faults.inject({ kind: 'garbage', as: 'html', api: 'ListTrainingJobStages' });
    modelarts.faults.inject({ kind: 'garbage', as: 'types', api: 'ListTrainingJobTasks' });
    const { shown } = await viewer.types('/modelarts job resnet-lr');
    expect(shown).toContain(
      'Could not be read this time: errors, events, stages, nodes. The rest is complete.',
    );
    expect(shown).toContain('exit code 137');
    expect(shown).not.toContain('no events');
  });

  it('names the job that does not exist', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain' }));
    const gone = 'aaaaaaaa-1111-4222-8333-444444444444';
    expect((await viewer.types(`/modelarts job ${gone}`)).text).toContain(gone);
  });
});

/** What a secret is, what is around it with `§` in its place, and the secret. */
const CORPUS: readonly (readonly [string, string, string])[] = [
  ['an access key', 'using §', 'HST3WIAQ7XLP0MKZ2C5D'],
  ['a secret key', 'sk: §', 'q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iKoT1vQy'],
  [
    'a token of ModelArts',
    'X-Auth-Token: §',
    `MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38CAQExDTALBglghkgBZQMEAgEw${'Ab3-'.repeat(20)}`,
  ],
  ['a token of Slack', 'SLACK_APP_TOKEN=§', 'xapp-1-A0123456789-1234567890123-0123456789abcdef'],
  ['a bearer token', 'Authorization: Bearer §', 'abc.def0ghi'],
  [
    'a signed link',
    'GET https://obs.cn-north-4.myhuaweicloud.com/b/k?AccessKeyId=a&Expires=1&Signature=§',
    'a1b2c3d4e5f6g7',
  ],
  ['an e-mail address', 'asked ming.li of §', 'ming.li+ops@mail.example.com.cn'],
  ['a password in an environment', "environ({'DB_PASSWORD': '§', 'HOME': '/root'})", 'hunter2hunter2'],
  ['a password in a database address', 'postgres://§@db.internal:5432/bot', 'bot:geheimgeheim'],
];

describe('secrets in a training job', () => {
  it.each(CORPUS)('reach neither Slack nor the log of the bot: %s', async (_, around, secret) => {
    const text = around.replace('§', () => secret);
    const { viewer, slack, workspace, logged } = await begin((project) => {
      const { id } = project.addJob({ name: 'plain', phase: 'Failed' });
      project.records.write(id, {
        description: text,
        tasks: [{ name: 'worker-0', exitCode: 1, message: text }],
        events: [{ at: project.now(), level: 'Error', message: text }],
        log: ['Traceback (most recent call last):', `  ${text}`, `ValueError: ${text}`, text].join('\n'),
        environments: { ANYTHING: secret, DB_PASSWORD: secret },
      });
    });
    expect((await viewer.types('/modelarts job plain')).shown).toContain('[masked]');
    expect((await viewer.types('/modelarts logs plain')).shown).toContain('[masked]');
    await viewer.mentions('@ModelArts job plain');
    const everything = JSON.stringify([slack.calls, workspace.messages, logged()]);
    expect(everything).not.toContain(secret);
    for (const part of secret.split(/[^\w]+/).filter((each) => each.length > 8))
      expect(everything).not.toContain(part);
  });

  it.each([
    [
      'a signed link',
      'https://obs.cn-north-4.myhuaweicloud.com/b/modelarts-job-x.log?AWSAccessKeyId=a&Signature=s3cr3t0',
    ],
    ['a secret key', 'sk=q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iKoT1vQy'],
  ])('do not reach the log of the bot when pasted as a job: %s', async (_, pasted) => {
    const { viewer, logged } = await begin(() => undefined);
    await viewer.types(`/modelarts best ${pasted}`);
    await viewer.types(`/modelarts best x --top ${pasted}`);
    await viewer.mentions(`@ModelArts ${pasted}`);
    expect(logged()).toContain('[masked]');
    expect(logged()).not.toMatch(/s3cr3t0|q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iKoT1vQy/);
  });

  it('reach nobody when they are in environments and endpoints, whatever they look like', async () => {
    const secrets = ['plain words', 'sandbox-jupyter-token'];
    const { viewer, slack, workspace, logged } = await begin((project) => {
      const { id } = project.addJob({ name: 'plain' });
      project.records.write(id, { environments: { MOTTO: 'plain words' } });
    });
    await viewer.types('/modelarts job plain');
    await viewer.types('/modelarts logs plain');
    const everything = JSON.stringify([slack.calls, workspace.messages, logged()]);
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });
});
