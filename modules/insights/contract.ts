import { z } from 'zod';
import { signalKinds } from '#kernel/control-chart.ts';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { channel } from '#modules/contacts/contract.ts';
import { id, instant, route, translated } from '#platform/http/contract.ts';
import { parityMeasures } from './core/parity.ts';
import { armsReport, trialBaseline, trialReport } from './core/trial.ts';

export const may = permissions('insights', {
  read: ['lead', 'analyst', 'department-head', 'administrator'],
  recompute: [],
});

/** A named number, and what it rests on. */
export const figure = z.object({
  /** `service-level`. */
  key: z.string(),
  /** Which of the possible formulas: `service-level.all-offered`. */
  formula: z.string(),
  unit: z.enum(['count', 'ratio', 'ms', 'points', 'times']),
  /** null when there is nothing to say it about. */
  value: z.number().nullable(),
  n: z.number().int(),
  /** Where the true share lies with 95 % confidence; null for anything but shares. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** What the formula was filled with, where it has something to fill. */
  terms: z
    .object({
      /** The limits within which something was to happen, each once. */
      limitsMs: z.array(z.number()),
      hours: z.enum(['around-the-clock', 'business']),
      shortAbandons: z.enum(['counted', 'excluded']).nullable(),
    })
    .optional(),
});
export type Figure = z.infer<typeof figure>;

const queueFigures = z.object({
  queueId: id,
  names: translated,
  figures: z.array(figure),
});

/** What came and was answered in an hour. */
const hour = z.object({
  startsAt: instant,
  offered: z.number().int(),
  answered: z.number().int(),
  medianWaitMs: z.number().nullable(),
});

/** The figures of a project over a period. */
export const board = z.object({
  from: instant,
  to: instant,
  figures: z.array(figure),
  queues: z.array(queueFigures),
  hours: z.array(hour),
});
export type Board = z.infer<typeof board>;

const signal = z.enum(signalKinds);

/** By what the points of a control chart are judged, in their own unit. */
const controlLimits = z.object({
  centre: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Mean distance of neighbouring points, and how far it may reach. */
  rangeMean: z.number(),
  rangeUpper: z.number(),
});

/** The answers to what came in an hour or a day. */
const controlPoint = z.object({
  startsAt: instant,
  n: z.number().int(),
  medianMs: z.number(),
  /** Distance from the point before it; null for the first. */
  rangeMs: z.number().nullable(),
  signals: z.array(signal),
});
export type ControlPoint = z.infer<typeof controlPoint>;

/** Limits from fewer points than this would move with each new one. */
export const minimumBasePoints = 12;

/** How evenly customers are answered. */
const steadiness = z.object({
  figures: z.array(figure),
  /** Days, of UTC, where most hours have fewer than five answers. */
  grain: z.enum(['hour', 'day']),
  /** From the points before the last quarter of the period; null when they are too few. */
  limitsMs: controlLimits.nullable(),
  /** How many of those points the limits are made of: those beyond their own limits are not. */
  basePoints: z.number().int(),
  /** The last points, oldest first. */
  points: z.array(controlPoint),
});
export type Steadiness = z.infer<typeof steadiness>;

const steadinessRow = steadiness.extend({
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('channel'), channel }),
    z.object({ kind: z.literal('queue'), channel, queueId: id, names: translated }),
    z.object({ kind: z.literal('agent'), channel, agentId: id, name: z.string() }),
  ]),
});
export type SteadinessRow = z.infer<typeof steadinessRow>;

