/** Gives the same answer each time, worked out when it is first asked for. What `find` throws is thrown each time. */
export function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
