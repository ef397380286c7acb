/** How much the words of a callout matter. */
export const tones = ['note', 'tip', 'warning', 'danger'] as const;

/** Whom a section may be for. */
export const audiences = ['agent', 'customer'] as const;
