import type { HTTPMethod } from '@orpc/contract';
import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { id, instant, language, page, pageQuery, route } from '#platform/http/contract.ts';
import { apiKey, newApiKey } from './core/api-key.ts';
import { notice } from './core/notice.ts';
import { maximumPasswordLength } from './core/password.ts';
import {
  colleague,
  emailText,
  nameText,
  newPerson,
  newSkill,
  person,
  personChanges,
  personState,
  skill,
  team,
} from './core/person.ts';
import { preferences } from './core/preferences.ts';
import { presenceChoice, presenceShape } from './core/presence.ts';
import { role, roles } from './core/role.ts';

export const may = permissions('staff', {
  /** See colleagues: names, teams, skills, presence. */
  read: roles,
  setOwnPresence: roles,
  setPresence: ['lead', 'administrator'],
  administer: ['administrator'],
  readAudit: ['administrator'],
});

export const refusals = {
  signInFailed: 'staff.sign-in-failed',
  wrongCode: 'staff.wrong-code',
  wrongPassword: 'staff.wrong-password',
  tooManyAttempts: 'staff.too-many-attempts',
  linkExpired: 'staff.link-expired',
  passwordTooWeak: 'staff.password-too-weak',
  emailTaken: 'staff.email-taken',
  nameTaken: 'staff.name-taken',
  lastAdministrator: 'staff.last-administrator',
  alreadySetUp: 'staff.already-set-up',
  personDisabled: 'staff.person-disabled',
  secondFactorPresent: 'staff.second-factor-present',
  secondFactorMissing: 'staff.second-factor-missing',
  secondFactorRequired: 'staff.second-factor-required',
  unknownPermission: 'staff.unknown-permission',
} as const;

/** Links by which a person signs in. set-up: of the first administrator. */
export const linkKind = z.enum(['invite', 'reset', 'sign-in', 'set-up']);
export type LinkKind = z.infer<typeof linkKind>;

const aboutPerson = z.object({ personId: id, projectIds: z.array(id) });
const hearersOf = ({ data }: { data: z.infer<typeof aboutPerson> }) => [
  `person:${data.personId}`,
  ...data.projectIds.map((projectId) => `project:${projectId}`),
];
const itsPerson = ({ data }: { data: { personId: string } }) => [`person:${data.personId}`];

/** Name, state, roles, skills, teams or projects of a person are others than before. */
export const personChanged = defineEvent('person.changed', aboutPerson, hearersOf);

export const presenceChanged = defineEvent(
  'presence.changed',
  aboutPerson.extend(presenceShape.shape),
  hearersOf,
);

/** aboutId: what the notice is about. */
const aboutNotice = z.object({ personId: id, kind: z.string(), aboutId: id });
export const noticeAdded = defineEvent('notice.added', aboutNotice, itsPerson);
export const noticeAcknowledged = defineEvent('notice.acknowledged', aboutNotice, itsPerson);
export const noticesRead = defineEvent('notices.read', z.object({ personId: id }), itsPerson);

/** Whatever is shown in this session must go. */
export const sessionEnded = defineEvent(
  'session.ended',
  z.object({ personId: id, sessionId: id }),
  itsPerson,
);

export const keyRevoked = defineEvent('key.revoked', z.object({}));

const password = z.string().min(1).max(maximumPasswordLength);
const code = z.string().trim().min(6).max(40);
const token = z.string().regex(/^[\w-]{43}$/);
const one = z.object({ id });

/** What comes after a step of signing in. enter: nothing. second-factor: the same step with a
 *  code. enrol: the person is signed in, and sets up a second factor before anything else. */
const signInStep = z.object({ next: z.enum(['enter', 'second-factor', 'enrol']) });

/** A link as whoever made it sees it, once. */
const handedLink = z.object({ url: z.url(), expiresAt: instant, isMailed: z.boolean() });
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const session = z.object({
  id,
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  isCurrent: z.boolean(),
});

const signInPolicy = z.object({ secondFactorRequiredFor: z.array(role) });

