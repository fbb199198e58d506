/** What help says around the commands. */
export const enHelp = {
  title: 'What you can type',
  headline: 'What you can type after /modelarts',
  intro: 'Answers are private until you share them. In a thread, mention me with the same words.',
  sentence: (summary: string) => `${summary}.`,
  example: 'Example: ',
  usage: 'Usage: ',
  who: (people: string) => `Who may: ${people}.`,
  permission: {
    view: 'everyone in this workspace, except guests',
    operate: 'operators and admins',
    admin: 'admins',
  },
  jobNote: '<job> is a job’s name, its id or the start of it, or a link to it in the console.',
};

/** One line a command; the key is the word a person types. */
export const enSummary = {
  help: 'List the commands, or explain one',
  jobs: 'List recent searches and training jobs, running ones first',
  best: 'Show the best trials of a search, and how they were chosen',
  trials: 'List the trials of a search',
  trial: 'Show one trial: its values, parameters and place',
  stop: 'End one trial early',
  undo: 'Take back a stop before its request goes out',
  approve: 'Agree, as the second operator, to a stop that needs one',
  decline: 'Refuse a stop that needs a second operator',
  who: 'Show who may do what, here and everywhere',
  allow: 'Give a role, open a channel to guests, or list a channel',
  deny: 'Take back what “allow” has given',
  settings: 'Show or change the undo window, dry run, approval and audit settings',
  audit: 'Show what was done by whom, check it, or get it as CSV',
};
