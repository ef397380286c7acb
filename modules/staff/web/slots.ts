import type { ComponentType } from 'react';
import type { Permission } from '#kernel/permission.ts';
import { createSlot } from '#platform/web/slot.ts';
import type { Notice } from '../core/notice.ts';

/** A part of the page of a person, shown also after he was invited. */
export interface PersonPart {
  readonly order: number;
  readonly component: ComponentType<{ personId: string }>;
}

/** Parts of a person that modules above know of. */
export const personParts = createSlot<PersonPart>();

/** How projects are chosen, as the module above knows them. */
export interface ProjectChooser {
  readonly order: number;
  readonly component: ComponentType<{
    label: string;
    projectIds: readonly string[];
    error: string | undefined;
    onChange: (projectIds: string[]) => void;
  }>;
}

export const projectChooser = createSlot<ProjectChooser>();

/** Where notices lead: to the page of what they are about. */
export interface NoticePage {
  readonly order: number;
  readonly kinds: readonly string[];
  readonly addressOf: (notice: Notice) => string;
  /** Who may enter the page; everybody when it names none. */
  readonly permission?: Permission;
}

/** The pages that modules above give to their notices. */
export const noticePages = createSlot<NoticePage>();
