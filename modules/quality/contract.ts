import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { causeKind, channel } from '#modules/contacts/contract.ts';
import { id, instant, page, pageQuery, route } from '#platform/http/contract.ts';
import { correctionSteps } from './core/correction.ts';
import {
  scorecardContent,
  scorecardEntry,
  scorecardVersion,
  shortId,
} from './core/scorecard-version.ts';

export type { ScorecardEntry, ScorecardVersion } from './core/scorecard-version.ts';

export const may = permissions('quality', {
  /** Hear the customers who were not content: the queue, the tasks, the evaluations. */
  listen: ['evaluator', 'lead'],
  correct: ['evaluator', 'lead'],
  manageScorecards: ['lead', 'administrator'],
  /** One's own evaluations and corrections; whoever may listen reads all. */
  readOwn: ['agent', 'evaluator', 'lead'],
});

export const refusals = {
  notFound: 'quality.not-found',
  alreadyClaimed: 'quality.already-claimed',
  notYours: 'quality.not-yours',
  alreadyDone: 'quality.already-done',
  unfinished: 'quality.unfinished',
  unknownMessage: 'quality.unknown-message',
  unknownDepartment: 'quality.unknown-department',
  noAgent: 'quality.no-agent',
  flawedScorecard: 'quality.flawed-scorecard',
  changedMeanwhile: 'quality.changed-meanwhile',
  closed: 'quality.closed',
  textMissing: 'quality.text-missing',
  answerNotReady: 'quality.answer-not-ready',
  agentNotTold: 'quality.agent-not-told',
  alreadyUnderWay: 'quality.already-under-way',
  messagePending: 'quality.message-pending',
} as const;

export const maximumNoteLength = 4_000;
export const maximumExcerptLength = 2_000;
const note = z.string().trim().max(maximumNoteLength);
const words = z.string().trim().min(1).max(maximumNoteLength);

/** A dialogue whose customer was not content, waiting for somebody to hear it. */
export const listeningTask = z.object({
  id,
  projectId: id,
  contactId: id,
  conversationId: id,
  customerName: z.string(),
  channel,
  agentId: id.nullable(),
  invitationId: id,
  rating: z.number().int(),
  /** The customer's own words about it, as soon as he has written them. */
  comment: z.string().nullable(),
  openedAt: instant,
  dueAt: instant,
  /** `void`: the customer has raised his rating before anybody listened. */
  state: z.enum(['open', 'claimed', 'done', 'void']),
  claimedBy: id.nullable(),
  claimedAt: instant.nullable(),
  doneAt: instant.nullable(),
});
export type ListeningTask = z.infer<typeof listeningTask>;

/** The place in a message on which an answer rests: characters from..to of its body. */
export const evidenceMark = z
  .object({
    messageId: id,
    from: z.number().int().min(0),
    to: z.number().int().min(1),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ from, to }) => from < to, 'empty');
export type EvidenceMark = z.infer<typeof evidenceMark>;

export const criterionAnswer = z.object({
  /** The chosen step of the scale; null: the criterion does not apply to this dialogue. */
  optionId: shortId.nullable(),
  /** Why a critical criterion does not apply. */
  reason: z.string().trim().max(1_000).default(''),
  evidence: z.array(evidenceMark).max(20).default([]),
  causeIds: z.array(shortId).max(30).default([]),
});
export type CriterionAnswer = z.infer<typeof criterionAnswer>;

/** Why the customer was not content, and whose matter it is to cure. */
export const evaluationCause = z.object({
  kind: causeKind,
  departmentId: id.nullable().default(null),
  note: note.default(''),
});
export type EvaluationCause = z.infer<typeof evaluationCause>;

/** What an evaluator has filled in so far. By criterion; one without an answer is blank. */
export const evaluationDraft = z.object({
  answers: z.record(shortId, criterionAnswer),
  causes: z.array(evaluationCause).max(10).default([]),
  note: note.default(''),
});
export type EvaluationDraft = z.infer<typeof evaluationDraft>;

