import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { causeKind } from '#modules/contacts/contract.ts';
import { id, instant, page, pageQuery, route } from '#platform/http/contract.ts';

export const may = permissions('learning', {
  /** A head reads what concerns his own departments. */
  read: ['department-head', 'lead', 'evaluator', 'analyst', 'administrator'],
  readAll: ['lead', 'evaluator', 'analyst', 'administrator'],
  answer: ['department-head'],
  improve: ['department-head', 'lead'],
  readMistakes: ['agent', 'lead', 'evaluator', 'department-head', 'analyst', 'administrator'],
  writeMistakes: ['agent', 'lead', 'evaluator', 'department-head'],
});

export const refusals = {
  notFound: 'learning.not-found',
  notYourDepartment: 'learning.not-your-department',
  alreadyAnswered: 'learning.already-answered',
  unknownConcern: 'learning.unknown-concern',
  verdictMissing: 'learning.verdict-missing',
} as const;

const title = z.string().trim().min(1).max(200);
const text = z.string().trim().max(4_000);
const words = text.min(1);
const date = z.iso.date();

/** Something in the customers' own words that is a department's to know, and to cure. */
export const concern = z.object({
  id,
  projectId: id,
  departmentId: id,
  contactId: id,
  conversationId: id,
  evaluationId: id.nullable(),
  /** Who found it: an evaluator, the agent who coded the contact, or the customer's rating. */
  source: z.enum(['evaluation', 'wrap-up', 'rating']),
  causeKind: causeKind.nullable(),
  reasonId: id.nullable(),
  /** The customer's own words. */
  quote: z.string(),
  /** What the evaluator says about the cause. */
  note: z.string(),
  rating: z.number().int().nullable(),
  /** Who learns of the answer; null when only the customer spoke. */
  raisedBy: id.nullable(),
  createdAt: instant,
  state: z.enum(['new', 'read', 'answered']),
  readAt: instant.nullable(),
  readBy: id.nullable(),
  answeredAt: instant.nullable(),
  answeredBy: id.nullable(),
  answer: z.string().nullable(),
  improvementIds: z.array(id),
});
export type Concern = z.infer<typeof concern>;

/** What a department changes, what it expects of it, and what became of it. */
export const improvement = z.object({
  id,
  projectId: id,
  departmentId: id,
  title: z.string(),
  hypothesis: z.string(),
  expectedEffect: z.string(),
  /** The reason whose contacts it is to make fewer. */
  reasonId: id.nullable(),
  ownerId: id.nullable(),
  /** When the change takes effect. */
  changeDate: date.nullable(),
  state: z.enum(['idea', 'planned', 'running', 'checked', 'dropped']),
  verdict: z.string().nullable(),
  concernIds: z.array(id),
  createdAt: instant,
  createdBy: id,
  changedAt: instant,
});
export type Improvement = z.infer<typeof improvement>;

export const improvementGiven = z.object({
  departmentId: id,
  title,
  hypothesis: text.default(''),
  expectedEffect: text.default(''),
  reasonId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
  changeDate: date.nullable().default(null),
  state: improvement.shape.state.default('idea'),
  /** Needed once it is checked: what the change has brought. */
  verdict: text.nullable().default(null),
  concernIds: z.array(id).max(200).default([]),
});
export type ImprovementGiven = z.infer<typeof improvementGiven>;

/** Something that is done so that a mistake does not happen again. */
const mistakeAction = z.object({
  text: words,
  /** Who does it. */
  ownerId: id.nullable().default(null),
  dueOn: date.nullable().default(null),
  doneOn: date.nullable().default(null),
  effect: text.default(''),
});

/** An entry of the blameless log. It tells of systems, and has no place for a guilty person.
 *  Source: the post-mortems of site reliability engineering. */
export const mistake = z.object({
  id,
  projectId: id,
  title: z.string(),
  summary: z.string(),
  impact: z.string(),
  contributingFactors: z.array(z.string()),
  wentWell: z.string(),
  actions: z.array(mistakeAction),
  createdAt: instant,
  createdBy: id,
  changedAt: instant,
});
export type Mistake = z.infer<typeof mistake>;

export const mistakeGiven = z.object({
  title,
  summary: words,
  impact: text.default(''),
  contributingFactors: z.array(z.string().trim().min(1).max(500)).max(30).default([]),
  wentWell: text.default(''),
  actions: z.array(mistakeAction).max(30).default([]),
});
export type MistakeGiven = z.infer<typeof mistakeGiven>;

