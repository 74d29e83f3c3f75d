/** Names that the inspector expects to find when it is loaded and QuickJS does not have. Nothing is ever called on them. */
for (const name of ['Atomics', 'WeakRef', 'FinalizationRegistry', 'BigInt64Array', 'BigUint64Array']) {
  if (name in globalThis) continue
  const missing = name === 'Atomics' ? {} : class {}
  Object.defineProperty(globalThis, name, { value: missing, configurable: true, enumerable: false })
}
