import { type Estimate, shareOf } from '#kernel/proportion.ts';

/** The hours after asking at which the answers that have come are counted. */
export const curveHours = [1, 2, 4, 8, 24, 48, 72, 168, 336] as const;

/** Invitations that are alike. */
export interface CountedAsked {
  /** The hour of the day at which they were sent, 0..23, in the project's time zone. */
  readonly hour: number;
  readonly asked: number;
  readonly answered: number;
}

export interface HourOfAsking {
  readonly hour: number;
  readonly asked: number;
  readonly answered: number;
  /** answered / asked with its interval; null when nobody was asked. */
  readonly share: Estimate | null;
}

/** The response rate by the hour of asking, all 24 of them. */
export function responseByHour(counted: readonly CountedAsked[]): HourOfAsking[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const members = counted.filter((each) => each.hour === hour);
    const asked = sum(members.map((each) => each.asked));
    const answered = sum(members.map((each) => each.answered));
    return { hour, asked, answered, share: shareOf({ hits: answered, all: asked }) };
  });
}

/** Answers whose first came after `bucket` of the hours of the curve were over: 0 within the first
 *  one, curveHours.length after the last. */
export interface CountedDelay {
  readonly bucket: number;
  readonly answers: number;
}

export interface CurvePoint {
  readonly hours: number;
  /** Of those who were asked, so many had answered by then. */
  readonly answered: number;
  readonly share: Estimate | null;
}

/** How the answers come in: the share of all who were asked that has answered so many hours after.
 *  asked: with at least one answer or not. */
export function answerCurve(asked: number, delays: readonly CountedDelay[]): CurvePoint[] {
  return curveHours.map((hours, place) => {
    const answered = sum(delays.flatMap(({ bucket, answers }) => (bucket <= place ? answers : [])));
    return { hours, answered, share: shareOf({ hits: answered, all: asked }) };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
