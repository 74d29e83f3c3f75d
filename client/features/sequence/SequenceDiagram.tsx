/** The sequence diagram: an ordered list of what crossed the wire, with a lane for the server and each client. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { useCurrent } from '../../lab/useCurrent.ts'
import { useFold, useLab, useLiveFold, useRecord, useSession, useTrace } from '../../lab/useLab.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import { withClients } from '../../pictures/flow/laneBook.ts'
import { lanesOf } from '../../pictures/lanes.ts'
import { serverOf } from '../../pictures/server.ts'
import { timersOf } from '../../pictures/timers.ts'
import { Button } from '../../ui/Button.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { placeLanes } from './geometry.ts'
import { Heads } from './Heads.tsx'
import type { HeadActs } from './headsProps.ts'
import { pressKey } from './keys.ts'
import { Lanes } from './Lanes.tsx'
import { FilterButton, Legend } from './Legend.tsx'
import { RowItem } from './RowItem.tsx'
import { currentIndex, groupOf, heightOf } from './rows.ts'
import styles from './SequenceDiagram.module.css'
import { usePointed } from './usePointed.ts'
import { useRows } from './useRows.ts'
import { viewStore } from './view.ts'

interface SequenceDiagramProps {
  /** The page's own clients: their lanes stand there before they have done anything. */
  clients?: readonly { client: string; origin: string | null }[]
  /** Shown where the first row will be, as long as nothing has crossed the wire. */
  empty?: ReactNode
  /** Shown under the current row where the page is narrow. */
  detail?: ReactNode
  /** What can be done in the heads; `null`: nothing. */
  acts?: HeadActs | null
  /** Another part of the page leads back to now. */
  hasNow?: boolean
}

const nobody: NonNullable<SequenceDiagramProps['clients']> = []

