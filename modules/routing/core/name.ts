import { z } from 'zod';

export const name = z.string().trim().min(1).max(120);
/** What people call a queue, business hours or a reason, in every language of Heed. */
export const names = z.object({ en: name, ru: name, zh: name });
