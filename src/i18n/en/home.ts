import { type Inline, type Line, line } from '../line.ts';

/** App Home and its dialogs. */
export const enHome = {
  title: 'ModelArts',
  purpose:
    'I show which trial of a hyperparameter search on ModelArts is best and how sure that is, and I stop a trial that wastes time.',
  typing: 'Three things to type, in any channel:',
  dryRun: 'Dry run is on.',
  dryRunMeaning: 'A stop goes through every step but the request to ModelArts, so no trial really ends.',

  running: 'Running searches',
  noneRunning: 'No search is running just now.',
  noTrials: 'It has no trials yet.',
  moreRunning: (count: number) =>
    `…and ${count} more ${count === 1 ? 'search' : 'searches'} running: see Recent searches.`,
  left: (from: Inline, to: Inline) => line`Likely done between ${from} and ${to}.`,
  stop: 'Stop…',
  ended: 'Ended last',
  noBest: 'No trial finished with a usable value.',
  bestOf: (job: string) => `Best of ${job}`,
  asOf: (at: Inline) => line`As of ${at}.`,

  find: 'Find a search',
  whatToAsk: 'What can I ask?',
  whoMayStop: 'Who may stop trials?',

  yourRole: 'Your role',
  role: {
    viewer: 'You are a viewer everywhere: you may look at searches and trials, and not stop any.',
    operator: 'You are an operator everywhere: you may stop trials.',
    admin: 'You are an admin: you may stop trials, and decide who else may.',
  },
  noRole:
    'You have no role: guests and people of other organisations look only in the channels that an admin has opened to them.',
  elsewhere: (channel: Inline, role: string) => line`In ${channel}: ${role}.`,

  access: 'Who may stop trials',
  adminsAre: 'Workspace admins are admins without being listed.',
  nobody: 'Nobody but admins may stop trials yet. Give the role operator to whoever should.',
  give: 'Give a role…',
  settings: 'Settings…',
  takeBack: 'Take back',
  takingBack: {
    title: 'Take this role back?',
    text: (role: string, isEverywhere: boolean) =>
      `Whoever has it is no longer ${role} ${isEverywhere ? 'everywhere' : 'in that channel'}. What other roles allow them stays.`,
    yes: 'Take back',
    no: 'Leave it',
  },
  grant: (subject: Inline, role: Inline, place: Line, origin: Inline | Line) =>
    line`${subject} · ${role} ${place} · ${origin}`,
  admins: (subjects: Line) => line`Admins: ${subjects}.`,
  operators: (subjects: Line) => line`Operators: ${subjects}.`,
  workspaceAdmins: 'the admins of this workspace',
  between: ', ',
  subjectIn: (subject: Inline, channel: Inline) => line`${subject} in ${channel}`,
  noOperators: 'Nobody but admins may stop trials yet.',
  becomeOperator: 'An admin can make you an operator.',
  allRoles: 'Type /modelarts who to see every role.',

  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  done: 'Outcome',
  notOpened: 'The dialog did not open in time. Please press the button again.',
  nothingChanged: 'Nothing was different from before, so nothing has been changed.',

  giveForm: {
    title: 'Give a role',
    submit: 'Give',
    people: 'People',
    groups: 'User groups',
    moreGroups: (count: number) => `…and ${count} more: name them with /modelarts allow @group operator.`,
    noGroups: 'Slack does not list the user groups of this workspace at the moment; people can be chosen.',
    role: 'Role',
    where: 'Where',
    everywhere: 'Everywhere',
    channel: 'In one channel',
    which: 'Channel',
    nobody: 'Choose at least one person or user group.',
    noChannel: 'Choose the channel.',
  },
  settingsForm: {
    title: 'Settings',
    submit: 'Save',
    undo: 'Undo window, in seconds',
    undoHint: 'How long a stop can be undone before its request goes out: 0 to 60.',
    'dry-run': 'Dry run',
    dryRunOption: 'Everything but the request to ModelArts',
    'approve-rank': 'Approval by a second operator',
    topQuarter: 'For a trial in the top quarter of its search',
    'approve-hours': 'Approval for a trial that has run longer than so many hours',
    'approve-count': 'Approval beyond so many stops of one person within ten minutes',
    off: 'Empty: this rule does not apply.',
    'audit-days': 'Days after which entries leave the audit',
    'snapshot-days': 'Days after which it is forgotten how searches stood that nobody follows',
    whole: (min: number, max: number) => `Enter a whole number from ${min} to ${max}.`,
  },
};
