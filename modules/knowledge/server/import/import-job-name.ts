import { defineJob } from '#platform/jobs/jobs.ts';
import type { InProject } from '../article-store.ts';

/** A piece of an import: it orders the next one until all is done. */
export const importJob = defineJob<InProject>('knowledge.import', 5);