/** Read by the evaluated agent, by evaluators and leads of the project, and by nobody else. */
export const evaluation = evaluationDraft.extend({
  id,
  projectId: id,
  taskId: id,
  contactId: id,
  conversationId: id,
  agentId: id.nullable(),
  evaluatorId: id,
  scorecardVersionId: id,
  /** Of the customer. */
  rating: z.number().int(),
  /** The evaluator's whole impression, 0..10, asked before the rest and outside the score. */
  impression: z.number().int().nullable(),
  /** 0..100; null when nothing that weighs applies. */
  scoreBeforeAutoFail: z.number().nullable(),
  finalScore: z.number().nullable(),
  failedCritical: z.array(shortId),
  /** Whether enough was answered for it to enter averages. */
  isComplete: z.boolean(),
  completedAt: instant,
});
export type Evaluation = z.infer<typeof evaluation>;

/** All that the listening room needs for one task; dialogue and survey come from their modules. */
export const taskView = z.object({
  task: listeningTask,
  scorecard: scorecardVersion,
  /** Of whoever has claimed it. */
  draft: evaluationDraft.nullable(),
  evaluation: evaluation.nullable(),
  correctionIds: z.array(id),
});
export type TaskView = z.infer<typeof taskView>;

const attempt = z.object({ result: z.enum(['reached', 'not-reached']), at: instant });
/** The chain as `core/correction.ts` has it; `clocksOf(chain, now)` gives its clocks. */
const correctionChain = z.object({
  terms: z.object({
    answerMs: z.number(),
    customerMs: z.number(),
    agentToldMs: z.number(),
    acknowledgedMs: z.number(),
    similarMs: z.number(),
    maximumAttempts: z.number(),
  }),
  openedAt: instant,
  answer: z.object({ text: z.string(), source: z.string(), at: instant }).nullable(),
  attempts: z.array(attempt).readonly(),
  told: z.object({ excerpt: z.string(), at: instant }).nullable(),
  acknowledgedAt: instant.nullable(),
  similar: z.object({ contactIds: z.array(id).readonly(), at: instant }).nullable(),
  withdrawal: z.object({ reason: z.string(), at: instant }).nullable(),
  closedAt: instant.nullable(),
});

const correctionStep = z.enum(correctionSteps);

/** Wrong information on its way to being put right. */
export const correction = z.object({
  id,
  projectId: id,
  contactId: id,
  conversationId: id,
  customerId: id,
  customerName: z.string(),
  channel,
  evaluationId: id.nullable(),
  /** The message with the wrong statement, and its words. */
  messageId: id.nullable(),
  excerpt: z.string(),
  agentId: id,
  openedBy: id,
  openedAt: instant,
  /** `needs-answer` → `under-way` → `closed`, or `withdrawn`. */
  state: z.enum(['needs-answer', 'under-way', 'closed', 'withdrawn']),
  chain: correctionChain,
  /** When the next open step is due; null at the end. */
  dueAt: instant.nullable(),
  /** Steps whose time ran out before they were done. */
  overdueSteps: z.array(correctionStep),
  /** The message to the customer that is still on its way. */
  pendingMessageId: id.nullable(),
});
export type Correction = z.infer<typeof correction>;

/** What happened in a correction. Written once, never changed. */
export const correctionEntry = z.object({
  seq: z.number().int(),
  kind: z.enum([
    'opened',
    'give-answer',
    'message-sent',
    'record-attempt',
    'tell-agent',
    'acknowledge',
    'check-similar',
    'withdraw',
    'overdue',
  ]),
  at: instant,
  by: id,
  /** The words, the result, the step: whatever the kind says more. */
  note: z.string(),
});
export type CorrectionEntry = z.infer<typeof correctionEntry>;

export const correctionView = z.object({ correction, entries: z.array(correctionEntry) });
export type CorrectionView = z.infer<typeof correctionView>;

/** A statement of an agent that resembles the wrong one. */
export const similarStatement = z.object({
  contactId: id,
  conversationId: id,
  customerName: z.string(),
  agentId: id.nullable(),
  messageId: id,
  body: z.string(),
  at: instant,
  /** 0..1: the share of words in common. */
  likeness: z.number(),
});
export type SimilarStatement = z.infer<typeof similarStatement>;

/** Who hears these events: `quality:PROJECT` for those who may listen, and the agent concerned.
 *  They belong to no project, as not everybody who hears the project may know. */
