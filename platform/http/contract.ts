import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from '#kernel/permission.ts';

/** What every route declares beside its shapes. A route without it is refused to everybody. */
export interface RouteMeta {
  /** `signed-in` needs a session but no permission; `public` needs nothing. */
  readonly permission: Permission | 'signed-in' | 'public';
}

/** The start of a route in a contract: `route(may.reply).route({ method, path, summary })...`. */
export function route(permission: RouteMeta['permission']) {
  return oc.$meta<Partial<RouteMeta>>({ permission });
}

/** An instant over HTTP. */
export const instant = z.iso.datetime({ precision: 3 });

/** An identifier over HTTP. */
export const id = z.uuid();

/** How a list is asked for: at most `limit` rows after `cursor`, which the last page gave. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** One page of a list. nextCursor is null on the last one. */
export function page<Item extends z.core.$ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Words in the three languages of Heed. */
export const translated = z.object({ en: z.string(), ru: z.string(), zh: z.string() });
export type Translated = z.infer<typeof translated>;

export const language = z.enum(['en', 'ru', 'zh']);
export type Language = z.infer<typeof language>;