/** Contacts of one reason that closed in one week. */
export const reasonWeek = z.object({
  /** The Monday, in UTC. */
  weekFrom: date,
  reasonId: id,
  departmentId: id.nullable(),
  contacts: z.number().int(),
  /** Of those, contacts for the same reason as an earlier one. */
  repeats: z.number().int(),
});
export type ReasonWeek = z.infer<typeof reasonWeek>;

/** A department of mine, and what waits in it. */
export const departmentWork = z.object({
  projectId: id,
  departmentId: id,
  unread: z.number().int(),
  unanswered: z.number().int(),
  improvementsOpen: z.number().int(),
});
export type DepartmentWork = z.infer<typeof departmentWork>;

/** Concerns are heard by the department's head and, as `learning:PROJECT`, by those who read all.
 *  They belong to no project, as not everybody who hears the project may know. */
const hearersOf = (projectId: string, headPersonId: string | null) => [
  `learning:${projectId}`,
  ...(headPersonId ? [`person:${headPersonId}`] : []),
];
const aboutConcern = z.object({ concern, headPersonId: id.nullable() });
type AboutConcern = { data: z.infer<typeof aboutConcern> };
const ofConcern = ({ data }: AboutConcern) => hearersOf(data.concern.projectId, data.headPersonId);
export const concernRaised = defineEvent('concern.raised', aboutConcern, ofConcern);
/** Read, answered, or linked to an improvement. */
export const concernChanged = defineEvent('concern.changed', aboutConcern, ofConcern);
/** The coding it came from was corrected before anybody had read it. */
export const concernWithdrawn = defineEvent('concern.withdrawn', aboutConcern, ofConcern);
export const improvementPut = defineEvent(
  'improvement.put',
  z.object({ improvement, headPersonId: id.nullable() }),
  ({ data }) => hearersOf(data.improvement.projectId, data.headPersonId),
);
export const mistakePut = defineEvent('mistake.put', z.object({ mistake }));

const inProject = z.object({ projectId: id });
const projectPath = '/projects/{projectId}';
const concernPath = `${projectPath}/concerns/{concernId}` as const;
const oneConcern = inProject.extend({ concernId: id });
const tags = ['Learning'];

export const learningContract = {
  myDepartments: route(may.read)
    .route({
      method: 'GET',
      path: '/me/departments',
      summary: 'The departments I head, and what waits in them',
      tags,
    })
    .output(z.object({ items: z.array(departmentWork) })),
  concerns: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/concerns`,
      summary: 'Concerns, newest first',
      tags,
    })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        departmentId: id.optional(),
        state: concern.shape.state.optional(),
        source: concern.shape.source.optional(),
        reasonId: id.optional(),
      }),
    )
    .output(page(concern)),
  concern: route(may.read)
    .route({ method: 'GET', path: concernPath, summary: 'One concern', tags })
    .input(oneConcern)
    .output(concern),
  readConcern: route(may.answer)
    .route({ method: 'POST', path: `${concernPath}/reading`, summary: 'I have read it', tags })
    .input(oneConcern)
    .output(concern),
  answerConcern: route(may.answer)
    .route({
      method: 'POST',
      path: `${concernPath}/answer`,
      summary: 'Answer; whoever raised it is told',
      tags,
    })
    .input(oneConcern.extend({ text: words }))
    .output(concern),
  improvements: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/improvements`,
      summary: 'Improvements, newest first',
      tags,
    })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        departmentId: id.optional(),
        state: improvement.shape.state.optional(),
      }),
    )
    .output(page(improvement)),
  putImprovement: route(may.improve)
    .route({
      method: 'PUT',
      path: `${projectPath}/improvements/{improvementId}`,
      summary: 'Add or change an improvement',
      tags,
    })
    .input(inProject.extend({ improvementId: id, ...improvementGiven.shape }))
    .output(improvement),
  mistakes: route(may.readMistakes)
    .route({
      method: 'GET',
      path: `${projectPath}/mistakes`,
      summary: 'The blameless log, newest first',
      tags,
    })
    .input(inProject.extend(pageQuery.shape))
    .output(page(mistake)),
  putMistake: route(may.writeMistakes)
    .route({
      method: 'PUT',
      path: `${projectPath}/mistakes/{mistakeId}`,
      summary: 'Add or change an entry of the log',
      tags,
    })
    .input(inProject.extend({ mistakeId: id, ...mistakeGiven.shape }))
    .output(mistake),
  trend: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/reason-weeks`,
      summary: 'Contacts and repeat contacts by reason and week',
      tags,
    })
    .input(
      inProject.extend({
        departmentId: id.optional(),
        reasonId: id.optional(),
        weeks: z.coerce.number().int().min(1).max(53).default(12),
      }),
    )
    .output(z.object({ items: z.array(reasonWeek) })),
};
