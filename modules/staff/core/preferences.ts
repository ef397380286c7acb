import { z } from 'zod';

/** How a person likes Heed to look, on every device. */
export const preferences = z.object({
  scheme: z.enum(['light', 'dark', 'auto']).default('auto'),
  /** Smaller type and tighter rows. */
  isDense: z.boolean().default(false),
});
export type Preferences = z.infer<typeof preferences>;
