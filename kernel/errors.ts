/** A refusal: a rule of the domain says no, and the person who asked can act on it.
 *  code is declared in the module's contract (`contacts.already-closed`); its words live in the
 *  message catalogues. data fills those words and names the field at fault. */
export class DomainError extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: string, data: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
  }
}

/** A provider outside of Heed failed. isRetryable: whether the same call may go through later. */
export class ProviderError extends Error {
  readonly isRetryable: boolean;

  constructor(message: string, { isRetryable, cause }: { isRetryable: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = 'ProviderError';
    this.isRetryable = isRetryable;
  }
}

/** What Heed cannot work without, its database, does not answer. The log is told once when
 *  it goes and once when it is back, and leaves every single failure out. */
export class Unavailable extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'Unavailable';
  }
}

/** Ends the verb with a refusal. */
export function refuse(code: string, data: Readonly<Record<string, unknown>> = {}): never {
  throw new DomainError(code, data);
}
