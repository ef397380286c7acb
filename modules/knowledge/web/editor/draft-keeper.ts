import { ApiProblem, isPassing } from '#platform/web/api.ts';
import { refusals } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import type { Kept, Opening } from '../../core/opening.ts';
import {
  accepted,
  heard,
  isUnsaved,
  opened,
  overruled,
  recognised,
  type Saving,
  type SavingStatus,
  settled,
  statusOf,
  taken,
} from '../../core/saving.ts';

const savingPauseMs = 1_200;
const retryPauseMs = 5_000;

/** What an editor tells of its text. */
export interface DraftState {
  readonly status: SavingStatus;
  readonly revision: number | null;
  readonly mine: Words;
  readonly error: Error | null;
}

/** Saves what is written, and never over what its writer has not seen. */
export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

interface Ways {
  /** Saves words over a revision and returns theirs. */
  readonly send: (words: Words, revision: number | null) => Promise<number>;
  /** Holds unsaved words on this device; null forgets them. */
  readonly keep: (kept: Kept | null) => void;
}

/** Opens a keeper. */
export function createDraftKeeper({ opening, ...ways }: Ways & { opening: Opening }) {
  const cell = createCell(opened(opening));
  const { now, put } = cell;
  const { keepMine, flush, busy, save } = createSender(cell, ways);
  const move = (deed: (revision: number) => Promise<number | null>, revision: number) =>
    busy(async () => {
      const next = await deed(revision);
      put({ ...now(), revision: next, latest: next });
    });
  return {
    ...{ state: cell.state, subscribe: cell.subscribe, flush },
    /** What the editor made of the text at first; it counts as unchanged. */
    settle: (words: Words) => {
      put(settled(now(), words));
      if (isUnsaved(now())) keepMine();
    },
    write: (words: Words) => {
      put({ ...now(), mine: words });
      keepMine();
    },
    /** Learns of the revision that the server has. */
    hear: (latest: number | null) => put(heard(now(), latest)),
    /** Sees what the server has: it may be mine, from another window or from a lost answer. */
    recognise: (theirs: Words, revision: number | null) => {
      const recognisedNow = recognised(now(), theirs, revision);
      if (recognisedNow === now()) return;
      put(recognisedNow, null);
      keepMine();
    },
    /** Saves, then does something with the draft that gives it another revision, or none. What is
     *  live without a draft becomes one first. Throws what keeps it from being saved. */
    act: async (deed: (revision: number) => Promise<number | null>): Promise<void> => {
      await flush();
      if (statusOf(now()) === 'saved' && now().revision === null) await busy(save);
      const { revision } = now();
      if (statusOf(now()) !== 'saved' || revision === null)
        throw cell.state().error ?? new ApiProblem(refusals.changedMeanwhile, {});
      await move(deed, revision);
    },
    /** Does away with the draft, saved or not. */
    discard: async (deed: (revision: number) => Promise<null>): Promise<void> => {
      const { revision } = now();
      if (revision !== null) await move(deed, revision);
    },
    /** Goes on with other words, those of a revision. */
    take: (words: Words, revision: number | null) => {
      put(taken(words, revision), null);
      ways.keep(null);
    },
    /** Goes on with mine over a revision that was seen. */
    overrule: (revision: number | null) => {
      put(overruled(now(), revision));
      void flush();
    },
  };
}

/** Sends what is unsaved after a pause, one saving after the other. */
function createSender({ now, put }: Cell, { send, keep }: Ways) {
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMs);
  }

  function keepMine(): void {
    const saving = now();
    const { mine, revision, sent } = saving;
    keep(isUnsaved(saving) ? { ...mine, revision, sent } : null);
    if (isUnsaved(saving) && saving.latest === saving.revision) plan(savingPauseMs);
  }

  async function busy(work: () => Promise<void>): Promise<void> {
    put({ ...now(), isSending: true });
    sending = work().finally(() => {
      sending = null;
      put({ ...now(), isSending: false });
    });
    await sending;
  }

  async function save(): Promise<void> {
    const { mine, revision } = now();
    put({ ...now(), sent: mine });
    keepMine();
    try {
      const next = await send(mine, revision);
      // One may have written on while it was sent.
      put(accepted(now(), mine, next), null);
      keepMine();
    } catch (problem) {
      const failed = afterFailure(now(), problem);
      put(failed.saving, failed.error);
      if (failed.saving.failure === 'passing') plan(retryPauseMs);
    }
  }

  /** Saves at once. Resolves to whether all is saved. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    while (sending) await sending.catch(() => undefined);
    if (now().latest === now().revision && isUnsaved(now())) await busy(save);
    return statusOf(now()) === 'saved';
  }

  return { keepMine, flush, busy, save };
}

type Cell = ReturnType<typeof createCell>;

/** A state that tells who listens when it changes. */
function createCell(first: Saving) {
  const listeners = new Set<() => void>();
  let saving = first;
  let error: Error | null = null;
  const describe = (): DraftState => {
    const { revision, mine } = saving;
    return { status: statusOf(saving), revision, mine, error };
  };
  let told = describe();
  return {
    now: () => saving,
    put: (next: Saving, problem: Error | null = error) => {
      [saving, error] = [next, problem];
      told = describe();
      for (const listener of listeners) listener();
    },
    state: () => told,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function afterFailure(saving: Saving, problem: unknown): { saving: Saving; error: Error | null } {
  const error = problem instanceof Error ? problem : new Error(String(problem));
  if (!(error instanceof ApiProblem) || error.code !== refusals.changedMeanwhile)
    return { saving: { ...saving, failure: isPassing(error) ? 'passing' : 'lasting' }, error };
  const { revision } = error.data;
  const latest = typeof revision === 'number' ? revision : null;
  return { saving: { ...saving, sent: null, latest, failure: null }, error: null };
}
