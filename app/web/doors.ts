import type { ComponentType } from 'react';
import { chatDoor } from '#modules/channels/chat/web/index.ts';
import { emailDoor } from '#modules/channels/email/web/index.ts';
import { contactsDoor } from '#modules/contacts/web/index.ts';
import { customersDoor } from '#modules/customers/web/index.ts';
import { deskDoor } from '#modules/desk/web/index.ts';
import { insightsDoor } from '#modules/insights/web/index.ts';
import { knowledgeDoor } from '#modules/knowledge/web/index.ts';
import { learningDoor } from '#modules/learning/web/index.ts';
import { projectsDoor } from '#modules/projects/web/index.ts';
import { qualityDoor } from '#modules/quality/web/index.ts';
import { routingDoor } from '#modules/routing/web/index.ts';
import { staffDoor } from '#modules/staff/web/index.ts';
import { surveysDoor } from '#modules/surveys/web/index.ts';
import type { Place, SearchSource, WebDoor } from '#platform/web/door.ts';
import { setUpDoor } from './set-up/index.ts';

/** The web doors of the modules, lowest in the tower first. */
const doors = [
  staffDoor,
  projectsDoor,
  customersDoor,
  knowledgeDoor,
  contactsDoor,
  routingDoor,
  chatDoor,
  emailDoor,
  deskDoor,
  surveysDoor,
  qualityDoor,
  learningDoor,
  insightsDoor,
  setUpDoor,
] as const satisfies readonly WebDoor[];

const every: readonly WebDoor[] = doors;
export const places: readonly Place[] = every.flatMap((door) => door.places ?? []);
export const searches: readonly SearchSource[] = every.flatMap((door) => door.searches ?? []);
export const topBar: readonly ComponentType[] = every.flatMap((door) => door.topBar ?? []);
export const framedRoutes = routesOf(doors, 'routes');
export const openRoutes = routesOf(doors, 'openRoutes');

type RouteKey = 'routes' | 'openRoutes';

/** The routes of all doors in one list that keeps the type of each, so that the router knows every
 *  address and a link to a wrong one does not compile. */
function routesOf<const Doors extends readonly WebDoor[], Key extends RouteKey>(
  each: Doors,
  key: Key,
): RoutesOf<Doors, Key> {
  const routes = each.flatMap((door): readonly unknown[] => door[key] ?? []);
  return routes as RoutesOf<Doors, Key>;
}

type RoutesOf<Doors extends readonly WebDoor[], Key extends RouteKey> = Doors extends readonly [
  infer First extends WebDoor,
  ...infer Rest extends readonly WebDoor[],
]
  ? [...(First[Key] extends readonly unknown[] ? First[Key] : []), ...RoutesOf<Rest, Key>]
  : [];