/** Channels, and their queues and agents, the least steady first. */
export const steadinessReport = z.object({
  rows: z.array(steadinessRow),
  /** How many steadier ones there are besides. */
  leftOut: z.number().int(),
});
export type SteadinessReport = z.infer<typeof steadinessReport>;

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** The people that a queue needs on a channel now, and those it has. */
const staffingRow = z.object({
  queueId: id,
  names: translated,
  channel,
  /** null when too few contacts tell. */
  needed: estimate.nullable(),
  /** In an hour; n: how many contacts tell it, over how many past weeks. */
  arrivals: estimate.extend({ n: z.number().int(), weeks: z.number().int() }),
  /** Mean of talk and wrap-up. */
  handlingMs: z.number().nullable(),
  handled: z.number().int(),
  thresholdMs: z.number(),
  /** How many such contacts an agent holds at once. */
  atOnce: z.number(),
  waiting: z.number().int(),
  /** The time of people that it has: who fits several queues counts with a share. */
  present: z.number(),
  /** How many people that is, and how many of them are shared with other queues or channels. */
  people: z.number().int(),
  shared: z.number().int(),
  verdict: z.enum(['short', 'probably-short', 'probably-enough', 'enough']).nullable(),
});
export type StaffingRow = z.infer<typeof staffingRow>;

/** people: how many are present in the project. */
const staffing = z.object({ at: instant, people: z.number().int(), rows: z.array(staffingRow) });
export type Staffing = z.infer<typeof staffing>;

const share = figure.pick({ value: true, n: true, interval: true });

/** How the channels of a reason stand to one another. */
const parityRow = z.object({
  /** null: all reasons together. */
  reasonId: id.nullable(),
  names: translated.nullable(),
  /** The team that answers most of it. */
  teamId: id.nullable(),
  channels: z.array(
    z.object({
      channel,
      n: z.number().int(),
      shares: z.array(
        z.object({
          measure: z.enum(parityMeasures),
          figure: share,
          /** The same of the other channels. */
          others: share,
          /** Beyond what chance explains. */
          differs: z.enum(['higher', 'lower']).nullable(),
        }),
      ),
    }),
  ),
  /** How much of their answers the channels have in common by team, 0..1. */
  overlap: z.number().nullable(),
});
export type ParityRow = z.infer<typeof parityRow>;

const parityReport = z.object({ contacts: z.number().int(), rows: z.array(parityRow) });
export type ParityReport = z.infer<typeof parityReport>;

/** Something that a board shows has changed. Told when a contact or a rating is counted. */
export const boardChanged = defineEvent('insights.board-changed', z.object({}));

/** A longer period is asked for in parts. */
export const maximumPeriodDays = 92;

export const refusals = {
  periodTooLong: 'insights.period-too-long',
  unknownTrial: 'insights.unknown-trial',
} as const;

const sliceInput = z.object({
  projectId: id,
  from: instant,
  to: instant,
  channel: channel.optional(),
  queueId: id.optional(),
});

/** The routes of this module. */
export const insightsContract = {
  board: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/board',
      summary: 'Figures of a period, each with n, interval and formula',
      tags: ['Insights'],
    })
    .input(sliceInput)
    .output(board),
  steadiness: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/steadiness',
      summary: 'Spread and control charts of the first response, the least steady first',
      tags: ['Insights'],
    })
    .input(sliceInput)
    .output(steadinessReport),
  staffing: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/staffing',
      summary: 'People needed and people present, by queue and channel, now',
      tags: ['Insights'],
    })
    .input(z.object({ projectId: id }))
    .output(staffing),
  parity: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/parity',
      summary: 'Whether the same need meets the same people on every channel',
      tags: ['Insights'],
    })
    .input(sliceInput.pick({ projectId: true, from: true, to: true }))
    .output(parityReport),
  trial: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/trials/{trialId}/report',
      summary: 'What a rule on trial does, against its control group',
      tags: ['Insights'],
    })
    .input(z.object({ projectId: id, trialId: id }))
    .output(trialReport),
  guideEffect: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/guides/{reasonId}/versions/{number}/effect',
      summary: 'What a version of a clarifying guide does, against its control group',
      tags: ['Insights'],
    })
    .input(z.object({ projectId: id, reasonId: id, number: z.coerce.number().int() }))
    .output(armsReport),
  trialBaseline: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/queues/{queueId}/trial-baseline',
      summary: 'What a trial of a rule of a queue can expect',
      tags: ['Insights'],
    })
    .input(z.object({ projectId: id, queueId: id }))
    .output(trialBaseline),
};
