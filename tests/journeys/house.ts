import { type Id, newId } from '#kernel/id.ts';
import type { Widget } from '#modules/channels/chat/contract.ts';
import { putWidget } from '#modules/channels/chat/server/index.ts';
import { putReason } from '#modules/contacts/server/index.ts';
import { createProject, putDepartment, putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import type { Role } from '#modules/staff/core/role.ts';
import { createPerson, createSkill } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { TestServer } from '../ground.ts';

/** Who works in the house, with the roles of each. */
const cast = {
  agent: { name: 'Olga Smirnova', roles: ['agent'] },
  evaluator: { name: 'Marina Sokolova', roles: ['evaluator'] },
  head: { name: 'Irina Polyakova', roles: ['department-head'] },
  lead: { name: 'James Whitfield', roles: ['lead'] },
  analyst: { name: 'Ilya Rodionov', roles: ['analyst'] },
  administrator: { name: 'Ada King', roles: ['administrator'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>;
export type Part = keyof typeof cast;

/** A centre with one project and everybody whom the whole loop needs. */
export interface House {
  readonly projectId: Id;
  readonly queueId: Id;
  readonly departmentId: Id;
  readonly people: Readonly<Record<Part, Id>>;
  readonly widget: Widget;
}

/** Furnishes an empty centre. language: everybody's, and the project's. */
export function furnish(server: TestServer, language: Language = 'en'): Promise<House> {
  return server.seed(async (ctx) => {
    const { id: projectId } = await createProject(ctx, {
      ...{ key: 'swift', name: 'Swift Parcel', clientName: null, language, colour: 'teal' },
    });
    const people = await hire(ctx, projectId, language);
    const departmentId = newId();
    await putDepartment(ctx, {
      ...{ id: departmentId, projectId, headPersonId: people.head, isArchived: false },
      names: { en: 'Delivery', ru: 'Доставка', zh: '配送' },
    });
    for (const names of reasons) {
      await putReason(ctx, {
        ...{ id: newId(), projectId, parentId: null, names, departmentId, isArchived: false },
      });
    }
    const queueId = newId();
    const queueNames = { en: 'General', ru: 'Общая', zh: '综合' };
    await putQueue(ctx, { ...blankQueue, id: queueId, projectId, names: queueNames });
    const widget = await putWidget(ctx, {
      ...{ id: newId(), projectId, name: 'Shop', queueId, allowedOrigins: [] },
      ...{ colour: '#0f6575', texts: {}, isOn: true, isPreviewOn: true, offersArticles: true },
    });
    return { projectId, queueId, departmentId, people, widget };
  });
}

const reasons = [
  { en: 'Where is my parcel?', ru: 'Где моя посылка?', zh: '我的包裹在哪里？' },
  { en: 'Change of address', ru: 'Изменить адрес', zh: '修改地址' },
  { en: 'Wrong bill', ru: 'Неверный счёт', zh: '账单有误' },
];

async function hire(ctx: Context, projectId: Id, language: Language): Promise<Record<Part, Id>> {
  const skillId = await createSkill(ctx, {
    ...{ kind: 'language', key: language, names: { en: language, ru: language, zh: language } },
  });
  const hireOne = async (part: Part) => {
    const { name, roles } = cast[part];
    const personId = await createPerson(ctx, {
      ...{ name, email: `${part}@example.test`, language, roles: [...roles] },
      skills: [{ skillId, level: 5 }],
    });
    await putMember(ctx, { projectId, personId, isMember: true });
    return personId;
  };
  return {
    agent: await hireOne('agent'),
    evaluator: await hireOne('evaluator'),
    head: await hireOne('head'),
    lead: await hireOne('lead'),
    analyst: await hireOne('analyst'),
    administrator: await hireOne('administrator'),
  };
}
