import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { type Instant, minuteMs } from '#kernel/time.ts';
import { putWidget } from '#modules/channels/chat/server/index.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { putReason } from '#modules/contacts/server/index.ts';
import { putGuide, putHelpSite } from '#modules/knowledge/server/index.ts';
import { createProject, putDepartment, putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putDeclineReason, putQueue, setCapacity } from '#modules/routing/server/index.ts';
import type { NewPerson } from '#modules/staff/core/person.ts';
import { createPerson, createSkill, createTeam } from '#modules/staff/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { ProjectRoster, Roster } from '../roster.ts';
import { demoGuides } from '../texts/guides/guides.ts';
import { agents } from '../texts/people/agents.ts';
import type { DemoAgent, DemoMember } from '../texts/people/person.ts';
import { administrator, analysts, departmentHeads, evaluators, teams } from '../texts/people.ts';
import { declineReasons } from '../texts/projects/decline-reasons.ts';
import type { DemoProject, ProjectKey } from '../texts/projects/project.ts';
import { projectOf, projects } from '../texts/projects.ts';
import { samplePeopleOf } from './customers.ts';
import { mailboxOf } from './mailbox.ts';
import { addHours, targetsMs } from './promises.ts';
import type { Stage } from './stage.ts';
import { waitingRules } from './waiting-rules.ts';

type Ids = Record<string, Id>;

const telephones = {
  carrier: '+7 495 000-12-40',
  shop: '400 000 1240',
  broadband: '+44 20 7946 0124',
} as const;

const colours = { carrier: 'orange', shop: 'grape', broadband: 'indigo' } as const;
const widgetColours = { carrier: '#b4470b', shop: '#8a2c6f', broadband: '#2f4bb0' } as const;
const languageNames = {
  en: { en: 'English', ru: 'Английский', zh: '英语' },
  ru: { en: 'Russian', ru: 'Русский', zh: '俄语' },
  zh: { en: 'Chinese', ru: 'Китайский', zh: '中文' },
} as const;
/** A queue for few topics asks for the first of them; one for many is open to all. */
const topicsOfSpecialists = 2;
const specialistLevel = 3;
/** Who waits for a specialist is content with less after a while. */
const relaxing = [
  { afterMs: 2 * minuteMs, ease: 'lower-levels' as const },
  { afterMs: 5 * minuteMs, ease: 'no-skills' as const },
];

/** Makes the projects and the people who work in them, as an administrator would have. */
export async function setUp(
  stage: Stage,
  { config, at }: { config: Config; at: Instant },
): Promise<Roster> {
  const act = <T>(deed: (ctx: Context) => Promise<T>) => stage.act(at, systemActor, deed);
  const people: Ids = {};
  const skills = await addSkills(act);
  const teamIds: Ids = {};
  for (const { key, names, lead } of teams) {
    const { language } = projectOf(present(agents.find(isIn(key)), 'an agent').projectKey);
    teamIds[key] = await act((ctx) => createTeam(ctx, names[language]));
    await hire(lead, { roles: ['lead'], language, teamIds: [teamIds[key]] });
  }
  async function hire(
    { login, name }: DemoMember,
    as: Omit<NewPerson, 'name' | 'email'>,
  ): Promise<void> {
    const email = `${login}@heed-demo.example`;
    people[login] = await act((ctx) => createPerson(ctx, { ...as, name, email }));
  }
  for (const agent of agents) {
    const { language } = projectOf(agent.projectKey);
    const teamId = present(teamIds[agent.teamKey], 'his team');
    const skillsOfAgent = skillsOf(agent, skills);
    await hire(agent, { roles: ['agent'], language, teamIds: [teamId], skills: skillsOfAgent });
  }
  for (const each of evaluators) {
    const { language } = projectOf(present(each.projects[0], 'a project'));
    await hire(each, { roles: ['evaluator'], language });
  }
  for (const head of departmentHeads) {
    await hire(head, { roles: ['department-head'], language: projectOf(head.projectKey).language });
  }
  for (const [index, each] of analysts.entries()) {
    const language = index === 0 ? 'ru' : 'zh';
    await hire(each, { roles: ['analyst'], language, seesEveryProject: true });
  }
  await hire(administrator, {
    roles: ['administrator'],
    language: 'ru',
    seesEveryProject: true,
  });
  const made: ProjectRoster[] = [];
  for (const project of projects) {
    const roster = await addProject(act, project, { people, skills, at });
    await act((ctx) => putMailbox(ctx, config, mailboxOf(roster)));
    made.push(roster);
  }
  return { people, projects: made };
}

