import { parentPort, workerData } from 'node:worker_threads';
import type { OpenTalk } from '../open-talks.ts';
import { type HistoryWanted, playHistory } from './history.ts';

/** What a thread says while it plays the history of a project, and in the end. */
export type HistoryNews = { readonly share: number } | { readonly open: readonly OpenTalk[] };

const tell = (news: HistoryNews) => parentPort?.postMessage(news);

tell({ open: await playHistory(workerData as HistoryWanted, (share) => tell({ share })) });
