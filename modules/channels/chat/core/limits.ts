import { hourMs, minuteMs } from '#kernel/time.ts';
import type { Allowance } from './rate.ts';

export const maximumSayingLength = 4_000;
/** How much of what a visitor is writing is shown before it is sent. */
export const maximumPreviewLength = 500;
/** How often, at most: slow enough for what a visitor may ask, quick enough to be read along. */
export const previewEveryMs = 1_200;
/** Who types is said to type for so long without news. */
export const typingFadesMs = 8_000;
/** Of words in a survey. */
export const maximumOwnWordsLength = 4_000;
export const maximumFilesPerMessage = 5;
/** The largest file a visitor may send; the setting of the centre may be stricter. */
export const maximumFileBytes = 10_485_760;
export const maximumNameLength = 100;
export const maximumAcknowledged = 60;
export const maximumQueryLength = 300;
/** Of what somebody writes, so much is read to offer articles. */
export const maximumWordsLength = 1_000;

/** A visitor who shows no sign of life for this long while he waits has left. */
export const goneAfterMs = 3 * minuteMs;
/** A reply that the widget has not taken in by then may go another way. */
export const unseenAfterMs = 3 * minuteMs;
/** A signed identity is taken for this long after it was issued. */
export const identityLifeMs = hourMs;
/** How far the clocks of the site and the centre may differ. */
export const clockSkewMs = 5 * minuteMs;

export const heartbeatMs = 20_000;
/** After two beats that do not come the connection is dead. */
export const silenceMs = 50_000;
/** Between the first attempts of a widget to reach the centre, and at most. */
export const firstRetryMs = 1_000;
export const longestRetryMs = 30_000;
export const streamsPerVisitor = 6;

/** What visitors may send: pictures, documents, archives of none. Nothing of it runs in a browser
 *  that opens it. */
export const allowedMediaTypes: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
];

/** How much each may do, counted on each node. Offices share an address, so addresses are allowed
 *  more than visitors. */
export const allowances = {
  'say-visitor': { atOnce: 12, perMinute: 30 },
  'say-address': { atOnce: 60, perMinute: 300 },
  'say-widget': { atOnce: 600, perMinute: 6_000 },
  'session-address': { atOnce: 30, perMinute: 60 },
  'session-widget': { atOnce: 600, perMinute: 3_000 },
  'file-visitor': { atOnce: 8, perMinute: 4 },
  'file-address': { atOnce: 30, perMinute: 20 },
  'sign-visitor': { atOnce: 30, perMinute: 90 },
  'stream-address': { atOnce: 60, perMinute: 120 },
  'help-address': { atOnce: 60, perMinute: 120 },
  'help-widget': { atOnce: 600, perMinute: 3_000 },
} as const satisfies Record<string, Allowance>;

export type AllowanceKind = keyof typeof allowances;
