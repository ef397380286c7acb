const tokenBytes = 16;

/** The secret part of a survey link: 128 random bits as 32 hexadecimal digits. It names nobody.
 *  randomBytes: fills the bytes from a source fit for secrets. */
export function surveyToken(randomBytes: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = randomBytes(new Uint8Array(tokenBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a text has the shape of a survey token, so that anything else is refused unread. */
export function isSurveyToken(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
