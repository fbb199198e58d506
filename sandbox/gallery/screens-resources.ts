import type { Asked } from '../../src/blocks/kit/asked.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { oneModel } from '../../src/blocks/platform/model.ts';
import { modelList, whichModel } from '../../src/blocks/platform/models.ts';
import { oneNetwork } from '../../src/blocks/platform/network.ts';
import { networkList, whichNetwork } from '../../src/blocks/platform/networks.ts';
import { type QuotaSource, quotaList, whichWorkspace } from '../../src/blocks/platform/quotas.ts';
import type { ModelArtsProblem } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';
import { BARE_MODEL, modelOf, modelsOf, networkOf, networksOf, quotasOf, settingsOf } from './resources.ts';

interface Resourceful {
  /** As many as there are to be of everything. */
  readonly jobs: readonly unknown[];
  /** Stands wherever there may be text from outside. */
  readonly text: string;
}

const asked: Asked = { line: 'quotas', audience: 'private' };

/** Every screen about quotas, networks and models. */
export function resourceScreens({ jobs: { length: count }, text }: Resourceful, t: Words) {
  return {
    ...quotaScreens(count, text, t),
    ...networkScreens(count, text, t),
    ...modelScreens(count, text, t),
  };
}

function quotaScreens(count: number, text: string, t: Words): Record<string, Message> {
  const quotas = quotasOf(count, text);
  const settings = settingsOf(count, text);
  const sources: QuotaSource[] = ['project', 'poolSettings', 'training', 'workspace'];
  const problem: ModelArtsProblem = {
    kind: 'forbidden',
    endpoint: 'ShowOsQuota',
    status: 403,
    code: text,
    detail: text,
  };
  const list = { quotas, settings, unread: [], damaged: 0, workspace: undefined, asked };
  const calm = quotas.filter(({ limit }) => limit === 'unlimited' || limit === undefined);
  const workspaces = Array.from({ length: count }, (_, i) => ({ id: `${i}`, name: text }));
  return {
    quotas: quotaList(list, t),
    quotasOfWorkspace: quotaList({ ...list, settings: undefined, workspace: text }, t),
    quotasCalm: quotaList({ ...list, quotas: calm, settings: undefined }, t),
    quotasNone: quotaList({ ...list, quotas: [], settings: undefined }, t),
    quotasUnread: quotaList({ ...list, unread: sources.map((source) => ({ source, problem })) }, t),
    quotasNotOffered: quotaList(
      { ...list, unread: [{ source: 'poolSettings', problem: { ...problem, kind: 'notFound' } }] },
      t,
    ),
    noWorkspace: whichWorkspace({ word: text, found: { kind: 'none', nearest: workspaces.slice(0, 3) } }, t),
    whichWorkspace: whichWorkspace({ word: text, found: { kind: 'several', items: workspaces } }, t),
  };
}

function networkScreens(count: number, text: string, t: Words): Record<string, Message> {
  const networks = networksOf(count, text);
  const network = networkOf(count, text);
  return {
    networks: networkList({ networks, asked }, t),
    networksNone: networkList({ networks: [], asked }, t),
    network: oneNetwork({ network, asked }, t),
    networkBare: oneNetwork(
      {
        network: {
          ...network,
          phase: 'Unknown',
          connections: [],
          cidr: undefined,
          createdAt: undefined,
          description: undefined,
          hasIpv6: undefined,
          workspaceId: undefined,
        },
        asked,
      },
      t,
    ),
    networkNotFound: whichNetwork({ word: text, found: { kind: 'none', nearest: networks.slice(0, 3) } }, t),
    networkUnlikeAny: whichNetwork({ word: text, found: { kind: 'none', nearest: [] } }, t),
    whichNetwork: whichNetwork({ word: text, found: { kind: 'several', items: networks } }, t),
  };
}

function modelScreens(count: number, text: string, t: Words): Record<string, Message> {
  const models = modelsOf(count, text);
  const model = modelOf(count, text);
  const list = { models, total: 3 * count, word: undefined, asked };
  return {
    models: modelList(list, t),
    modelsMatching: modelList({ ...list, word: text }, t),
    modelsNone: modelList({ ...list, models: [] }, t),
    modelsNoneMatching: modelList({ ...list, models: [], word: `${text}_v2`.slice(-3_000) }, t),
    model: oneModel({ model, asked }, t),
    modelOfOneMetric: oneModel(
      { model: { ...model, metrics: { ...model.metrics, own: undefined } }, asked },
      t,
    ),
    modelBare: oneModel({ model: { ...BARE_MODEL, id: text, name: text }, asked }, t),
    modelNotFound: whichModel({ word: text, found: { kind: 'none', nearest: models.slice(0, 3) } }, t),
    whichModel: whichModel({ word: text, found: { kind: 'several', items: models } }, t),
  };
}
