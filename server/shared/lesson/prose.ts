/** The text of a lesson, as far as a page draws it. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong'; children: readonly Inline[] }
  /** A moment of the trace that the words speak of. */
  | { type: 'moment'; name: string; children: readonly Inline[] }
  /** A line of the learner's code that the words open in the editor. */
  | { type: 'line'; file: string; line: number; children: readonly Inline[] }
  /** A panel that the words open. */
  | { type: 'panel'; id: string; children: readonly Inline[] }
  /** How the sentence before it was checked. */
  | { type: 'note'; name: string }

export type Block =
  | { type: 'paragraph'; children: readonly Inline[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
  | { type: 'code'; text: string }
  | { type: 'quote'; children: readonly Block[] }
  | { type: 'table'; head: readonly (readonly Inline[])[]; rows: readonly (readonly (readonly Inline[])[])[] }
