import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';

/** What was sent, in the shape it must have. Refuses with the first field that is wrong. */
export function read<Shape extends z.core.$ZodType>(shape: Shape, given: unknown): z.output<Shape> {
  const { data, error } = z.safeParse(shape, given);
  return data ?? refuse('invalid-input', { field: error?.issues[0]?.path.join('.') ?? '' });
}
