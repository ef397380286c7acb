import type { WebDoor } from '#platform/web/door.ts';

/** The web doors of the modules, lowest in the tower first. */
export const doors: readonly WebDoor[] = [];
