import type { EvaluationDraft, EvidenceMark } from '../contract.ts';

/** A mark with the criterion that rests on it. number: its place on the scorecard, from 1. */
export interface PlacedMark extends EvidenceMark {
  readonly criterionId: string;
  readonly number: number;
}

/** A part of a text. marks: all that lie on it; ending: those of them that end with it. */
export interface Piece {
  readonly text: string;
  readonly marks: readonly PlacedMark[];
  readonly ending: readonly PlacedMark[];
}

/** All marks of a draft, in the order of the scorecard. */
export function marksOf(
  { answers }: Pick<EvaluationDraft, 'answers'>,
  criteria: readonly { readonly id: string }[],
): PlacedMark[] {
  return criteria.flatMap(({ id: criterionId }, index) =>
    (answers[criterionId]?.evidence ?? []).map((mark) => ({
      ...mark,
      criterionId,
      number: index + 1,
    })),
  );
}

/** A text cut where marks begin and end, so that overlapping marks are all shown. */
export function piecesOf(text: string, marks: readonly PlacedMark[]): Piece[] {
  const within = marks.filter(({ from, to }) => from < text.length && to > 0);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of within) cuts.add(from).add(Math.min(to, text.length));
  const places = Array.from(cuts).toSorted((one, other) => one - other);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const lying = within.filter(({ from, to }) => from <= start && to >= end);
    return {
      text: text.slice(start, end),
      marks: lying,
      ending: lying.filter(({ to }) => Math.min(to, text.length) === end),
    };
  });
}
