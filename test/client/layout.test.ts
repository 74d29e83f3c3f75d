/** What is seen of the page, by its room, by what was chosen, and while the server's side is covered. */
import { expect, test } from 'vitest'
import { isSeen, type Layout, type Part, tabsOf, viewOf } from '../../client/app/layout.ts'

const parts: readonly Part[] = ['lesson', 'code', 'sequence', 'console', 'clients', 'panels']
const server = ['code', 'console', 'panels'] as const
const rooms = ['wide', 'middle', 'tablet', 'phone'] as const
const both = [true, false]
const all = both.flatMap((lesson) =>
  rooms.flatMap((room) =>
    parts.flatMap((chosen) =>
      both.flatMap((isDockOpen) =>
        both.map((covered): Layout => ({ lesson, room, chosen, isDockOpen, covered })),
      ),
    ),
  ),
)
const seenIn = (layout: Layout) => parts.filter((part) => isSeen(part, layout)).join(' ')
const named = ({ lesson, room, chosen, isDockOpen, covered }: Layout) =>
  [lesson ? 'chapter' : 'free', room, chosen, isDockOpen && 'dock', covered && 'covered']
    .filter(Boolean)
    .join(', ')

/** By room and chosen part: what is seen. Where all stands beside each other, the dock alone makes a difference. */
const free: Record<(typeof rooms)[number], Partial<Record<Part, string>> & { any?: string; dock?: string }> =
  {
    wide: { any: 'code sequence console clients', dock: 'code sequence console clients panels' },
    middle: { any: 'code sequence console clients', dock: 'code sequence console clients panels' },
    tablet: {
      lesson: 'sequence clients',
      code: 'code console',
      sequence: 'sequence clients',
      console: 'code console',
      clients: 'sequence clients',
      panels: 'panels',
    },
    phone: {
      lesson: 'sequence',
      code: 'code',
      sequence: 'sequence',
      console: 'console',
      clients: 'clients',
      panels: 'panels',
    },
  }
const chapter: typeof free = {
  wide: { any: 'lesson code sequence console clients', dock: 'lesson sequence clients panels' },
  middle: {
    lesson: 'lesson sequence clients',
    code: 'lesson code console',
    sequence: 'lesson sequence clients',
    console: 'lesson code console',
    clients: 'lesson sequence clients',
    panels: 'lesson panels',
  },
  tablet: {
    lesson: 'lesson',
    code: 'code console',
    sequence: 'sequence clients',
    console: 'code console',
    clients: 'sequence clients',
    panels: 'panels',
  },
  phone: {
    lesson: 'lesson',
    code: 'code console',
    sequence: 'sequence',
    console: 'code console',
    clients: 'clients',
    panels: 'panels',
  },
}

test('in every room, with and without a chapter, exactly what should be seen is seen', () => {
  for (const layout of all.filter(({ covered }) => !covered)) {
    const { any, dock, ...byPart } = (layout.lesson ? chapter : free)[layout.room]
    const expected = any === undefined ? byPart[layout.chosen] : layout.isDockOpen ? dock : any
    expect(seenIn(layout), named(layout)).toBe(expected)
  }
})

test('every part can be reached: it is seen, or some tab or the dock shows it', () => {
  for (const lesson of both)
    for (const room of rooms)
      for (const part of parts.filter((one) => lesson || one !== 'lesson'))
        expect(
          all.some(
            (layout) =>
              layout.lesson === lesson && layout.room === room && !layout.covered && isSeen(part, layout),
          ),
          `${part}, ${lesson ? 'chapter' : 'free'}, ${room}`,
        ).toBe(true)
})

test('each tab shows the part that it is named after, and the chosen view is one of the tabs', () => {
  for (const layout of all) {
    const tabs = tabsOf(layout)
    const view = viewOf(layout)
    if (tabs.length === 0) expect(view, named(layout)).toBeNull()
    else expect(tabs, named(layout)).toContain(view)
    if (!tabs.includes(layout.chosen) || layout.covered) continue
    expect(view).toBe(layout.chosen)
    expect(isSeen(layout.chosen, layout), named(layout)).toBe(true)
  }
})

test('a covered server side is never seen, and its tabs show the cover in the place of the diagram', () => {
  for (const layout of all.filter(({ covered }) => covered)) {
    for (const part of server) expect(isSeen(part, layout), `${part}: ${named(layout)}`).toBe(false)
    const view = viewOf(layout)
    const isHidden = server.some((part) => part === view)
    const open = { ...layout, covered: false, ...(isHidden && { chosen: 'sequence' as const }) }
    for (const part of ['lesson', 'clients', 'sequence'] as const)
      expect(isSeen(part, layout), `${part}: ${named(layout)}`).toBe(isSeen(part, open))
  }
})

test('something is always seen', () => {
  for (const layout of all) expect(seenIn(layout), named(layout)).not.toBe('')
})
