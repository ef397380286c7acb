/** What the address of the list tells: whose customers, and the words searched for. */
export interface CustomersSearch {
  readonly project?: string;
  readonly text?: string;
}

/** What the address of a customer tells: the one part of the timeline that is shown, and which side
 *  a narrow screen shows. */
export interface CustomerSearch {
  readonly show?: string;
  readonly side?: 'about';
}

type Given = Readonly<Record<string, unknown>>;

/** Reads the address of the list; what it does not understand is left out. */
export function readCustomersSearch({ project, text }: Given): CustomersSearch {
  return {
    ...(typeof project === 'string' && { project }),
    // A number in the address, such as a phone, arrives as one.
    ...((typeof text === 'string' || typeof text === 'number') && { text: String(text) }),
  };
}

/** Reads the address of a customer; what it does not understand is left out. */
export function readCustomerSearch({ show, side }: Given): CustomerSearch {
  return {
    ...(typeof show === 'string' && { show }),
    ...(side === 'about' && { side }),
  };
}
