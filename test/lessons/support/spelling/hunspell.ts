/** Which of many words the Korean dictionary does not know: one process for all. */
import { spawnSync } from 'node:child_process'

const needed =
  'The spelling of the Korean text is checked with hunspell and its Korean dictionary. Install both: apt-get install hunspell hunspell-ko'

/** The dictionary takes composed letters (NFC), and knows whether a particle fits its noun. */
export function unknownWords(words: Iterable<string>, program = 'hunspell'): Set<string> {
  const input = [...words].join('\n')
  const { status, stdout } = spawnSync(program, ['-i', 'UTF-8', '-d', 'ko_KR', '-l'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(needed)
  return new Set(stdout.split('\n').filter((word) => word !== ''))
}
