/** Right words that the dictionary's grammar can't put together, each told as words that it knows. */

const gaps: readonly (readonly [found: RegExp, as: string])[] = [
  // Nouns that hang on another word, and take its particles.
  [/^(.+)(씩|쯤|용|뿐)/, '$1 선택'],
  [/^(.+)째/, '$1 시도'],
  [/^(여기서|누군가|따로|아직|하나하나)/, '시도'],
  // Particles one behind the other.
  [/^(.*(?:까지|마다|부터|에서|만|끼리))의$/, '$1'],
  [/^(.+에서)나$/, '$1'],
  [/^(.*(?:까지|부터))(?:예요|였어요)$/, '$1'],
  [/^(.+)만으로(?:는|도)?$/, '$1'],
  [/^(.+느냐)에$/, '$1'],
  [/^(.+고)만$/, '$1'],
  [/^(어디서)나$/, '$1'],
  [/^(여기|거기|저기)선$/, '$1서'],
  // Endings: 되어서야, 보였대요, `/`래요.
  [/^(.+서)야$/, '$1'],
  [/^(.+)대요$/, '$1다'],
  [/^(.+)래요$/, '$1예요'],
  // What becomes so: 정해진, 조용해졌어요.
  [/^(.*[아어여해켜려져])(?=[지진질집져졌])/, '$1 넓어'],
  [/켰/, '컸'],
]

/** Several words each time; all of them must be known. */
export function roundabout(word: string): string[][] {
  return gaps.filter(([found]) => found.test(word)).map(([found, as]) => word.replace(found, as).split(' '))
}