const listeners = (projectId: string) => `quality:${projectId}`;
const ofTask = ({ data }: { data: { task: ListeningTask } }) => [listeners(data.task.projectId)];
const aboutTask = z.object({ task: listeningTask });
export const listeningOpened = defineEvent('listening.opened', aboutTask, ofTask);
export const listeningClaimed = defineEvent('listening.claimed', aboutTask, ofTask);
/** Released, made void, rated anew, or the customer has added words. */
export const listeningChanged = defineEvent('listening.changed', aboutTask, ofTask);
export const listeningDone = defineEvent('listening.done', aboutTask, ofTask);
export const evaluationCompleted = defineEvent(
  'evaluation.completed',
  z.object({ evaluation }),
  ({ data: { evaluation: done } }) => [
    listeners(done.projectId),
    ...(done.agentId ? [`person:${done.agentId}`] : []),
  ],
);

const ofCorrection = ({ data }: { data: { correction: Correction } }) => [
  listeners(data.correction.projectId),
  ...(data.correction.chain.told ? [`person:${data.correction.agentId}`] : []),
];
const aboutCorrection = z.object({ correction });
export const correctionOpened = defineEvent('correction.opened', aboutCorrection, ofCorrection);
/** A step was taken, or a message to the customer is on its way. */
export const correctionMoved = defineEvent('correction.moved', aboutCorrection, ofCorrection);
export const correctionOverdue = defineEvent(
  'correction.overdue',
  aboutCorrection.extend({ step: correctionStep }),
  ofCorrection,
);

const inProject = z.object({ projectId: id });
const oneTask = inProject.extend({ taskId: id });
const oneCorrection = inProject.extend({ correctionId: id });
const projectPath = '/projects/{projectId}';
const taskPath = `${projectPath}/listening-tasks/{taskId}` as const;
const correctionPath = `${projectPath}/corrections/{correctionId}` as const;
const tags = ['Quality'];
const moves = (path: `/${string}`, summary: string) =>
  route(may.correct).route({ method: 'POST', path: `${correctionPath}${path}`, summary, tags });

const listening = {
  queue: route(may.listen)
    .route({
      method: 'GET',
      path: '/me/listening-tasks',
      summary: 'Open and claimed tasks of all my projects, the most urgent first',
      tags,
    })
    .output(z.object({ items: z.array(listeningTask) })),
  list: route(may.listen)
    .route({
      method: 'GET',
      path: `${projectPath}/listening-tasks`,
      summary: 'Tasks, newest first',
      tags,
    })
    .input(inProject.extend({ ...pageQuery.shape, state: listeningTask.shape.state.optional() }))
    .output(page(listeningTask)),
  show: route(may.listen)
    .route({
      method: 'GET',
      path: taskPath,
      summary: 'One task with its scorecard and draft',
      tags,
    })
    .input(oneTask)
    .output(taskView),
  claim: route(may.listen)
    .route({ method: 'POST', path: `${taskPath}/claim`, summary: 'Take a task; one wins', tags })
    .input(oneTask)
    .output(taskView),
  release: route(may.listen)
    .route({ method: 'POST', path: `${taskPath}/release`, summary: 'Give a task back', tags })
    .input(oneTask)
    .output(listeningTask),
  saveDraft: route(may.listen)
    .route({ method: 'PUT', path: `${taskPath}/draft`, summary: 'Keep what is filled in', tags })
    .input(oneTask.extend(evaluationDraft.shape))
    .output(evaluationDraft),
  complete: route(may.listen)
    .route({
      method: 'POST',
      path: `${taskPath}/evaluation`,
      summary: 'Judge, and end the task',
      tags,
    })
    .input(oneTask.extend(evaluationDraft.shape))
    .output(evaluation),
};

const evaluations = {
  list: route(may.readOwn)
    .route({
      method: 'GET',
      path: `${projectPath}/evaluations`,
      summary: 'Evaluations, newest first; an agent sees his own',
      tags,
    })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        agentId: id.optional(),
        contactId: id.optional(),
        scorecardVersionId: id.optional(),
      }),
    )
    .output(page(evaluation)),
  show: route(may.readOwn)
    .route({
      method: 'GET',
      path: `${projectPath}/evaluations/{evaluationId}`,
      summary: 'An evaluation with its scorecard',
      tags,
    })
    .input(inProject.extend({ evaluationId: id }))
    .output(z.object({ evaluation, scorecard: scorecardVersion })),
};

