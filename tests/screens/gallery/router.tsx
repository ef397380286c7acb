import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useLocation,
} from '@tanstack/react-router';
import { Crashed } from '#app/web/frame/Crashed.tsx';
import { Forbidden } from '#app/web/frame/Forbidden.tsx';
import { FrameLoading } from '#app/web/frame/FrameLoading.tsx';
import { NotFound } from '#app/web/frame/NotFound.tsx';
import { Columns } from './Columns.tsx';
import { Figures } from './Figures.tsx';
import { GalleryFrame } from './GalleryFrame.tsx';
import { Empty, Parts, Problems } from './Parts.tsx';
import { SignIn } from './SignIn.tsx';

const root = createRootRoute();
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Framed });

function Framed() {
  const isOffline = useLocation({ select: ({ pathname }) => pathname === '/offline' });
  return (
    <GalleryFrame isOffline={isOffline}>
      <Outlet />
    </GalleryFrame>
  );
}

const under = (path: string, component: () => React.ReactNode) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component,
    staticData: { title: 'gallery.customers' },
  });

const tree = root.addChildren([
  frame.addChildren([
    under('/parts', Parts),
    under('/figures', Figures),
    under('/columns', Columns),
    under('/offline', Columns),
    under('/empty', Empty),
    under('/problem', Problems),
    under('/forbidden', Forbidden),
    under('/nowhere', NotFound),
    under('/crashed', () => <Crashed error={new Error('gallery')} reset={() => {}} />),
  ]),
  createRoute({ getParentRoute: () => root, path: '/loading', component: FrameLoading }),
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn }),
]);

export const router = createRouter({ routeTree: tree });
