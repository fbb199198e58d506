import type { RuntimeState } from '../../domain/platform/runtimes.ts';
import { type Inline, line } from '../line.ts';
import { plural } from '../plural.ts';

/** What the platform offers: runtimes and engines, plug-ins, tags, the way in from a VPC. */
export const enPlatform = {
  runtimes: {
    title: 'Runtimes for deploying models',
    headline: (count: number, engines: number) =>
      `${plural(count, 'runtime')} of ${plural(engines, 'engine')}.`,
    filtered: (count: number, asked: string) => `${plural(count, 'runtime')}: ${asked}.`,
    none: 'ModelArts has no runtimes in this project.',
    noneFits: (asked: string) => `No runtime fits: ${asked}.`,
    unknown: (word: string) => `There is no engine and no runtime “${word}”.`,
    engines: (engines: string) => `Engines: ${engines}.`,
    archs: (archs: string) => `Architectures: ${archs}.`,
    withoutRuntimes: (engines: string) => `Without a preset runtime: ${engines}.`,
    offline: (leaving: number, offline: number) =>
      [
        ...(leaving > 0 ? [`${leaving} going offline`] : []),
        ...(offline > 0 ? [`${offline} offline`] : []),
      ].join(', '),
    unspecified: 'unspecified',
    unspecifiedNote:
      '“unspecified” is what ModelArts calls “none”. It does not mean CPU only: runtimes with CUDA or an Ascend chip in their name say it too.',
    hinted: (count: number) =>
      `${count} more ${count === 1 ? 'is' : 'are'} unspecified, yet named after such a chip:`,
    untold: (count: number) => `Of ${count} more ModelArts does not tell enough to say whether they fit.`,
    uneven: (engines: string) =>
      `ModelArts’ lists for ${engines} are not equally long. Something is missing there, and details may stand beside the wrong runtime.`,
    missing: (count: number) => `ModelArts counts ${plural(count, 'more engine')} than it gave.`,
    inFull: 'Names that the table cuts:',
    cuda: (version: string) => `CUDA ${version}`,
    driver: (version: string) => `driver ${version}`,
    mode: { sync: 'synchronous', async: 'asynchronous' },
    state: {
      online: 'online',
      leaving: '⚠ going offline',
      offline: '⛔ offline',
      unknown: 'unknown',
    } satisfies Record<RuntimeState, string>,
    column: {
      engine: 'Engine',
      runtime: 'Runtime',
      accelerator: 'Accelerator',
      arch: 'Architecture',
      mode: 'Requests',
    },
    all: 'All runtimes',
    forSearch: 'Engines for searches',
    training: 'For training there are other engines.',
    canSearch: (count: number) => `${plural(count, 'training engine')} can run a search:`,
    noneSearches: 'None of the training engines can run a search.',
    enginesUnread: 'Which training engines can run a search could not be read just now.',
  },
  search: {
    title: 'Training engines for hyperparameter searches',
    headline: (count: number) => `${plural(count, 'training engine')} can run a hyperparameter search.`,
    none: (total: number) =>
      `None of the ${plural(total, 'training engine')} of this project can run a hyperparameter search.`,
    noneNamed: (word: string) => `No training engine “${word}” can run a hyperparameter search.`,
    source: {
      marks: 'ModelArts itself marks them so (tag auto_search).',
      guide: 'ModelArts marks none of them here; these are the ones that its guide names.',
    },
    limits:
      'By ModelArts’ guide, searched parameters must be decimal numbers, and the code must print the metric so that a regular expression can find it.',
    notApplied: (options: string) =>
      `${options} not applied: ModelArts tells such things of runtimes, not of training engines.`,
    algorithms: 'How a search can choose its trials',
    algorithm: (name: Inline, text: string) => line`• ${name}${text && `: ${text}`}`,
    defaults: (parameters: string) => ` (${parameters})`,
    algorithmsUnread: 'How a search can choose its trials could not be read just now.',
    column: { engine: 'Engine', version: 'Version', id: 'Id' },
  },
  plugin: {
    title: (name: string) => `Plug-in ${name}`,
    headline: (name: string, count: number) => `Plug-in ${name} has ${plural(count, 'version')}.`,
    none: (name: string) => `ModelArts names no version of the plug-in ${name}.`,
    driver: (chip: string) => `${chip} driver`,
    unknown: (word: string) => `There is no plug-in “${word}”.`,
    names: (names: string) => `Plug-ins: ${names}.`,
    column: { version: 'Version', created: 'Created', description: 'Description', inputs: 'Inputs' },
    inputs: (version: Inline) => line`What can be set when ${version} is installed:`,
  },
  tags: {
    title: 'Notebook tags',
    headline: (keys: number) => `Notebooks in this project have ${plural(keys, 'tag key')}.`,
    none: 'No notebook in this project has a tag.',
    whole: 'Each key with all values that occur with it.',
  },
  channel: {
    title: 'VPC access for inference',
    headline: (domain: string) => `Models can be reached from a VPC at ${domain}.`,
    withoutDomain: (services: number) =>
      `Models can be reached from a VPC by ${plural(services, 'endpoint service')}, but ModelArts names no domain.`,
    none: 'This project has no VPC access channel for inference.',
    toGet:
      'ModelArts names neither a domain nor an endpoint service. If there should be one, ask whoever administers the Huawei Cloud account.',
    domain: (domain: Inline) => line`Domain: ${domain}`,
    service: (name: Inline) => line`Endpoint service: ${name}`,
    id: (id: Inline) => line`Id: ${id}`,
    port: (port: Inline) => line`Port: ${port}`,
    noServices: 'ModelArts names no endpoint service.',
    use: 'In your VPC, buy a VPC endpoint for the service, and resolve the domain to the address of that endpoint.',
  },
};
