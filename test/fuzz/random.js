/** Chance that can be had again: everything that a fuzz run decides comes from its seed, the door and the number of the input. */

/** FNV-1a over the text, then xorshift's mixing, so that neighbouring numbers begin far apart. */
function hash(text) {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A source of chance for `name`, e.g. `"7 frames 120"`: the same name gives the same values (mulberry32). */
export function createRandom(name) {
  let state = hash(name)
  /** From 0, below 1. */
  function next() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count) => Math.floor(next() * count)
  const between = (least, most) => least + below(most - least + 1)
  const pick = (items) => items[below(items.length)]
  return {
    below,
    between,
    pick,
    chance: (share) => next() < share,
    /** What `make` gives, so many times. */
    times: (least, most, make) => Array.from({ length: between(least, most) }, (_, at) => make(at)),
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
    /** One of `[weight, make]`, by weight, made. */
    weighted(choices) {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, make] of choices) {
        left -= weight
        if (left < 0) return make()
      }
      return choices[0][1]()
    },
  }
}