const scorecards = {
  list: route(may.readOwn)
    .route({
      method: 'GET',
      path: `${projectPath}/scorecard-versions`,
      summary: 'Scorecards, all versions, newest first; the first of a channel is in use',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(scorecardVersion) })),
  history: route(may.manageScorecards)
    .route({
      method: 'GET',
      path: `${projectPath}/scorecard-history`,
      summary: 'Versions of a channel’s scorecard and their use, newest first, at most 500',
      tags,
    })
    .input(inProject.extend({ channel }))
    .output(z.object({ items: z.array(scorecardEntry) })),
  show: route(may.manageScorecards)
    .route({
      method: 'GET',
      path: `${projectPath}/scorecard-versions/{versionId}`,
      summary: 'One version, the one in use or any before it',
      tags,
    })
    .input(inProject.extend({ versionId: id }))
    .output(scorecardVersion),
  publish: route(may.manageScorecards)
    .route({
      method: 'POST',
      path: `${projectPath}/scorecard-versions`,
      summary: 'Make the next version of a channel’s scorecard; it is used from now on',
      tags,
    })
    .input(
      inProject.extend({
        channel,
        content: scorecardContent,
        /** The version that was changed, 0 when there was none; refused unless it is the newest. */
        basedOn: z.number().int().min(0),
      }),
    )
    .output(scorecardVersion),
};

const corrections = {
  mine: route(may.readOwn)
    .route({
      method: 'GET',
      path: '/me/corrections',
      summary: 'Corrections I was told of, newest first; what I must acknowledge first',
      tags,
    })
    .output(z.object({ items: z.array(correction) })),
  list: route(may.correct)
    .route({
      method: 'GET',
      path: `${projectPath}/corrections`,
      summary: 'Corrections, newest first',
      tags,
    })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        state: z.enum(['open', 'closed', 'all']).default('all'),
        contactId: id.optional(),
      }),
    )
    .output(page(correction)),
  show: route(may.readOwn)
    .route({
      method: 'GET',
      path: correctionPath,
      summary: 'One correction with its history',
      tags,
    })
    .input(oneCorrection)
    .output(correctionView),
  open: route(may.correct)
    .route({
      method: 'POST',
      path: `${projectPath}/corrections`,
      summary: 'Wrong information was given',
      tags,
    })
    .input(
      inProject.extend({
        contactId: id,
        evaluationId: id.nullable().default(null),
        messageId: id.nullable().default(null),
        /** The wrong words themselves. */
        excerpt: z.string().trim().min(1).max(maximumExcerptLength),
      }),
    )
    .output(correction),
  giveRightAnswer: moves('/right-answer', 'Give the right answer; the agent is told at once')
    .input(oneCorrection.extend({ text: words, source: z.string().trim().min(1).max(1_000) }))
    .output(correction),
  sendToCustomer: moves('/customer-message', 'Write the right answer to the customer')
    .input(oneCorrection.extend({ text: words }))
    .output(correction),
  recordAttempt: moves('/attempts', 'Say whether the customer was reached')
    .input(
      oneCorrection.extend({
        result: z.enum(['reached', 'not-reached']),
        note: z.string().trim().max(1_000).default(''),
      }),
    )
    .output(correction),
  acknowledge: route(may.readOwn)
    .route({
      method: 'POST',
      path: `${correctionPath}/acknowledgement`,
      summary: 'I have understood',
      tags,
    })
    .input(oneCorrection)
    .output(correction),
  similar: route(may.correct)
    .route({
      method: 'GET',
      path: `${correctionPath}/similar`,
      summary: 'Statements of the last 14 days that resemble the wrong one, likest first',
      tags,
    })
    .input(oneCorrection)
    .output(z.object({ items: z.array(similarStatement) })),
  checkSimilar: moves('/similar', 'Similar dialogues are checked; in these the same was said')
    .input(oneCorrection.extend({ contactIds: z.array(id).max(200) }))
    .output(correction),
  withdraw: moves('/withdrawal', 'The information was right after all')
    .input(oneCorrection.extend({ reason: words }))
    .output(correction),
};

export const qualityContract = { listening, evaluations, scorecards, corrections };
