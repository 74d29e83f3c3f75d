/** The text of a chapter. Words about a moment of the trace go there, and are marked while it is the current one. */

import { Fragment, type ReactNode } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import type { Block, Inline } from '#shared/lesson/prose.ts'
import { useCurrent } from '../../lab/useCurrent.ts'
import { useRecord } from '../../lab/useLab.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Prose.module.css'
import { useCoursePage } from './page.ts'
import { useGoToSpot, useSpot } from './useSpot.ts'

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
      return (
        <table className={styles.table}>
          <thead>
            <Row cells={block.head} notes={notes} as="th" />
          </thead>
          <tbody>
            {each(block.rows, (cells) => (
              <Row cells={cells} notes={notes} as="td" />
            ))}
          </tbody>
        </table>
      )
    default:
      return assertNever(block)
  }
}

interface RowProps extends Pick<ProseProps, 'notes'> {
  cells: readonly (readonly Inline[])[]
  as: 'th' | 'td'
}

function Row({ cells, notes, as: Cell }: RowProps) {
  return (
    <tr>
      {each(cells, (cell) => (
        <Cell>
          <Inlines all={cell} notes={notes} />
        </Cell>
      ))}
    </tr>
  )
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
    case 'panel':
      return <PanelWords inline={inline} notes={notes} />
    case 'moment':
      return <MomentWords inline={inline} notes={notes} />
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

/** Before the diagram has a row for the moment, they are words like others. */
function MomentWords({ inline, notes }: WordsProps<'moment'>) {
  const spot = useSpot(inline.name)
  const goTo = useGoToSpot()
  const current = useCurrent()
  const record = useRecord()
  const words = <Inlines all={inline.children} notes={notes} />
  if (!spot) return words
  const isShown = record === (spot.recorded?.viewed ?? null)
  const isCurrent = isShown && current?.seq === spot.seq && current.part === spot.part
  return (
    <button
      type="button"
      className={styles.moment}
      aria-current={isCurrent || undefined}
      onClick={() => goTo(spot)}
    >
      {words}
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

/** Text with code between backticks and `**strong**`, as the front matter has it. */
export function Words({ text }: { text: string }) {
  return each(text.split(/(`[^`]+`|\*\*[^*]+\*\*)/), (part) => {
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
export const plain = (text: string): string => text.replaceAll('`', '').replaceAll('**', '')
