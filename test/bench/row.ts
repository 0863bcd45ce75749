/** One measured figure. `ratio` is value over rival's value; `met` is null where nothing was promised. */
export type Row = {
  name: string;
  value: number;
  unit: string;
  target: number | null;
  met: boolean | null;
  rival: string | null;
  ratio: number | null;
};
