import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from './host.ts';

type Log = Host['log'];

/**
 * Wraps a request handler: a failure is logged and answered with `fallback`, and the server goes on.
 * A `ResponseError` is an answer and passes. Requests cancelled before or while they ran are answered so.
 */
export function guardRequest<Params, Result>(
  log: Log,
  name: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
) {
  return async (params: Params, token: CancellationToken): Promise<Result> => {
    try {
      throwIfCancelled(token);
      const result = await handle(params, token);
      throwIfCancelled(token);
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log('error', `${name} failed: ${describeError(error)}`);
      return fallback;
    }
  };
}

/** Wraps a notification handler: a failure is logged, and the server goes on. */
export function guardNotification<Params>(
  log: Log,
  name: string,
  handle: (params: Params) => void | Promise<void>,
) {
  return async (params: Params): Promise<void> => {
    try {
      await handle(params);
    } catch (error) {
      log('error', `${name} failed: ${describeError(error)}`);
    }
  };
}

/** Ends a request that nobody waits for any more. */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

/** What was thrown, with its stack where it has one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
