import { implement } from '@orpc/server';
import type { Permission } from '#kernel/permission.ts';
import type { Config } from '#platform/config/config.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { staffContract } from '../contract.ts';
import { createKey, listKeys, revokeKey } from './api-keys.ts';
import { meRoutes } from './me-api.ts';
import { changePolicy, checkAudit, listAudit, showPolicy } from './oversight.ts';
import { listColleagues } from './people.ts';
import { peopleRoutes } from './people-api.ts';
import { signInRoutes } from './sign-in-api.ts';
import {
  changeSkill,
  createSkill,
  createTeam,
  listSkills,
  listTeams,
  removeTeam,
  renameTeam,
} from './teams.ts';
import { openVault } from './vault.ts';

const os = implement(staffContract).$context<RequestContext>();

/** The routes of the contract. permissions: all that the modules declare; a key may have any. */
export function staffRoutes({
  config,
  permissions,
}: {
  config: Pick<Config, 'secret' | 'publicUrl' | 'systemMailUrl'>;
  permissions: readonly Permission[];
}) {
  const vault = openVault(config.secret);
  return os.router({
    signIn: signInRoutes({ publicUrl: config.publicUrl, vault }),
    me: meRoutes(vault),
    people: peopleRoutes(config),
    listColleagues: os.listColleagues.handler(({ input, context }) =>
      context.run((ctx) => listColleagues(ctx, input)),
    ),
    teams: teamRoutes,
    skills: skillRoutes,
    keys: keyRoutes(permissions),
    policy: os.policy.router({
      show: os.policy.show.handler(({ context }) => context.run(showPolicy)),
      change: os.policy.change.handler(({ input, context }) =>
        context.run((ctx) => changePolicy(ctx, input)),
      ),
    }),
    audit: os.audit.router({
      list: os.audit.list.handler(({ input, context }) =>
        context.run((ctx) => listAudit(ctx, input)),
      ),
      verify: os.audit.verify.handler(({ context }) => context.run(checkAudit)),
    }),
  });
}

const teamRoutes = os.teams.router({
  list: os.teams.list.handler(({ context }) => context.run(listTeams)),
  create: os.teams.create.handler(({ input, context }) =>
    context.run(async (ctx) => ({ id: await createTeam(ctx, input.name) })),
  ),
  rename: os.teams.rename.handler(({ input, context }) =>
    context.run((ctx) => renameTeam(ctx, input)),
  ),
  remove: os.teams.remove.handler(({ input, context }) =>
    context.run((ctx) => removeTeam(ctx, input.id)),
  ),
});

const skillRoutes = os.skills.router({
  list: os.skills.list.handler(({ context }) => context.run(listSkills)),
  create: os.skills.create.handler(({ input, context }) =>
    context.run(async (ctx) => ({ id: await createSkill(ctx, input) })),
  ),
  change: os.skills.change.handler(({ input, context }) =>
    context.run((ctx) => changeSkill(ctx, input)),
  ),
});

const keyRoutes = (permissions: readonly Permission[]) =>
  os.keys.router({
    list: os.keys.list.handler(({ context }) => context.run(listKeys)),
    create: os.keys.create.handler(({ input, context }) =>
      context.run((ctx) => createKey(ctx, input, permissions)),
    ),
    revoke: os.keys.revoke.handler(({ input, context }) =>
      context.run((ctx) => revokeKey(ctx, input.id)),
    ),
    listPermissions: os.keys.listPermissions.handler(() => permissions.map(({ name }) => name)),
  });
