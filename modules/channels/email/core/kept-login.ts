interface Reached {
  readonly host: string;
  readonly port: number;
  readonly login: { readonly user: string; readonly password?: string | undefined } | null;
}

/** The settings with the password that was stored, where none is given. A stored password goes to
 *  the server and user it was given for and to no other; null when it is missing. */
export function withPassword<Settings extends Reached>(
  given: Settings,
  stored: Reached | null,
): (Settings & { login: { user: string; password: string } | null }) | null {
  const { login } = given;
  if (login === null) return { ...given, login };
  const isSame =
    stored?.host === given.host && stored.port === given.port && stored.login?.user === login.user;
  const password = login.password ?? (isSame ? stored.login?.password : undefined);
  return password === undefined ? null : { ...given, login: { user: login.user, password } };
}
