import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '#kernel/permission.ts';
import type { WordId } from './words.ts';

/** A tabler icon, or anything drawn like one. */
export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A place on the rail. */
export interface Place {
  /** The address: `/desk`. */
  readonly path: string;
  readonly icon: Icon;
  readonly label: WordId;
  /** Who sees it; everybody when it names none. */
  readonly permission?: Permission;
  /** Places stand in this order; those from 100 on at the foot of the rail. */
  readonly order: number;
  /** `g d`. */
  readonly keys?: string;
  /** How many things wait there, as a hook; nothing is shown for 0. */
  readonly useBadge?: () => number;
}

/** Something found. to: its address. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly to: string;
}

/** A part of the search of everything. */
export interface SearchSource {
  readonly id: string;
  readonly label: WordId;
  readonly icon: Icon;
  readonly permission?: Permission;
  /** At most a handful, best first. text: what was typed, trimmed, at least two characters. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

/** What a module brings to the browser program. */
export interface WebDoor {
  /** Pages in the frame; their parent is frameRoute. */
  readonly routes?: readonly AnyRoute[];
  /** Pages for whoever is not signed in; their parent is rootRoute. */
  readonly openRoutes?: readonly AnyRoute[];
  readonly places?: readonly Place[];
  readonly searches?: readonly SearchSource[];
  /** What stands in the top bar on every page, such as the presence of the person. */
  readonly topBar?: readonly ComponentType[];
}
