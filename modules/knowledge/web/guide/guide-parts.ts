import type { ComponentType } from 'react';
import type { Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { createSlot } from '#platform/web/slot.ts';
import type { GuideTrial } from '../../core/guide/guide.ts';

/** What a module above tells of a guide under its editor, such as the effect of its trial. */
interface GuidePart {
  readonly order: number;
  readonly permission: Permission;
  readonly Part: ComponentType<{ projectId: Id; reasonId: Id; number: number; trial: GuideTrial }>;
}

/** The parts under the editor of a guide whose saved version is on trial. */
export const guideParts = createSlot<GuidePart>();