type Act = <T>(deed: (ctx: Context) => Promise<T>) => Promise<T>;

function isIn(teamKey: string) {
  return (agent: DemoAgent) => agent.teamKey === teamKey;
}

async function addSkills(act: Act): Promise<Ids> {
  const skills: Ids = {};
  for (const key of ['en', 'ru', 'zh'] as const) {
    const names = languageNames[key];
    skills[key] = await act((ctx) => createSkill(ctx, { kind: 'language', key, names }));
  }
  for (const project of projects) {
    for (const { key: topicKey, names } of project.topics) {
      const key = `${project.key}-${topicKey}`;
      skills[key] = await act((ctx) => createSkill(ctx, { kind: 'topic', key, names }));
    }
  }
  return skills;
}

function skillsOf({ languages, topics, projectKey }: DemoAgent, skills: Ids) {
  const held = [
    ...Object.entries(languages),
    ...Object.entries(topics).map(([key, level]) => [`${projectKey}-${key}`, level] as const),
  ];
  return held.map(([key, level]) => ({ skillId: present(skills[key], key), level: level ?? 0 }));
}

/** Who works in a project, beside those who see every project. */
function membersOf(key: ProjectKey): DemoMember[] {
  const crew = agents.filter((agent) => agent.projectKey === key);
  return [
    ...crew,
    ...teams.filter((team) => crew.some(isIn(team.key))).map(({ lead }) => lead),
    ...evaluators.filter((each) => each.projects.includes(key)),
    ...departmentHeads.filter((head) => head.projectKey === key),
  ];
}

async function addProject(
  act: Act,
  project: DemoProject,
  { people, skills, at }: { people: Ids; skills: Ids; at: Instant },
): Promise<ProjectRoster> {
  const { key, language, timeZone, names, mailAddress } = project;
  const { id: projectId } = await act((ctx) =>
    createProject(ctx, {
      ...{ key, language, name: names[language], clientName: names[language] },
      colour: colours[key],
      settings: { timeZone },
    }),
  );
  for (const { login } of membersOf(key)) {
    const personId = present(people[login], login);
    await act((ctx) => putMember(ctx, { projectId, personId, isMember: true }));
  }
  const departments = await addDepartments(act, project, { projectId, people });
  const reasons = await addReasons(act, project, { projectId, departments });
  await addGuides(act, project.key, { projectId, reasons });
  await act((ctx) => putHelpSite(ctx, helpSiteOf(project, projectId)));
  const scheduleOf = await addHours(act, project, { projectId, at });
  const queues = await addQueues(act, project, { projectId, skills, scheduleOf });
  for (const agent of agents.filter(({ projectKey }) => projectKey === key)) {
    const personId = present(people[agent.login], agent.login);
    await act((ctx) => setCapacity(ctx, { projectId, personId, ...capacityOf(agent) }));
  }
  const declineReasonIds = await addDeclineReasons(act, projectId);
  const widget = await addWidget(act, project, { projectId, queues });
  const about = { key, id: projectId, language, timeZone, mailAddress, mailboxId: newId() };
  return { ...about, departments, reasons, queues, declineReasonIds, ...widget };
}

/** Whoever has telephone among his channels chats until there is one. */
function capacityOf({ channels }: DemoAgent) {
  const chat = channels.includes('email') ? 2 : 3;
  return { capacityUnits: 4, channelLimits: { chat, email: 2 } };
}

async function addDepartments(
  act: Act,
  { key: projectKey, departments }: DemoProject,
  { projectId, people }: { projectId: Id; people: Ids },
): Promise<Ids> {
  const ids: Ids = {};
  for (const { key, names } of departments) {
    const head = departmentHeads.find(
      (each) => each.projectKey === projectKey && each.departmentKeys.includes(key),
    );
    const headPersonId = head ? present(people[head.login], head.login) : null;
    const id = newId();
    const department = { id, projectId, names, headPersonId, isArchived: false };
    await act((ctx) => putDepartment(ctx, department));
    ids[key] = id;
  }
  return ids;
}

