import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type Segment } from '../contract.ts';
import {
  type Aftermath,
  type DaysWanted,
  type PastContact,
  readAftermaths,
  readDaysWithContacts,
  readPast,
} from './past-store.ts';
import { readSegmentsOf } from './store.ts';

/** The course of a contact: its segments that have ended, in the order of time. */
export type Course = PastContact & { readonly segments: readonly Segment[] };

/** The local days, as YYYY-MM-DD, on which customers began contacts, the latest first. */
export async function listDaysWithContacts(ctx: Context, wanted: DaysWanted): Promise<string[]> {
  authorise(ctx, may.read);
  return readDaysWithContacts(ctx, wanted);
}

/** The next contacts after a place in the order of their ids that customers began and that were
 *  open at some moment of a time. limit: how many at most. */
export async function listCourses(
  ctx: Context,
  which: { projectId: Id; from: Instant; to: Instant; afterId: Id | null; limit: number },
): Promise<Course[]> {
  authorise(ctx, may.read);
  const contacts = await readPast(ctx, which);
  const ids = contacts.map(({ id }) => id);
  const segments = await readSegmentsOf(ctx, which.projectId, ids);
  const byContact = Map.groupBy(segments, ({ contactId }) => contactId);
  return contacts.map((contact) => ({ ...contact, segments: byContact.get(contact.id) ?? [] }));
}

/** What became of contacts: when they ended, and when their customers came again with another
 *  matter; a repeat of the same is no return. Those that are open or unknown are left out. */
export async function aftermathsOf(
  ctx: Context,
  which: { projectId: Id; ids: readonly Id[] },
): Promise<Aftermath[]> {
  authorise(ctx, may.read);
  return which.ids.length === 0 ? [] : readAftermaths(ctx, which);
}
