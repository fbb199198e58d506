import type { Project } from '../../sandbox/project.ts';

/** A project that has whatever the examples of the commands name. */
export function exampleProject(project: Project): void {
  const rows = [
    { id: '7aefe81c' },
    { id: '13b28374', status: 'RUNNING' },
    ...Array.from({ length: 59 }, () => ({})),
  ];
  project.addTable({ name: 'resnet-lr', rows });
  project.addSample();
  project.addTable({ name: 'bert-tune', rows, objectives: [{ metric: 'loss', mode: 'min' }] });
}
