import type { Id } from '#kernel/id.ts';
import { defineTimer } from '#platform/jobs/timers.ts';

/** The moment for which a draft's publication is set. Its subject is the draft. */
export const publishDue = defineTimer<{ projectId: Id; revision: number }>('knowledge.publish-due');
