/** What must hold whatever comes in (rules F1 to F7): each breach is kept once, with the first input that showed it. */

const mostTold = 400

export function createOracles() {
  const failures = new Map()
  /** Text by what it says of: nobody but its owner may be told it. */
  const secrets = new Map()
  const doors = new Map()

  function fail(rule, what, input = '') {
    const key = `[${rule}] ${what}`
    const known = failures.get(key)
    if (known) known.count += 1
    else failures.set(key, { count: 1, input })
  }
  function tallyOf(door) {
    const known = doors.get(door) ?? { inputs: 0, ms: 0, answers: {} }
    doors.set(door, known)
    return known
  }

  return {
    fail,
    failures,
    doors,
    /** Nobody but its owner may be told `text`. */
    guard(name, text) {
      secrets.set(text, name)
    },
    /** A reader of all bytes that come to somebody; a secret that is cut in two is seen too. */
    reader(where) {
      let tail = Buffer.alloc(0)
      return (bytes) => {
        const all = tail.length > 0 ? Buffer.concat([tail, bytes]) : bytes
        for (const [text, name] of secrets) {
          const at = all.indexOf(text)
          if (at < 0) continue
          fail(
            'F4',
            `${name} is told at ${where.door}`,
            `${where.input}: …${all.toString('latin1', Math.max(0, at - 100), at + text.length + 60)}`,
          )
        }
        tail = Buffer.from(all.subarray(-80))
        // What was told once is not told again by the rest of it.
        if ([...secrets.keys()].some((text) => tail.includes(text))) tail = Buffer.alloc(0)
      }
    },
    /** One input was sent; `came` is what came of it: a status, `closed`, `open` … */
    tally(door, came) {
      const tally = tallyOf(door)
      tally.inputs += 1
      tally.answers[came] = (tally.answers[came] ?? 0) + 1
    },
    took(door, ms) {
      tallyOf(door).ms = ms
    },
    /** An answer with a status. `ours`: no program of a learner made it. */
    answered(where, { status, body }, ours) {
      const said = body.slice(0, mostTold)
      if (status >= 500 && (ours || said.includes('놀이터 안에서 문제가')))
        fail('F2', `${status} at ${where.door}: ${said.slice(0, 80)}`, where.input)
    },
  }
}
