import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** 256 bits in hex. */
export type Secret = string;

/** What `hello` answers: only a holder of the secret can know it, and it holds for one port. */
export function helloProof(secret: Secret, nonce: string, port: number, instance: string): string {
  return hmac(secret, `hello|${nonce}|${port}|${instance}`).toString('hex');
}

/** The six digits that the terminal and the extension both show. */
export function checkDigits(secret: Secret): string {
  return String(hmac(secret, 'sas').readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** Compares in a time that does not depend on where the two differ, nor on their lengths. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

function hmac(secret: Secret, text: string): Buffer {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest();
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
