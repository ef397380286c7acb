/** Placeholder until the demo is there. */
export async function start(): Promise<object> {
  return {};
}
