import { describe, expect, test } from 'vitest';
import { agents } from './people/agents.ts';
import { customers } from './people/customers.ts';
import { administrator, analysts, departmentHeads, evaluators, teams } from './people.ts';
import { demoMacros } from './projects/macros.ts';
import type { Words } from './projects/project.ts';
import { projects } from './projects.ts';

describe.each(projects.map((project) => [project.key, project] as const))(
  'the project %s',
  (key, project) => {
    const reasons = project.reasonGroups.flatMap((group) => group.reasons);
    const topicKeys = project.topics.map((topic) => topic.key);

    test('names every reason once and gives it to one of its departments', () => {
      expect(new Set(reasons.map((reason) => reason.key)).size).toBe(reasons.length);
      const departmentKeys = project.departments.map((department) => department.key);
      for (const reason of reasons) expect(departmentKeys).toContain(reason.departmentKey);
      for (const department of departmentKeys) {
        expect(reasons.map((reason) => reason.departmentKey)).toContain(department);
      }
    });

    test('speaks all three languages', () => {
      const words: Words[] = [
        ...project.departments.map(({ names }) => names),
        ...project.queues.map(({ names }) => names),
        ...project.reasonGroups.map(({ names }) => names),
        ...reasons.map(({ names }) => names),
        ...project.snippets.map(({ names }) => names),
        ...project.snippets.map(({ texts }) => texts),
        ...demoMacros[key].map(({ names }) => names),
      ];
      for (const { en, ru, zh } of words) {
        expect(en).not.toMatch(/[\p{Script=Cyrillic}\p{Script=Han}]/u);
        expect(ru).toMatch(/\p{Script=Cyrillic}|Wrenlink/u);
        expect(zh).toMatch(/\p{Script=Han}|Wrenlink/u);
      }
    });

    test('has a queue for each topic, and agents for each channel of the queue', () => {
      expect(new Set(project.queues.flatMap((queue) => queue.topicKeys))).toEqual(
        new Set(topicKeys),
      );
      for (const queue of project.queues) {
        for (const channel of queue.channels) {
          for (const topic of queue.topicKeys) {
            const able = agents.filter(
              (agent) =>
                agent.projectKey === key &&
                agent.channels.includes(channel) &&
                agent.topics[topic] !== undefined,
            );
            expect(able, `${queue.key} ${channel} ${topic}`).not.toEqual([]);
          }
        }
      }
    });

    test('asks its topics of groups and agents by keys that exist', () => {
      for (const group of project.reasonGroups) expect(topicKeys).toContain(group.topicKey);
      const mine = agents.filter((agent) => agent.projectKey === key);
      for (const topic of mine.flatMap((agent) => Object.keys(agent.topics))) {
        expect(topicKeys).toContain(topic);
      }
    });

    test('has one head for each department', () => {
      const led = departmentHeads.flatMap((head) =>
        head.projectKey === key ? head.departmentKeys : [],
      );
      expect(led.toSorted()).toEqual(project.departments.map(({ key }) => key).toSorted());
    });
  },
);

test('24 agents work in 5 teams, and nobody shares a login', () => {
  expect(agents).toHaveLength(24);
  expect(new Set(agents.map((agent) => agent.teamKey))).toEqual(
    new Set(teams.map(({ key }) => key)),
  );
  const members = [
    ...agents,
    ...teams.map((team) => team.lead),
    ...evaluators,
    ...departmentHeads,
    ...analysts,
    administrator,
  ];
  const logins = members.map((member) => member.login);
  expect(new Set(logins).size).toBe(logins.length);
  for (const login of logins) expect(login).toMatch(/^[a-z]+\.[a-z]+$/);
});

test.each(['en', 'ru', 'zh'] as const)(
  'customers who write %s have mailboxes of their own',
  (language) => {
    const pool = customers[language];
    expect(pool.length).toBeGreaterThanOrEqual(80);
    expect(new Set(pool.map(({ name }) => name)).size).toBe(pool.length);
    expect(new Set(pool.map(({ mailbox }) => mailbox)).size).toBe(pool.length);
    for (const { mailbox } of pool) expect(mailbox).toMatch(/^[a-z][a-z0-9._-]*[a-z0-9]$/);
  },
);
