/** Bytes as they come, taken again in the pieces that a reader wants. */
export function createGather() {
  let parts = []
  let size = 0
  function whole() {
    if (parts.length > 1) parts = [Buffer.concat(parts)]
    return parts[0] ?? Buffer.alloc(0)
  }
  return {
    push(bytes) {
      parts.push(bytes)
      size += bytes.length
    },
    /** The first so many bytes, left where they are; `undefined` until they have come. */
    peek: (count) => (size < count ? undefined : whole().subarray(0, count)),
    take(count) {
      if (size < count) return undefined
      const all = whole()
      parts = [all.subarray(count)]
      size -= count
      return all.subarray(0, count)
    },
    /** Everything up to and with `mark`. */
    takeTo(mark) {
      const at = whole().indexOf(mark)
      return at < 0 ? undefined : this.take(at + mark.length)
    },
    get size() {
      return size
    },
  }
}