async function addReasons(
  act: Act,
  { reasonGroups }: DemoProject,
  { projectId, departments }: { projectId: Id; departments: Ids },
): Promise<Ids> {
  const ids: Ids = {};
  for (const group of reasonGroups) {
    const parentId = newId();
    const common = { projectId, isArchived: false };
    const { names } = group;
    await act((ctx) =>
      putReason(ctx, { ...common, id: parentId, parentId: null, names, departmentId: null }),
    );
    for (const reason of group.reasons) {
      const id = newId();
      const departmentId = present(departments[reason.departmentKey], reason.departmentKey);
      await act((ctx) =>
        putReason(ctx, { ...common, id, parentId, names: reason.names, departmentId }),
      );
      ids[reason.key] = id;
    }
  }
  return ids;
}

/** Open in all three languages, its own first. */
function helpSiteOf({ key, language, names }: DemoProject, projectId: Id) {
  const languages = (['en', 'ru', 'zh'] as const).toSorted(
    (one, other) => Number(other === language) - Number(one === language),
  );
  const open = { projectId, isOn: true, languages };
  return { ...open, titles: names, welcomes: {}, telephone: telephones[key] };
}

async function addGuides(
  act: Act,
  key: ProjectKey,
  { projectId, reasons }: { projectId: Id; reasons: Ids },
): Promise<void> {
  for (const { reasonKey, details, trial = null } of demoGuides[key]) {
    const reasonId = present(reasons[reasonKey], reasonKey);
    const given = { isOn: true, details: [...details], trial, basedOn: null };
    await act((ctx) => putGuide(ctx, { projectId, reasonId, ...given }));
  }
}

async function addQueues(
  act: Act,
  { key: projectKey, language, queues }: DemoProject,
  {
    projectId,
    skills,
    scheduleOf,
  }: { projectId: Id; skills: Ids; scheduleOf: (queueKey: string) => Id | null },
): Promise<Ids> {
  const ids: Ids = {};
  for (const { key, names, channels, topicKeys, priority } of queues) {
    const served = (['chat', 'email'] as const).filter((channel) => channels.includes(channel));
    if (served.length === 0) continue;
    const [topicKey] = topicKeys;
    const isForFew = topicKeys.length <= topicsOfSpecialists && topicKey !== undefined;
    const skillId = isForFew ? present(skills[`${projectKey}-${topicKey}`], topicKey) : null;
    const id = newId();
    await act((ctx) =>
      putQueue(ctx, {
        ...{ ...blankQueue, id, projectId, names, channels: [...served], language },
        skills: skillId ? [{ skillId, minLevel: specialistLevel }] : [],
        relaxing: skillId ? relaxing : [],
        priority: 10 - 2 * priority,
        scheduleId: scheduleOf(key),
        ...waitingRules(key, ids),
        targetsMs,
        colour: colours[projectKey],
      }),
    );
    ids[key] = id;
  }
  return ids;
}

async function addDeclineReasons(act: Act, projectId: Id): Promise<Id[]> {
  const ids: Id[] = [];
  for (const names of declineReasons) {
    const id = newId();
    await act((ctx) => putDeclineReason(ctx, { id, projectId, names, isArchived: false }));
    ids.push(id);
  }
  return ids;
}

async function addWidget(
  act: Act,
  { key, language, names, queues: demoQueues }: DemoProject,
  { projectId, queues }: { projectId: Id; queues: Ids },
): Promise<Pick<ProjectRoster, 'widgetKey' | 'widgetId'>> {
  const forAll = demoQueues.find(
    ({ channels, topicKeys }) =>
      channels.includes('chat') && topicKeys.length > topicsOfSpecialists,
  );
  const queueId = present(queues[present(forAll, 'a queue for chats').key], 'its id');
  const { publicKey: widgetKey, id: widgetId } = await act((ctx) =>
    putWidget(ctx, {
      ...{ id: newId(), projectId, name: names[language], queueId },
      allowedOrigins: [],
      colour: widgetColours[key],
      texts: { [language]: { title: names[language] } },
      isOn: true,
      isPreviewOn: true,
      offersArticles: true,
      samplePeople: samplePeopleOf(key),
    }),
  );
  return { widgetKey, widgetId };
}