const auditLine = z.object({
  seq: z.number(),
  at: instant,
  actorId: id,
  actorName: z.string().nullable(),
  action: z.string(),
  subjectId: id,
  data: z.record(z.string(), z.unknown()),
});

type Path = `/${string}`;

const open = (method: HTTPMethod, path: Path, summary: string) =>
  route('public').route({ method, path: `/sign-in${path}`, summary, tags: ['Sign-in'] });
const mine = (method: HTTPMethod, path: Path | '', summary: string) =>
  route('signed-in').route({ method, path: `/me${path}`, summary, tags: ['Me'] });
const managed = (method: HTTPMethod, path: Path, summary: string) =>
  route(may.administer).route({ method, path: `/staff${path}`, summary, tags: ['Staff'] });
const seen = (path: Path, summary: string) =>
  route(may.read).route({ method: 'GET', path: `/staff${path}`, summary, tags: ['Staff'] });
const audited = (path: Path, summary: string) =>
  route(may.readAudit).route({ method: 'GET', path: `/staff${path}`, summary, tags: ['Audit'] });

const signIn = {
  byPassword: open('POST', '/password', 'Sign in')
    .input(z.object({ email: emailText, password, secondFactor: code.optional() }))
    .output(signInStep),
  forgotten: open('POST', '/forgotten', 'Ask for a link to set a new password').input(
    z.object({ email: emailText }),
  ),
  showLink: open('GET', '/links/{token}', 'Show what a link is for, without using it')
    .input(z.object({ token }))
    .output(
      z.object({
        kind: linkKind,
        person: person.pick({ name: true, email: true, language: true }).nullable(),
        isPasswordNeeded: z.boolean(),
        isSecondFactorNeeded: z.boolean(),
      }),
    ),
  /** person: whoever uses the set-up link. */
  useLink: open('POST', '/links/{token}', 'Use a link: set the password, sign in')
    .input(
      z.object({
        token,
        password: password.optional(),
        secondFactor: code.optional(),
        person: newPerson.pick({ name: true, email: true, language: true }).optional(),
      }),
    )
    .output(signInStep),
  signOut: open('POST', '/out', 'Sign out here'),
};

const me = {
  show: mine('GET', '', 'Who I am and what I may do').output(
    z.object({
      person: person
        .pick({ id: true, name: true, email: true, language: true, hasSecondFactor: true })
        .extend({ preferences }),
      roles: z.array(role),
      permissions: z.array(z.string()),
      projectIds: z.union([z.array(id), z.literal('everything')]),
      presence: presenceShape,
      unreadNotices: z.number(),
      mustEnrol: z.boolean(),
    }),
  ),
  change: mine('PATCH', '', 'Change my profile').input(
    z.object({
      name: nameText.optional(),
      language: language.optional(),
      preferences: preferences.optional(),
    }),
  ),
  changePassword: mine('PUT', '/password', 'Change my password').input(
    z.object({ currentPassword: password, newPassword: password }),
  ),
  enrol: mine('POST', '/second-factor', 'Begin to set up a second factor').output(
    z.object({ uri: z.string(), qr: z.string() }),
  ),
  confirmEnrolment: mine('POST', '/second-factor/confirmation', 'Finish it with a first code')
    .input(z.object({ code }))
    .output(recoveryCodes),
  renewRecoveryCodes: mine('POST', '/second-factor/recovery-codes', 'Get new recovery codes')
    .input(z.object({ code }))
    .output(recoveryCodes),
  removeSecondFactor: mine('POST', '/second-factor/removal', 'Remove my second factor').input(
    z.object({ code }),
  ),
  listSessions: mine('GET', '/sessions', 'Where I am signed in').output(z.array(session)),
  endSession: mine('DELETE', '/sessions/{id}', 'Sign out there').input(one),
  endOtherSessions: mine('DELETE', '/sessions', 'Sign out everywhere else'),
  setPresence: mine('PUT', '/presence', 'Set my presence')
    .meta({ permission: may.setOwnPresence })
    .input(presenceChoice),
  listNotices: mine('GET', '/notices', 'My notices, newest first')
    .input(pageQuery.extend({ cursor: id.optional(), isUnread: z.stringbool().default(false) }))
    .output(page(notice)),
  readNotices: mine('POST', '/notices/read', 'Mark notices as read; without ids all').input(
    z.object({ ids: z.array(id).max(200).optional() }),
  ),
  acknowledgeNotice: mine('POST', '/notices/{id}/acknowledgement', 'Acknowledge a notice').input(
    one,
  ),
};

