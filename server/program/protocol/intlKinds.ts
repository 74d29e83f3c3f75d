/** The parts of `Intl` that a program has, each with the methods that are asked of Node's own. */
export const intlKinds = {
  Collator: ['compare'],
  DateTimeFormat: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  DisplayNames: ['of'],
  ListFormat: ['format', 'formatToParts'],
  NumberFormat: ['format', 'formatToParts', 'formatRange', 'formatRangeToParts'],
  PluralRules: ['select', 'selectRange'],
  RelativeTimeFormat: ['format', 'formatToParts'],
  Segmenter: ['segment'],
} as const satisfies Record<string, readonly string[]>
export type IntlKind = keyof typeof intlKinds

/** A number that JSON has no way to write. */
export type Written = { number: string } | { bigint: string }