export function SequenceDiagram(props: SequenceDiagramProps) {
  const { clients = nobody, empty, detail, acts = null, hasNow = false } = props
  const lab = useLab()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const flow = useLiveFold(flowOf)
  const lanesNow = useFold(lanesOf)
  const server = useFold(serverOf)
  const timers = useFold(timersOf)
  const rows = useRows()
  const cursor = useTrace((trace) => trace.cursor)
  const key = useCurrent()?.key ?? null
  const view = useStore(viewStore)
  const otherPort = useSession((session) => session.ports?.otherPort ?? null)
  const viewed = useRecord()

  const allLanes = useMemo(() => withClients(flow.lanes, clients), [flow.lanes, clients])
  const shownLanes = useMemo(
    () =>
      allLanes.filter(
        ({ client, status }) =>
          !view.hiddenClients.has(client) && (status !== 'gone' || flow.lines.lanes[client] !== undefined),
      ),
    [allLanes, view.hiddenClients, flow.lines],
  )
  const geometry = useMemo(() => placeLanes(width, shownLanes), [width, shownLanes])
  const current = currentIndex(rows, key)
  const isPointed = usePointed(rows, key, key !== null && flow.crossings.has(key))
  const lanes = useMemo(() => new Map(allLanes.map((lane) => [lane.client, lane])), [allLanes])
  const laneOf = useCallback((client: string) => lanes.get(client), [lanes])

  const heightAt = (index: number): number => {
    const row = rows[index]
    if (!row) return 28
    return geometry.compact ? 46 : heightOf(row, index === current)
  }
  const virtualizer = useVirtualizer({
    count: width === 0 ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? String(index), [rows]),
    overscan: 4,
    useFlushSync: false,
  })
  /** Whose height is known before it is drawn; narrow pages measure what they draw. */
  const tallRow = geometry.compact ? null : current
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are others as soon as one of these is another.
  useLayoutEffect(() => virtualizer.measure(), [geometry.compact, tallRow])
  /** Nothing but the server's own beginning, however it is shown. */
  const untouched = useMemo(
    () => flow.steps.every(({ kind, crossings }) => groupOf[kind] === 'server' || crossings.length === 0),
    [flow],
  )
  const total = virtualizer.getTotalSize()
  const seen = virtualizer.scrollRect?.height ?? 0
  const { following, onScroll, toNewest, letGo } = useFollow(scroller, {
    height: total,
    seen,
    isLive: cursor === null,
  })

  const drawn = virtualizer.getVirtualItems()
  /** A row that is far out of sight is not in the page. */
  const isDrawn = drawn.some(({ index }) => index === current)

  const wasChosen = useRef(false)
  /** Its step was opened, or folded. */
  const isInside = rows[current]?.type === 'crossing'
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new moment or another height moves the view, not each new row.
  useEffect(() => {
    if (key === null && wasChosen.current) toNewest()
    wasChosen.current = key !== null
    if (current < 0) return
    if (cursor !== null) letGo()
    // Whoever is sent here sees what stands around it; whoever walks goes on at the edge.
    const isFar = isPointed && !isWithin(virtualizer.range, current)
    virtualizer.scrollToIndex(current, { align: isFar ? 'center' : 'auto' })
  }, [key, seen, isInside])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (pressKey(lab, event.key, rows, key)) event.preventDefault()
  }
  const showNewest = () => {
    lab.trace.backToNow()
    toNewest()
  }

  const own = useMemo(() => new Set(clients.map(({ client }) => client)), [clients])
  const isOff = cursor === null ? !following : !hasNow
  const newest = isOff && rows.length > 0 && (
    <Button
      size="small"
      className={styles.newest}
      icon={<ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />}
      onClick={showNewest}
    >
      최신으로
    </Button>
  )

  return (
    <section className={styles.diagram} aria-label="순서">
      <Heads
        geometry={geometry}
        lanes={lanesNow}
        server={server}
        timers={timers}
        host={viewed ? new URL(viewed.page).hostname : location.hostname}
        otherPort={viewed?.ports.otherPort ?? otherPort}
        filter={<FilterButton lanes={allLanes} />}
        own={own}
        acts={acts}
        about={(key !== null && flow.crossings.get(key)?.client) || null}
      >
        {!geometry.compact && <Legend narrow={geometry.nameWidth < 188} />}
      </Heads>
      {/* biome-ignore lint/a11y/useSemanticElements: a scrolling group of one ordered list, moved through by arrow keys. */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="group"
        aria-label="오간 것"
        aria-activedescendant={isDrawn ? `row-${rows[current]?.key}` : undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the current row.
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <ol className={styles.list} style={{ height: total }}>
          {drawn.map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <RowItem
                  key={item.key}
                  row={row}
                  index={item.index}
                  count={rows.length}
                  start={item.start}
                  height={heightAt(item.index)}
                  geometry={geometry}
                  laneOf={laneOf}
                  current={item.index === current}
                  cursor={cursor}
                  detail={geometry.compact && item.index === current ? detail : undefined}
                  measure={geometry.compact ? virtualizer.measureElement : undefined}
                />
              )
            )
          })}
        </ol>
        <div className={styles.rest} style={{ minHeight: untouched ? 120 : 22 }}>
          <svg width={width} height="100%" aria-hidden="true">
            <Lanes geometry={geometry} height={2000} start={total} before={flow.lines} after={flow.lines} />
          </svg>
          {untouched && empty && <div className={styles.empty}>{empty}</div>}
        </div>
      </div>
      {newest}
    </section>
  )
}

/** Whether the row stands between others that are seen. */
const isWithin = (range: { startIndex: number; endIndex: number } | null, index: number): boolean =>
  range !== null && index > range.startIndex && index < range.endIndex

const near = 24

/** `height` of the list, and how much of it is `seen` at once; `isLive`: whoever looks at the past is left in peace. */
function useFollow(
  scroller: RefObject<HTMLElement | null>,
  { height, seen, isLive }: { height: number; seen: number; isLive: boolean },
) {
  const [following, setFollowing] = useState(true)
  const held = useRef(true)
  held.current = following && isLive
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height is what asks for the scroll.
  useLayoutEffect(() => {
    const element = scroller.current
    // Where all is seen, nothing is newer: a list that another one took the place of may have been scrolled.
    if (element && element.scrollHeight - element.clientHeight < near) setFollowing(true)
    if (!element || !held.current) return
    element.scrollTop = 1e9
    // The browser tells of it in the next frame only, and until then the list would draw rows that are out of sight.
    element.dispatchEvent(new Event('scroll'))
  }, [height, seen, scroller])
  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < near)
  }, [scroller])
  const toNewest = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = 1e9
    setFollowing(true)
  }, [scroller])
  return { following, onScroll, toNewest, letGo: useCallback(() => setFollowing(false), []) }
}
