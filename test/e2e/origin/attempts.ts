/** What a page may try that is not the playground's: run in that page, as its own script would. */

export interface Targets {
  /** The playground's page. */
  playground: string
  /** Scripts on the page's own port that it may want as a service worker. */
  worker: string
}

/** Each attempt with what came of it: `refused`, or what was got. */
export async function tryAll({ playground, worker }: Targets): Promise<Record<string, string>> {
  const refused = 'refused'
  /** What a page is refused throws, rejects or is empty. */
  const outcome = async (act: () => unknown): Promise<string> => {
    try {
      const got = await act()
      return got === null || got === undefined || got === false ? refused : String(got)
    } catch {
      return refused
    }
  }
  const own = window !== window.top
  // A client's page has its lab in the place of these; a frame of its own has them as they are, where it may be asked.
  const frame = document.createElement('iframe')
  document.body.append(frame)
  let plain: Pick<typeof globalThis, 'fetch' | 'WebSocket'> = window
  try {
    const inside = frame.contentWindow as typeof globalThis | null
    if (inside) plain = { fetch: inside.fetch.bind(inside), WebSocket: inside.WebSocket }
  } catch {
    // A page without origin has none in its frames.
  }
  const socketOpens = () =>
    new Promise<string | null>((resolve) => {
      const socket = new plain.WebSocket(
        `${playground.replace('http', 'ws')}/control/?EIO=4&transport=websocket`,
      )
      socket.onopen = () => resolve('a control channel')
      socket.onerror = () => resolve(null)
    })
  const simple = (path: string, init: RequestInit) =>
    plain.fetch(playground + path, { mode: 'no-cors', ...init })
  const attempts: [string, () => unknown][] = [
    ['the storage of the page', () => localStorage.getItem('marker')],
    ['the storage of the page above', () => (own ? window.top?.localStorage.getItem('marker') : null)],
    ['the storage of whoever opened it', () => window.opener?.localStorage.getItem('marker')],
    ['a handle of whoever opened it', () => window.opener && 'a handle'],
    ['the document above', () => (own ? window.top?.document.title : null)],
    ['a cookie for the whole host', () => document.cookie.includes('wide') && document.cookie],
    [
      'a window with the page',
      async () => {
        const opened = window.open(playground)
        // The page is opened all the same, as any site may open any other; nobody holds it then.
        for (let n = 0; opened && !opened.closed && n < 100; n += 1)
          await new Promise((resolve) => setTimeout(resolve, 20))
        return opened && !opened.closed && 'a window'
      },
    ],
    ['a service worker for everything', () => navigator.serviceWorker.register(worker, { scope: '/' })],
    ['a service worker', () => navigator.serviceWorker.register(worker)],
    [
      'a JSON request',
      () =>
        plain
          .fetch(`${playground}/api/labs`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          })
          .then(({ status }) => status < 400 && 'a lab'),
    ],
    ['a trace of a channel', socketOpens],
  ]
  const table: Record<string, string> = {}
  for (const [name, act] of attempts) table[name] = await outcome(act)
  // Their answers can't be read: how many labs there are then is asked elsewhere.
  await outcome(() => simple('/api/labs', { method: 'POST', body: '{}' }))
  await outcome(() => simple('/api/labs', { method: 'POST' }))
  await outcome(() =>
    navigator.sendBeacon(`${playground}/api/labs`, new Blob(['{}'], { type: 'text/plain' })),
  )
  return table
}

/** Leads the page above elsewhere, in each way that there is. */
export function leadAway(to: string): void {
  const ways = [
    () => {
      if (window.top) window.top.location.href = to
    },
    () => window.open(to, '_top'),
    () => {
      const link = document.createElement('a')
      link.href = to
      link.target = '_top'
      document.body.append(link)
      link.click()
    },
  ]
  for (const way of ways) {
    try {
      way()
    } catch {
      // Refused.
    }
  }
}

/** Shows the playground's page in a frame; resolves when something has come, or nothing will. */
export function frameIt(playground: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.name = 'framed'
    frame.onload = () => resolve()
    frame.src = `${playground}/?framed`
    document.body.append(frame)
  })
}

/** Cookies of this document, as many as it likes. */
export function setCookies(): void {
  try {
    for (let n = 0; n < 40; n++) {
      // biome-ignore lint/suspicious/noDocumentCookie: what a page of a learner does
      document.cookie = `wide${n}=${'x'.repeat(4_000)}; Path=/`
    }
  } catch {
    // Refused.
  }
}
