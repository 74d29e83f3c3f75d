globalThis.times = (globalThis.times ?? 0) + 1
throw new RangeError(`thrown ${globalThis.times}`)
