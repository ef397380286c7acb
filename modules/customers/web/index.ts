import { IconAddressBook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { readCustomerSearch, readCustomersSearch } from './customers-search.ts';
import { findCustomers } from './find-customers.ts';
import type en from './messages/en.json';

export { Avoidances } from './Avoidances.tsx';
export { TimelineLine } from './TimelineLine.tsx';
export { type TimelinePart, timelineParts } from './timeline.ts';
export { ValueLevel } from './ValueLevel.tsx';

type CustomersWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends CustomersWords {}
}

const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers',
  staticData: { permission: may.read, title: 'customers.title' },
});

const listRoute = createRoute({
  getParentRoute: () => customersRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Customers.tsx'), 'Customers'),
  validateSearch: readCustomersSearch,
});

const importRoute = createRoute({
  getParentRoute: () => customersRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('./ImportCustomers.tsx'), 'ImportCustomers'),
  staticData: { permission: may.import, title: 'customers.import' },
  validateSearch: readCustomersSearch,
});

const customerRoute = createRoute({
  getParentRoute: () => customersRoute,
  path: '/$projectId/$customerId',
  component: lazyRouteComponent(() => import('./CustomerPage.tsx'), 'CustomerPage'),
  validateSearch: readCustomerSearch,
});

/** What customers bring to the browser: who they are, and all that happened with them. */
export const customersDoor = {
  routes: [customersRoute.addChildren([listRoute, importRoute, customerRoute])],
  places: [
    {
      path: '/customers',
      icon: IconAddressBook,
      label: 'customers.title',
      permission: may.read,
      order: 60,
      keys: 'g c',
    },
  ],
  searches: [
    {
      id: 'customers',
      label: 'customers.title',
      icon: IconAddressBook,
      permission: may.read,
      search: findCustomers,
    },
  ],
} as const satisfies WebDoor;
