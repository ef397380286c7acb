import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';

/** Something that a person must learn. Its words are those of `notice.KIND`, filled with data. */
export const notice = z.object({
  id,
  kind: z.string(),
  /** What it is about. */
  subjectId: id,
  projectId: id.nullable(),
  data: z.record(z.string(), z.unknown()),
  createdAt: instant,
  readAt: instant.nullable(),
  isAcknowledgementRequired: z.boolean(),
  acknowledgedAt: instant.nullable(),
});
export type Notice = z.infer<typeof notice>;
