import { createRoute, createRouter } from '@tanstack/react-router';
import { frameRoute, rootRoute } from '#platform/web/routes.ts';
import { framedRoutes, openRoutes } from './doors.ts';
import { FramedPages } from './FramedPages.tsx';
import { Crashed } from './frame/Crashed.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { Home } from './Home.tsx';

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/', component: Home });

/** An unknown address is told inside the frame, with all ways out of it. */
const unknownRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$',
  component: NotFound,
});

const routeTree = rootRoute.addChildren([
  frameRoute
    .update({ component: FramedPages })
    .addChildren([homeRoute, unknownRoute, ...framedRoutes]),
  ...openRoutes,
]);

/** All addresses of Heed. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
});
