/** What this tab keeps in the browser: its lab and everything that was typed. Another tab keeps its own. */

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const prefix = 'socketio-playground'
const newestKey = `${prefix}.newest`
const ownKey = `${prefix}.workspace`
const kept = 12
/** What a new tab begins with a copy of: the program and its files, which belong together. */
const copied = ['program', 'files']
/** A tab in the background may be woken once a minute only; one that said nothing for longer is gone. */
const silentMs = 130_000
const beatMs = 20_000

/** Storage that a browser refuses (full, or private) must not keep the page from working. */
export function safely(storage: () => Keeper): Keeper {
  const memory = new Map<string, string>()
  const attempt = <T>(use: (keeper: Keeper) => T, otherwise: T): T => {
    try {
      return use(storage())
    } catch {
      return otherwise
    }
  }
  return {
    getItem: (key) => memory.get(key) ?? attempt((s) => s.getItem(key), null),
    setItem: (key, value) => {
      const stored = attempt((s) => {
        s.setItem(key, value)
        return true
      }, false)
      if (stored) memory.delete(key)
      else memory.set(key, value)
    },
    removeItem: (key) => {
      memory.delete(key)
      attempt((s) => s.removeItem(key), undefined)
    },
  }
}

const parsed = (text: string | null): unknown => {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Tab {
  local: Keeper
  session: Keeper
  /** This load of the page is a reload of the same tab: it is not a copy of a tab that still lives. */
  reloaded: boolean
  now?: () => number
  random?: () => number
}

/** Finds this tab's workspace: its own after a reload, the last one when no tab has it open, else a new one. */
export function createWorkspace({ local, session, reloaded, now = Date.now, random = Math.random }: Tab) {
  const aliveKey = (id: string) => `${prefix}.${id}.alive`
  const valueKey = (id: string, name: string) => `${prefix}.${id}.value.${name}`
  const alive = (id: string) => now() - Number(local.getItem(aliveKey(id)) ?? 0) < silentMs
  const ids = (): string[] => {
    const list = parsed(local.getItem(newestKey))
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
  }
  const names = (id: string): string[] => {
    const list = parsed(local.getItem(`${prefix}.${id}.names`))
    return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
  }

  function open(): string {
    const own = session.getItem(ownKey)
    if (own !== null && (reloaded || !alive(own))) return own
    const last = own ?? ids()[0]
    if (last !== undefined && own === null && !alive(last)) return last
    const fresh = Math.floor(random() * 36 ** 8)
      .toString(36)
      .padStart(8, '0')
    for (const name of copied) {
      const value = last && local.getItem(valueKey(last, name))
      if (value) local.setItem(valueKey(fresh, name), value)
    }
    local.setItem(`${prefix}.${fresh}.names`, JSON.stringify(copied))
    return fresh
  }

  function forget(id: string): void {
    for (const name of names(id)) local.removeItem(valueKey(id, name))
    local.removeItem(`${prefix}.${id}.names`)
    local.removeItem(aliveKey(id))
  }

  const id = open()
  session.setItem(ownKey, id)
  const order = [id, ...ids().filter((other) => other !== id)]
  for (const old of order.slice(kept)) if (!alive(old)) forget(old)
  local.setItem(newestKey, JSON.stringify(order.filter((other, i) => i < kept || alive(other))))

  /** Writing is slow, and most writes would change nothing. */
  const written = new Map<string, string>()

  return {
    id,
    /** What was written under this name, or `undefined`. */
    read: (name: string): unknown => parsed(local.getItem(valueKey(id, name))),
    /** What was written under this name, if it is text. */
    readText: (name: string): string | null => {
      const value = parsed(local.getItem(valueKey(id, name)))
      return typeof value === 'string' ? value : null
    },
    /** Keeps a JSON value; `undefined` takes it away. */
    write: (name: string, value: unknown): void => {
      const text = value === undefined ? undefined : JSON.stringify(value)
      if (text !== undefined && written.get(name) === text) return
      written.delete(name)
      if (text === undefined) {
        local.removeItem(valueKey(id, name))
        return
      }
      const known = names(id)
      if (!known.includes(name)) local.setItem(`${prefix}.${id}.names`, JSON.stringify([...known, name]))
      local.setItem(valueKey(id, name), text)
      written.set(name, text)
    },
    /** This tab lives; said again now and then. */
    beat: (): void => local.setItem(aliveKey(id), String(now())),
    /** This tab closes: another may take the workspace. */
    leave: (): void => local.removeItem(aliveKey(id)),
  }
}
export type Workspace = ReturnType<typeof createWorkspace>

/** The workspace of this browser tab, kept alive until the tab is closed. */
export function openWorkspace(): Workspace {
  const [navigation] = performance.getEntriesByType('navigation')
  const workspace = createWorkspace({
    local: safely(() => localStorage),
    session: safely(() => sessionStorage),
    reloaded: (navigation as PerformanceNavigationTiming | undefined)?.type === 'reload',
  })
  workspace.beat()
  setInterval(workspace.beat, beatMs)
  addEventListener('pagehide', workspace.leave)
  addEventListener('pageshow', workspace.beat)
  return workspace
}
