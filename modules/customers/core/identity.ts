/** How a person is known. `external` is his number in the client's own systems, `visitor` the
 *  secret that the chat widget keeps in his browser. Earlier kinds identify more surely. */
export const identityKinds = ['external', 'email', 'phone', 'visitor'] as const;
export type IdentityKind = (typeof identityKinds)[number];

export const maximumIdentityLength = 254;
const maximumLocalPartLength = 64;

/** The form in which an identity is compared, or null when the text is none of that kind.
 *  E-mail addresses are compared without regard to case, phones in E.164 where the country is
 *  certain, everything else letter by letter. */
export function normaliseIdentity(kind: IdentityKind, text: string): string | null {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '' || trimmed.length > maximumIdentityLength) return null;
  if (kind === 'email') return normaliseEmail(trimmed);
  if (kind === 'phone') return normalisePhone(trimmed);
  return trimmed;
}

/** Source: RFC 5321, section 4.5.3.1, for the lengths. Quoted local parts are not taken. */
function normaliseEmail(text: string): string | null {
  const [, localPart = '', domain = ''] =
    /^([^\s@"<>(),;:\\]+)@([^\s@"<>(),;:\\]+)$/.exec(text) ?? [];
  const isDomain = /^(?!-)[^.]+(\.[^.]+)+$/.test(domain) && !domain.endsWith('-');
  const isLocalPart = localPart.length <= maximumLocalPartLength && !/^\.|\.\.|\.$/.test(localPart);
  return isDomain && isLocalPart ? text.toLowerCase() : null;
}

/** Numbers without a country are Russian (8 or 7 and ten digits) or Chinese mobiles (eleven digits
 *  from 13 to 19) where their shape says so; others, such as extensions, stay as dialled.
 *  Source: ITU-T E.164, at most 15 digits. */
function normalisePhone(text: string): string | null {
  const dialled = text.replace(/[\s()\-.\u2010-\u2015\u00a0/]/g, '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(dialled)) return null;
  const digits = dialled.replace('+', '');
  if (digits.length < 3 || digits.length > 15) return null;
  if (dialled.startsWith('+')) return digits.length >= 7 ? dialled : null;
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`;
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  return digits;
}

/** What of a search text can be part of an identity's normal form: an e-mail address or its
 *  beginning, or the digits of a phone without the prefix that differs at home and abroad.
 *  Null when it is too short to tell people apart. */
export function identitySearch(text: string): string | null {
  const trimmed = text.trim();
  const isPhone = /^[+\d\s()\-.]+$/.test(trimmed);
  const digits = trimmed.replace(/\D/g, '');
  const wanted = isPhone ? digits.replace(/^(00|8(?=\d{10}$))/, '') : trimmed.toLowerCase();
  return wanted.length >= shortestIdentitySearch && !/\s/.test(wanted) ? wanted : null;
}

const shortestIdentitySearch = 3;
