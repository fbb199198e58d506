/** The step “Best trial of a search” in Workflow Builder. What it says stands in a workflow, without any button. */
export const enWorkflow = {
  /** Sentences one after another. */
  text: (sentences: readonly string[]) => sentences.join(' '),
  noPerson:
    'This step has not been told in whose name it asks. In Workflow Builder, set its “In the name of” to the person who started the workflow.',
  whose: 'The step sees what the person in its “In the name of” may see: let a member start the workflow.',
  nearest: (jobs: readonly string[]) => `Nearest: ${jobs.join(', ')}.`,
  changeJob: 'In Workflow Builder, put the name or id of a search into the step’s “Job”.',
  changeStep: 'Mend that in the step’s settings in Workflow Builder.',
  laterOn: (line: string) =>
    `See “/modelarts ${line}”, and start the workflow again once a trial has finished with a usable value.`,
  outdated:
    'Slack does not take what this step hands on. Whoever runs the bot has to bring the Slack app up to date from manifest.yml, and then the workflow.',
  trace: (facts: string) => `(${facts})`,
};
