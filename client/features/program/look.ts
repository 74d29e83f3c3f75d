/** The editor in the page's tokens: number 40, marks 50, lines of 21; a narrow column may ask for less. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const theme = EditorView.theme({
  '&': {
    height: '100%',
    background: 'var(--stage)',
    color: 'var(--ink)',
    fontSize: 'var(--code-size, 13.5px)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { lineHeight: '21px', overflow: 'auto' },
  '&.cm-editor .cm-scroller': { letterSpacing: '-0.01em' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '&.cm-editor .cm-lineWrapping': { wordBreak: 'keep-all' },
  // What does not fit goes on two letters further in, so that it does not look like a line of its own.
  '.cm-line': { padding: '0 12px 0 calc(12px + 2ch)', textIndent: '-2ch' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    background: 'var(--stage)',
    color: 'var(--ink-3)',
    border: '0',
    borderRight: '1px solid var(--line)',
  },
  '.cm-bars': { width: '3px' },
  '.cm-bars .cm-changed': { background: 'var(--prog)' },
  '.cm-bars .cm-current': { background: 'var(--ink)', boxShadow: 'none' },
  '.cm-bars .cm-bad': { background: 'var(--bad)' },
  '.cm-lineNumbers .cm-gutterElement': {
    minWidth: 'var(--code-numbers, 36px)',
    padding: '0 8px 0 0',
    fontSize: '12.5px',
  },
  '.cm-marks': { width: 'var(--code-marks, 50px)' },
  '.cm-mark': {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    paddingLeft: '7px',
    fontSize: '12px',
  },
  '.cm-leads': { cursor: 'pointer' },
  '.cm-leads:hover': { textDecoration: 'underline' },
  '.cm-current': {
    background: 'var(--mark-soft)',
    boxShadow: 'inset 0 1px var(--mark-edge), inset 0 -1px var(--mark-edge)',
  },
  '.cm-lineNumbers .cm-current': { color: 'var(--ink)', fontWeight: '700' },
  '.cm-current.cm-line': { '--comment': 'var(--ink-2)' },
  '.cm-bad.cm-line': { boxShadow: 'inset 0 -1px var(--bad)' },
  '.cm-problem': {
    padding: '3px 12px',
    borderLeft: '3px solid var(--bad)',
    background: 'var(--bad-tint)',
    color: 'var(--bad)',
    fontFamily: 'var(--sans)',
    fontSize: '13px',
    lineHeight: '19px',
    whiteSpace: 'pre-wrap',
  },
  '.cm-edited': { borderLeftColor: 'var(--prog)', background: 'var(--sunken)', color: 'var(--ink-2)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { background: 'var(--sio-tint)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    background: 'none',
    outline: '1px solid var(--control)',
  },
})

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.regexp, tags.special(tags.string)], color: 'var(--code-s)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-s)' },
  { tag: tags.comment, color: 'var(--comment, var(--ink-3))' },
])

export const look = [theme, syntaxHighlighting(colours)]
