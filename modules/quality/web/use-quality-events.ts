import type { HeedEvent } from '#kernel/event.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { useLive } from '#platform/web/live.ts';
import { useMay, useMe } from '#platform/web/me.ts';
import { may } from '../contract.ts';

/** Hears the events of this module: those of all my projects when I may listen there, and those
 *  that concern me. */
export function useQualityEvents(onEvent: (event: HeedEvent) => void): void {
  const me = useMe();
  const mayListen = useMay(may.listen);
  const projects = useProjects();
  const rooms = mayListen ? projects.map(({ id }) => `quality:${id}`) : [];
  useLive([...rooms, `person:${me.id}`], onEvent);
}
