import { call } from './api.ts';
import { accountState, type Configs, type Credits, configs, credits } from './state.ts';

export async function refreshCredits(): Promise<void> {
  try {
    credits.value = await call<Credits>('POST', '/api/user/get-user-credits');
  } catch {
    // The old number stays; the next task asks again.
  }
}

/** What the page must know before it can offer anything. */
export async function loadAccount(): Promise<void> {
  configs.value = await call<Configs>('GET', '/api/config/get-configs');
  accountState.value = 'checking';
  await refreshCredits();
  accountState.value = 'ready';
}