const people = {
  list: managed('GET', '/people', 'People by name')
    .input(
      pageQuery.extend({
        cursor: id.optional(),
        search: z.string().trim().max(100).optional(),
        role: role.optional(),
        state: personState.optional(),
        teamId: id.optional(),
      }),
    )
    .output(page(person)),
  show: managed('GET', '/people/{id}', 'One person').input(one).output(person),
  invite: managed('POST', '/people', 'Invite a person')
    .input(newPerson)
    .output(z.object({ id, link: handedLink })),
  change: managed('PATCH', '/people/{id}', 'Change a person').input(personChanges.extend({ id })),
  disable: managed('POST', '/people/{id}/disabling', 'Shut a person out').input(one),
  enable: managed('POST', '/people/{id}/enabling', 'Let a person in again').input(one),
  makeLink: managed('POST', '/people/{id}/links', 'Make a link to sign in or set a password')
    .input(one.extend({ kind: linkKind.exclude(['set-up']) }))
    .output(handedLink),
  removeSecondFactor: managed(
    'DELETE',
    '/people/{id}/second-factor',
    'Remove a lost second factor',
  ).input(one),
  endSessions: managed('DELETE', '/people/{id}/sessions', 'Sign a person out').input(one),
  setPresence: managed('PUT', '/people/{id}/presence', 'Set the presence of a person')
    .meta({ permission: may.setPresence })
    .input(presenceChoice.extend({ id })),
};

/** The routes of this module. */
export const staffContract = {
  signIn,
  me,
  people,
  listColleagues: seen('/colleagues', 'Colleagues with skills and presence')
    .input(z.object({ projectId: id.optional(), role: role.optional() }))
    .output(z.array(colleague)),
  teams: {
    list: seen('/teams', 'Teams').output(z.array(team)),
    create: managed('POST', '/teams', 'Make a team')
      .input(z.object({ name: nameText }))
      .output(one),
    rename: managed('PATCH', '/teams/{id}', 'Rename a team').input(one.extend({ name: nameText })),
    remove: managed('DELETE', '/teams/{id}', 'Remove a team').input(one),
  },
  skills: {
    list: seen('/skills', 'Skills').output(z.array(skill)),
    create: managed('POST', '/skills', 'Make a skill').input(newSkill).output(one),
    change: managed('PATCH', '/skills/{id}', 'Rename or archive a skill').input(
      skill.pick({ names: true, isArchived: true }).partial().extend({ id }),
    ),
  },
  keys: {
    list: managed('GET', '/keys', 'Keys of programs').output(z.array(apiKey)),
    create: managed('POST', '/keys', 'Make a key; it is shown once')
      .input(newApiKey)
      .output(z.object({ id, key: z.string() })),
    revoke: managed('DELETE', '/keys/{id}', 'Revoke a key').input(one),
    listPermissions: managed('GET', '/permissions', 'What a key may be allowed').output(
      z.array(z.string()),
    ),
  },
  policy: {
    show: managed('GET', '/sign-in-policy', 'Who needs a second factor').output(signInPolicy),
    change: managed('PUT', '/sign-in-policy', 'Say who needs a second factor').input(signInPolicy),
  },
  audit: {
    list: audited('/audit', 'The audit log, newest first')
      .input(pageQuery.extend({ cursor: z.coerce.number().int().positive().optional() }))
      .output(page(auditLine)),
    verify: audited('/audit/verification', 'Whether the audit log is whole').output(
      z.object({ lines: z.number(), brokenAt: z.number().nullable() }),
    ),
  },
};
