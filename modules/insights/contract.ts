import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { channel } from '#modules/contacts/contract.ts';
import { id, instant, route, translated } from '#platform/http/contract.ts';

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
  unit: z.enum(['count', 'ratio', 'ms', 'points']),
  /** null when there is nothing to say it about. */
  value: z.number().nullable(),
  n: z.number().int(),
  /** Where the true share lies with 95 % confidence; null for anything but shares. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
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

/** Something that a board shows has changed. Told when a contact or a rating is counted. */
export const boardChanged = defineEvent('insights.board-changed', z.object({}));

/** A longer period is asked for in parts. */
export const maximumPeriodDays = 92;

export const refusals = { periodTooLong: 'insights.period-too-long' } as const;

/** The routes of this module. */
export const insightsContract = {
  board: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/board',
      summary: 'Figures of a period, each with n, interval and formula',
      tags: ['Insights'],
    })
    .input(
      z.object({
        projectId: id,
        from: instant,
        to: instant,
        channel: channel.optional(),
        queueId: id.optional(),
      }),
    )
    .output(board),
};
