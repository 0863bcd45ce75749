/** Words that say that something is not to be there. */
export const NEGATIONS =
  "no without not never none nothing nobody neither nor cannot can't don't doesn't isn't aren't wasn't weren't won't didn't hasn't haven't couldn't wouldn't shouldn't don’t doesn’t isn’t can’t aren’t wasn’t lacking lacks absent devoid textless без нет не ни";

/** Those that are other words in English. */
export const SPANISH_NEGATIONS = 'sin nunca ningún ninguna ni nada';
