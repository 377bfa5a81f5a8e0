/** A client of the server in the same process, for benches that measure work and not pipes. */

/** A host that never waits, so that the bench measures work and not pauses. */
export function quietHost() {
  return {
    now: () => 0,
    localZone: () => 'UTC',
    newUid: () => 'uid',
    log: (level, message) => {
      if (level === 'error') throw new Error(message);
    },
    after: (_milliseconds, run) => {
      run();
      return () => {};
    },
  };
}

/** Both ends of a connection without streams: messages are handed over as objects. */
export function memoryClient() {
  let receive = () => {};
  let answer = () => {};
  /** Who waits for a notification, by its method. */
  const waiting = new Map();
  let id = 0;
  const nothing = () => ({ dispose() {} });
  const reader = {
    onError: nothing,
    onClose: nothing,
    onPartialMessage: nothing,
    dispose() {},
    listen(callback) {
      receive = callback;
      return { dispose() {} };
    },
  };
  const writer = {
    onError: nothing,
    onClose: nothing,
    dispose() {},
    end() {},
    async write(message) {
      if (message.id !== undefined && !message.method) answer(message.result);
      else waiting.get(message.method)?.(message.params);
    },
  };
  const send = (message) => receive({ jsonrpc: '2.0', ...message });
  const untilNotified = (method) => new Promise((resolve) => waiting.set(method, resolve));
  return {
    reader,
    writer,
    untilNotified,
    request: (method, params) =>
      new Promise((resolve) => {
        answer = resolve;
        send({ id: ++id, method, params });
      }),
    /** Sends a change of text and waits for the diagnostics that follow from it. */
    notify: (method, params) => {
      const published = untilNotified('textDocument/publishDiagnostics');
      send({ method, params });
      return published;
    },
  };
}
