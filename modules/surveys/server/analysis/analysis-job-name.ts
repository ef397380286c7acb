import { defineJob } from '#platform/jobs/jobs.ts';
import type { InProject } from '../store.ts';

/** One analysis at a time on a node: each takes a processor for itself. A node that stops or dies
 *  leaves it to the next attempt. */
export const analysisJob = defineJob<InProject>('surveys.analyse', 5, { atOnce: 1 });
