import type { Account } from './account.ts';
import type { PageSettings } from './document.ts';
import type { Faults } from './faults.ts';
import type { Gallery } from './gallery.ts';
import type { OpenLedger } from './ledger.ts';
import type { TaskImage } from './task.ts';

/** A request as it arrived at the API, before anything was decided. */
export type SeenRequest = {
  /** Epoch ms. */
  at: number;
  method: string;
  /** Path with its query. */
  path: string;
  headers: Record<string, string>;
  /** The raw body; '' where there is none. */
  body: string;
};

/** Everything that the routes share. */
export type StudioState = {
  faults: Faults;
  ledger: OpenLedger;
  account: Account;
  gallery: Gallery;
  requests: SeenRequest[];
  /** Requests for pictures, whoever asks for them. */
  pictureRequests: SeenRequest[];
  page: PageSettings;
  speed: number;
  now(): number;
  findImage(url: string): TaskImage | null;
};
