import { z } from 'zod';
import { causeKind, channel } from '#modules/contacts/contract.ts';
import { id, instant, type translated } from '#platform/http/contract.ts';
import { criticalClasses } from './scorecard.ts';

/** Names a criterion, a step or a cause within its scorecard. */
export const shortId = z.string().min(1).max(60);
const text = z.string().trim().max(500);
const texts = z.object({ en: text, ru: text, zh: text }) satisfies typeof translated;
const criterion = z.object({
  id: shortId,
  groupId: shortId.nullable(),
  title: texts,
  guidance: texts,
  weight: z.number().min(0).max(1_000),
  scale: z
    .array(z.object({ id: shortId, label: texts, points: z.number().min(-1_000).max(1_000) }))
    .min(2)
    .max(20)
    .readonly(),
  isNotApplicableAllowed: z.boolean(),
  classes: z.array(z.enum(criticalClasses)).readonly(),
  evidence: z.enum(['optional', 'when-failed', 'always']),
  causes: z
    .array(z.object({ id: shortId, title: texts, origin: causeKind }))
    .max(30)
    .readonly(),
  mirrors: z.string().max(100).nullable(),
});
export const scorecardContent = z.object({
  title: texts,
  groups: z
    .array(z.object({ id: shortId, title: texts }))
    .max(20)
    .readonly(),
  criteria: z.array(criterion).min(1).max(60).readonly(),
  minimumAnsweredShare: z.number().min(0).max(1),
});

/** What evaluators fill in. It never changes: an edit makes the next version. */
export const scorecardVersion = z.object({
  id,
  projectId: id,
  channel,
  version: z.number().int(),
  content: scorecardContent,
  createdAt: instant,
  createdBy: id,
});
export type ScorecardVersion = z.infer<typeof scorecardVersion>;

/** A scorecard version in a list: when and by whom it was made, and how often it was used. */
export const scorecardEntry = scorecardVersion.omit({ content: true }).extend({
  /** Null: made by Heed together with the project. */
  authorName: z.string().nullable(),
  evaluationCount: z.number().int(),
});
export type ScorecardEntry = z.infer<typeof scorecardEntry>;
