/** The text of a chapter. Words about a moment of the trace go there, and are marked while it is the current one. */

import { Fragment, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '#shared/assertNever.ts'
import type { Block, Inline } from '#shared/lesson/prose.ts'
import { placeStore } from '../../lab/place.ts'
import { useCurrent } from '../../lab/useCurrent.ts'
import { useLab } from '../../lab/useLab.ts'
import { Popover } from '../../ui/Popover.tsx'
import { lineLink } from './codePlace.ts'
import { liveStore } from './live.ts'
import styles from './Prose.module.css'
import { useCoursePage } from './page.ts'
import { TableView } from './TableView.tsx'

interface ProseProps {
  blocks: readonly Block[]
  /** What the footnotes say. */
  notes: Readonly<Record<string, readonly Block[]>>
}

/** The parts of a text, in an order that does not change. */
function each<T>(parts: readonly T[], view: (part: T) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change.
  return parts.map((part, i) => <Fragment key={i}>{view(part)}</Fragment>)
}

export function Prose({ blocks, notes }: ProseProps) {
  return (
    <div className={styles.prose}>
      {each(blocks, (block) => (
        <BlockView block={block} notes={notes} />
      ))}
    </div>
  )
}

function BlockView({ block, notes }: { block: Block; notes: ProseProps['notes'] }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines all={block.children} notes={notes} />
        </p>
      )
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Prose blocks={block.children} notes={notes} />
        </blockquote>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={block.ordered ? styles.ordered : styles.list}>
          {each(block.items, (item) => (
            <li>
              {item.map((one) =>
                one.type === 'paragraph' ? (
                  <Inlines key="text" all={one.children} notes={notes} />
                ) : (
                  <BlockView key={one.type} block={one} notes={notes} />
                ),
              )}
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return <TableView table={block} words={(cell) => <Inlines all={cell} notes={notes} />} />
    default:
      return assertNever(block)
  }
}

function Inlines({ all, notes }: { all: readonly Inline[]; notes: ProseProps['notes'] }) {
  return each(all, (inline) => <InlineView inline={inline} notes={notes} />)
}

function InlineView({ inline, notes }: { inline: Inline; notes: ProseProps['notes'] }): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'code':
      return <Word text={inline.text} />
    case 'strong':
      return (
        <strong>
          <Inlines all={inline.children} notes={notes} />
        </strong>
      )
    case 'line':
    case 'panel':
    case 'moment':
      return <Link inline={inline} notes={notes} />
    case 'note':
      return <Note name={inline.name} notes={notes} />
    default:
      return assertNever(inline)
  }
}

interface WordsProps<T extends Inline['type']> {
  inline: Extract<Inline, { type: T }>
  notes: ProseProps['notes']
}

/** Before the trace has the moment, they are words like others. */
function MomentWords({ inline, notes }: WordsProps<'moment'>) {
  const lab = useLab()
  const place = useStore(liveStore, (live) => live.moments[inline.name])
  const current = useCurrent()
  const words = <Inlines all={inline.children} notes={notes} />
  if (!place) return <span className={styles.waiting}>{words}</span>
  const isCurrent = current?.seq === place.seq && current.part === place.part
  return (
    <button
      type="button"
      className={styles.moment}
      aria-current={isCurrent || undefined}
      onClick={() => lab.trace.select(place.seq, place.part)}
    >
      {words}
    </button>
  )
}

/** As long as what it leads to is covered, it leads nowhere. */
function Link({ inline, notes }: WordsProps<'line' | 'panel' | 'moment'>) {
  const covered = useStore(placeStore, (place) => place.covered)
  const words = <Inlines all={inline.children} notes={notes} />
  if (covered) return words
  if (inline.type === 'panel') return <PanelWords inline={inline} notes={notes} />
  if (inline.type === 'moment') return <MomentWords inline={inline} notes={notes} />
  return (
    <LineWords file={inline.file} line={inline.line}>
      {words}
    </LineWords>
  )
}

/** Words that name a line of the learner's code: pressed, the editor shows it. */
function LineWords({ file, line, children }: { file: string; line: number; children: ReactNode }) {
  const { showCode } = useCoursePage()
  return (
    <button type="button" className={styles.moment} onClick={() => showCode(file, line)}>
      {children}
    </button>
  )
}

function PanelWords({ inline, notes }: WordsProps<'panel'>) {
  const { openPanel } = useCoursePage()
  return (
    <button type="button" className={styles.moment} onClick={() => openPanel(inline.id)}>
      <Inlines all={inline.children} notes={notes} />
    </button>
  )
}

/** How the sentence before it was checked. */
function Note({ name, notes }: { name: string; notes: ProseProps['notes'] }) {
  const blocks = notes[name]
  if (!blocks) return null
  return (
    <Popover
      label="이렇게 확인했어요"
      trigger={
        <button type="button" className={styles.note} aria-label="이렇게 확인했어요">
          근거
        </button>
      }
    >
      <Prose blocks={blocks} notes={{}} />
    </Popover>
  )
}

/** Longer ones than the column has room for may be broken. */
const mostWhole = 24

function Word({ text }: { text: string }) {
  return (
    <code className={styles.word} data-long={text.length > mostWhole || undefined}>
      {text}
    </code>
  )
}

/** Text with code between backticks, `**strong**` and lines of code, as the front matter has it. */
export function Words({ text }: { text: string }): ReactNode {
  return each(text.split(/(\[[^\]]+\]\(code:[^)]+\)|`[^`]+`|\*\*[^*]+\*\*)/), (part) => {
    const [, words = '', file = '', line] = lineLink.exec(part) ?? []
    if (line !== undefined && part.startsWith('['))
      return (
        <LineWords file={file} line={Number(line)}>
          <Words text={words} />
        </LineWords>
      )
    if (part.startsWith('`')) return <Word text={part.slice(1, -1)} />
    return part.startsWith('**') ? <strong>{part.slice(2, -2)}</strong> : part
  })
}

/** Says first whether it was right, where the sentence itself does not. */
export function Verdict({ right, wrong, say }: { right: boolean; wrong: string; say: string }) {
  const isSaid = right && /^(맞아요|네[,.])/.test(say)
  return (
    <>
      {!isSaid && (
        <>
          <b className={right ? styles.right : styles.wrong}>{right ? '맞아요.' : wrong}</b>{' '}
        </>
      )}
      <Words text={say} />
    </>
  )
}

/** The same for readers: without the marks of the notation. */
export const plain = (text: string): string =>
  text
    .replace(/\[([^\]]+)\]\(code:[^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll('**', '')
