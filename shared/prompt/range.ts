/** Characters from `start` to before `end`, as UTF-16 offsets. */
export type Range = { start: number; end: number };
