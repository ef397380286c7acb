import type { ComponentType } from 'react';
import { createSlot } from '#platform/web/slot.ts';

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
