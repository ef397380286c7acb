import { parentPort } from 'node:worker_threads';
import type { Answered, Measured } from '../../core/analysis/answered.ts';
import { makeReport } from '../../core/analysis/make-report.ts';
import type { AnalysisReport } from '../../core/analysis/report.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import type { AnalysisFrame, AnalysisPage } from './analysis-data.ts';

/** What the thread is told: first all pages, then what to do with them. */
export type AnalysisOrder =
  | { readonly page: Pick<AnalysisPage, 'answered' | 'measured'> }
  | { readonly frame: AnalysisFrame; readonly wanted: AnalysisWanted };

/** What the thread says. progress: 0..1. */
export type AnalysisNews = { readonly progress: number } | { readonly report: AnalysisReport };

const answered: Answered[] = [];
const measured = new Map<string, Measured>();

function say(news: AnalysisNews): void {
  parentPort?.postMessage(news);
}

parentPort?.on('message', (order: AnalysisOrder) => {
  if ('page' in order) {
    answered.push(...order.page.answered);
    for (const [contactId, each] of order.page.measured) measured.set(contactId, each);
    return;
  }
  const { frame, wanted } = order;
  const ratingAlone = answered.filter(({ isRatingAlone }) => isRatingAlone).length;
  const counts = { ...frame.counts, answered: answered.length, ratingAlone };
  const report = makeReport({ ...frame, counts, answered, measured }, wanted, {
    onProgress: (progress) => say({ progress }),
  });
  if (report) say({ report });
});
