/** The two shortcuts. Their names in Slack's menus are in manifest.yml. */
export const enShortcuts = {
  find: {
    title: 'Find a search',
    label: 'Search or training job',
    placeholder: 'Type a part of its name',
    submit: 'Show best trial',
    again: 'Find another search',
    notOpened: 'The dialog did not open in time. Please use the shortcut “Find a search” again.',
  },
  here: {
    none: 'That message names no search that I know.',
    several: (count: number) => `That message names ${count} searches. Which one?`,
    pick: 'Pick a search',
  },
};
