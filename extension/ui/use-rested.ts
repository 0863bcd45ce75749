import { useEffect, useState } from 'preact/hooks';

/**
 * The answer to a question that is asked again whenever what it is about has changed and rested.
 *
 * @param about what the question depends on, as text. @param restMs milliseconds.
 * @returns the last answer and what it was about; null before the first.
 */
export function useRested<T>(
  about: string,
  restMs: number,
  ask: () => Promise<T>,
): { about: string; answer: T } | null {
  const [told, setTold] = useState<{ about: string; answer: T } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await ask();
      if (isCurrent) setTold({ about, answer });
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [about]);
  return told;
}
