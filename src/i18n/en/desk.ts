import { type Inline, line } from '../line.ts';

/** What is said by itself where a search, or Slack, does not let things go on. */
export const enDesk = {
  gone: (job: Inline) => line`${job} is no longer in ModelArts, so there is nothing left to follow here.`,
  locked: (job: Inline) =>
    line`Slack lets me change this card no more, so it shows how ${job} stood before. Ask for the progress to see it now.`,
};
