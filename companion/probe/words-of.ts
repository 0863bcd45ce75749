/** What went wrong, for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const { message } = (typeof error === 'object' && error !== null ? error : {}) as {
    message?: unknown;
  };
  return typeof message === 'string' ? message : String(error);
}
