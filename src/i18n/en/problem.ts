import type { Expected, Fault, ModelArtsProblem } from '../../errors.ts';
import { type Line, line } from '../line.ts';
import { enReason } from './reason.ts';

/** What goes wrong, and what to do next. */
export const enProblem = {
  unknownCommand: (word: string) => `There is no command “${word}”.`,
  didYouMean: 'Did you mean one of these?',
  usage: (usage: string) => `Usage: /modelarts ${usage}`,
  example: (example: string) => `Example: /modelarts ${example}`,
  fault: (fault: Fault) => faultSentence(fault),
  notAllowed: {
    view: 'Guests and people of other organisations may look only in channels that an admin has opened to them.',
    operate:
      'You may look, but not stop trials. Operators may; an admin makes one with “/modelarts allow @name operator”.',
    admin: 'Only admins may do that: workspace admins, and whoever they have made one.',
  },
  notHere: (channels: Line) => line`I answer only in ${channels}. Ask there, or in a direct message.`,
  storeUnavailable:
    'My database cannot be reached, so I cannot say whether this was done. Look before you try again in a minute.',
  tookTooLong:
    'ModelArts took more than a minute to answer, so I stopped asking. Try again, or ask for less at once.',
  restarting: 'I am restarting. Ask again in a minute.',
  unknownPerson: {
    missingScope:
      'I can’t read who you are: the app lacks the scope users:read. Ask your bot admin to add it from manifest.yml and reinstall the app.',
    notVisible:
      'Slack does not tell this workspace who you are, so I cannot answer you. Ask a member of this workspace.',
    justNow: 'Slack does not tell me who you are at the moment. Try again in a minute.',
  },
  jobNotFound: (word: string) => `There is no training job “${word}” in this project.`,
  jobAmbiguous: (word: string) => `“${word}” fits more than one job. Which one?`,
  trialNotFound: (trial: string, job: string) => `${job} has no trial “${trial}”.`,
  trialAmbiguous: (trial: string, job: string) => `“${trial}” fits more than one trial of ${job}. Which one?`,
  metricNotFound: (metric: string, metrics: readonly string[]) =>
    metrics.length === 0
      ? `There is no metric “${metric}”.`
      : `There is no metric “${metric}”. This search has ${metrics.join(', ')}.`,
  notInvited: 'I’m not in this channel, so I can’t post here. Invite me with /invite, then try again.',
  cannotPost: (error: string) => `Slack doesn’t let me post here (${error}).`,
  modelarts: {
    notFound: 'ModelArts knows nothing by that name. It may have been deleted.',
    notSignedIn:
      'ModelArts refused the bot’s credentials. Whoever runs the bot should check its access keys or IAM user.',
    forbidden:
      'The bot’s account is not allowed to do that in ModelArts. Whoever runs the bot should check its permissions.',
    rateLimited: 'ModelArts is throttling requests. Try again in a minute.',
    unavailable: 'ModelArts is not answering. Try again in a minute.',
    conflict: 'ModelArts refused, since the state has just changed. Look again, then retry.',
    rejected:
      'ModelArts did not accept the request. Check what you typed; if it is right, show this to whoever runs the bot.',
    unexpectedAnswer:
      'ModelArts gave an answer that this bot cannot read. Please report it to whoever runs the bot.',
  } satisfies Record<ModelArtsProblem['kind'], string>,
  reason: enReason,
  requestId: (id: string) => `request ${id}`,
  ours: 'Something went wrong in the bot, not in what you typed. Whoever runs it finds the details in the log.',
  reference: (reference: string) => `Reference ${reference}`,
};

function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'missing':
      return `<${fault.name}> is missing.`;
    case 'surplus':
      return `“${fault.word}” is one word too many. Put quotes around a name with spaces.`;
    case 'unknownOption':
      return fault.nearest === undefined
        ? `There is no option “${fault.option}”.`
        : `There is no option “${fault.option}”. Did you mean ${fault.nearest}?`;
    case 'needsValue':
      return `${fault.option} needs a value.`;
    case 'badValue':
      return `${fault.name} must be ${expectation(fault.expected)}, not “${fault.value}”.`;
    case 'openQuote':
      return 'A quotation mark is opened but not closed.';
  }
}

function expectation(expected: Expected): string {
  switch (expected.kind) {
    case 'oneOf':
      return new Intl.ListFormat('en', { type: 'disjunction' }).format(expected.values);
    case 'integer':
      return `a whole number from ${expected.min} to ${expected.max}`;
    case 'text':
      return 'a word';
  }
}
