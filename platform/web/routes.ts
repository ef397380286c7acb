import { createRootRoute, createRoute } from '@tanstack/react-router';
import type { Permission } from '#kernel/permission.ts';
import type { WordId } from './words.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whoever lacks it is told so instead of seeing the page. */
    readonly permission?: Permission;
    /** Its step in the way to where one is. A page about one thing adds that thing's name by
     *  useTitle. */
    readonly title?: WordId;
  }
}

/** The root of all addresses. */
export const rootRoute = createRootRoute();

/** The frame with rail and top bar, for people who are signed in. Modules hang their pages here:
 *  `createRoute({ getParentRoute: () => frameRoute, path: '/desk', ... })`. */
export const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'frame' });
