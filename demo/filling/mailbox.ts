import { present } from '#kernel/assert.ts';
import type { ProjectRoster } from '../roster.ts';
import { projectOf } from '../texts/projects.ts';

/** The mailbox of a project: its mail comes in by the door for relays. */
export function mailboxOf(project: Omit<ProjectRoster, 'widgetKey' | 'widgetId'>) {
  const { names, queues } = projectOf(project.key);
  const forMail = queues
    .filter(({ channels }) => channels.includes('email'))
    .toSorted((a, b) => b.topicKeys.length - a.topicKeys.length);
  const queueId = present(project.queues[present(forMail[0], 'a queue for mail').key], 'its id');
  const { id: projectId, mailboxId: id, mailAddress: address, language } = project;
  return { id, projectId, address, name: names[language], queueId, isOn: true };
}
